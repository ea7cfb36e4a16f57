/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_OSM_RELATION_BUILDER_H
#define ADG_GEO_OSM_RELATION_BUILDER_H

#include <cpl_vsi.h>

#include "core/text.h"
#include "geo/osm_relations.h"

/** A relation while it is read, whatever the format. */
typedef struct {
    adg_osm_relation_taker take;
    adg_osm_ends_taker take_ends;
    void *data;
    long long id;
    adg_osm_tag *tag; /* strings on the heap */
    size_t n_tags, tag_capacity;
    adg_osm_member *member; /* roles on the heap */
    size_t n_members, member_capacity;
    long long way, first, last; /* the way at hand, where the format tells its nodes one by one */
    bool has_nodes;
} adg_osm_relation_builder;

void adg_osm_relation_begin(adg_osm_relation_builder *builder, long long id);
/** Texts are copied: n bytes, not ended by 0. False: out of memory. */
bool adg_osm_relation_add_tag(adg_osm_relation_builder *builder, const char *key, size_t n_key,
                              const char *value, size_t n_value);
bool adg_osm_relation_add_member(adg_osm_relation_builder *builder, char type, long long id,
                                 const char *role, size_t n_role);
/** Hands it over. False: out of memory. */
bool adg_osm_relation_end(adg_osm_relation_builder *builder);
void adg_osm_relation_release(adg_osm_relation_builder *builder);

/** What became of a file. */
typedef enum {
    ADG_OSM_READ,
    ADG_OSM_DAMAGED,
    ADG_OSM_NO_MEMORY
} adg_osm_outcome;

adg_osm_outcome adg_osm_relations_xml(VSILFILE *file, adg_osm_relation_builder *builder);
adg_osm_outcome adg_osm_relations_pbf(VSILFILE *file, adg_osm_relation_builder *builder);

#endif
