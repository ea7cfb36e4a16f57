/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/osm_relations.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/path_ending.h"
#include "geo/gdal_session.h"
#include "geo/osm_reader.h"
#include "geo/osm_relation_builder.h"

/* ---- a relation while it is read ---- */

static void clear(adg_osm_relation_builder *b)
{
    for (size_t t = 0; t < b->n_tags; t++) {
        free((char *)b->tag[t].key);
        free((char *)b->tag[t].value);
    }
    for (size_t m = 0; m < b->n_members; m++)
        free((char *)b->member[m].role);
    b->n_tags = b->n_members = 0;
}

void adg_osm_relation_begin(adg_osm_relation_builder *b, long long id)
{
    clear(b);
    b->id = id;
}

bool adg_osm_relation_add_tag(adg_osm_relation_builder *b, const char *key, size_t n_key,
                              const char *value, size_t n_value)
{
    adg_osm_tag *grown = adg_grow_array(b->tag, b->n_tags, &b->tag_capacity, sizeof *grown);
    if (!grown)
        return false;
    b->tag = grown;
    adg_osm_tag *tag = &grown[b->n_tags++];
    *tag = (adg_osm_tag){strndup(key, n_key), strndup(value, n_value)};
    return tag->key && tag->value;
}

bool adg_osm_relation_add_member(adg_osm_relation_builder *b, char type, long long id,
                                 const char *role, size_t n_role)
{
    adg_osm_member *grown =
        adg_grow_array(b->member, b->n_members, &b->member_capacity, sizeof *grown);
    if (!grown)
        return false;
    b->member = grown;
    adg_osm_member *member = &grown[b->n_members++];
    *member = (adg_osm_member){type, id, strndup(role, n_role)};
    return member->role != NULL;
}

bool adg_osm_relation_end(adg_osm_relation_builder *b)
{
    const adg_osm_relation relation = {b->id, b->tag, b->n_tags, b->member, b->n_members};
    return b->take(b->data, &relation);
}

void adg_osm_relation_release(adg_osm_relation_builder *b)
{
    clear(b);
    free(b->tag);
    free(b->member);
}

/* ---- the file ---- */

static void fault_damaged(const char *shown, adg_faults *faults)
{
    adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "damaged_file",
                                    (adg_place){shown, NULL, NULL, -1}, "%s",
                                    _("is damaged: its relations cannot be read.")),
                     _("The file may have been cut short in a copy or download; get it again."));
}

adg_status adg_osm_relations_read(const char *path, const char *shown, adg_osm_relation_taker take,
                                  adg_osm_ends_taker take_ends, void *data, adg_faults *faults,
                                  adg_error *error)
{
    adg_osm_relation_builder builder = {.take = take, .take_ends = take_ends, .data = data};
    adg_gdal_errors errors;
    char *opened = adg_osm_unpacking_path(path);
    if (!opened)
        return adg_fail_memory(error);
    adg_gdal_catch(&errors);
    VSILFILE *file = VSIFOpenL(opened, "rb");
    adg_osm_outcome outcome = ADG_OSM_DAMAGED;
    if (file)
        outcome = adg_path_ends_in(path, ".pbf") ? adg_osm_relations_pbf(file, &builder)
                                                 : adg_osm_relations_xml(file, &builder);
    if (file)
        VSIFCloseL(file);
    adg_gdal_release();
    adg_osm_relation_release(&builder);
    free(opened);
    if (outcome == ADG_OSM_NO_MEMORY)
        return adg_fail_memory(error);
    if (outcome == ADG_OSM_DAMAGED || errors.failures)
        fault_damaged(shown, faults);
    return ADG_OK;
}
