/* SPDX-License-Identifier: MPL-2.0 */
#include <cpl_conv.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "geo/osm_relation_builder.h"
#include "geo/protobuf.h"

/* What the format itself allows. Source: wiki.openstreetmap.org/wiki/PBF_Format. */
enum {
    LONGEST_HEADER = 64 * 1024,
    LONGEST_BLOB = 32 * 1024 * 1024
};

/* The strings of a block; relations name them by number. */
typedef struct {
    adg_protobuf *string;
    size_t n, capacity;
} strings;

/* ---- relations ---- */

/* The packed lists of one relation, side by side. */
typedef struct {
    long long id;
    adg_protobuf keys, values, roles, members, types;
} parts;

static parts read_parts(adg_protobuf *message)
{
    parts p = {0};
    adg_protobuf_field field;
    while (adg_protobuf_next(message, &field)) {
        switch (field.number) {
        case 1:
            p.id = (long long)field.value;
            break;
        case 2:
            p.keys = field.bytes;
            break;
        case 3:
            p.values = field.bytes;
            break;
        case 8:
            p.roles = field.bytes;
            break;
        case 9:
            p.members = field.bytes;
            break;
        case 10:
            p.types = field.bytes;
            break;
        default:
            break;
        }
    }
    return p;
}

/* The string of the next number of a list; empty, and the list damaged, where there is none. */
static adg_protobuf next_string(const strings *s, adg_protobuf *list)
{
    uint64_t number = adg_protobuf_number(list);
    if (number < s->n)
        return s->string[number];
    list->damaged = true;
    return (adg_protobuf){0};
}

static bool add_tags(const strings *s, parts *p, adg_osm_relation_builder *builder)
{
    bool ok = true;
    while (ok && adg_protobuf_left(&p->keys) && adg_protobuf_left(&p->values)) {
        adg_protobuf key = next_string(s, &p->keys), value = next_string(s, &p->values);
        if (key.at && value.at)
            ok = adg_osm_relation_add_tag(builder, (const char *)key.at, adg_protobuf_left(&key),
                                          (const char *)value.at, adg_protobuf_left(&value));
    }
    return ok;
}

static bool add_members(const strings *s, parts *p, adg_osm_relation_builder *builder)
{
    static const char types[] = "nwr";
    uint64_t id = 0; /* each is written as the difference to the last; sums may wrap */
    bool ok = true;
    while (ok && adg_protobuf_left(&p->members) && adg_protobuf_left(&p->roles) &&
           adg_protobuf_left(&p->types)) {
        id += (uint64_t)adg_protobuf_signed(adg_protobuf_number(&p->members));
        uint64_t type = adg_protobuf_number(&p->types);
        adg_protobuf role = next_string(s, &p->roles);
        if (type < 3 && role.at)
            ok = adg_osm_relation_add_member(builder, types[type], (long long)id,
                                             (const char *)role.at, adg_protobuf_left(&role));
        else
            p->types.damaged = true;
    }
    return ok;
}

static adg_osm_outcome take_relation(const strings *s, adg_protobuf *message,
                                     adg_osm_relation_builder *builder)
{
    parts p = read_parts(message);
    adg_osm_relation_begin(builder, p.id);
    if (!add_tags(s, &p, builder) || !add_members(s, &p, builder))
        return ADG_OSM_NO_MEMORY;
    if (message->damaged || p.keys.damaged || p.values.damaged || p.members.damaged ||
        p.roles.damaged || p.types.damaged)
        return ADG_OSM_DAMAGED;
    return adg_osm_relation_end(builder) ? ADG_OSM_READ : ADG_OSM_NO_MEMORY;
}

/* ---- ways ---- */

/* Of each node only the difference to the last is written; sums may wrap. */
static adg_osm_outcome take_way(adg_protobuf *message, adg_osm_relation_builder *builder)
{
    uint64_t id = 0, first = 0, last = 0;
    adg_protobuf nodes = {0};
    adg_protobuf_field field;
    while (adg_protobuf_next(message, &field)) {
        if (field.number == 1)
            id = field.value;
        else if (field.number == 8)
            nodes = field.bytes;
    }
    bool any = adg_protobuf_left(&nodes) > 0;
    if (any)
        first = last = (uint64_t)adg_protobuf_signed(adg_protobuf_number(&nodes));
    while (!nodes.damaged && adg_protobuf_left(&nodes))
        last += (uint64_t)adg_protobuf_signed(adg_protobuf_number(&nodes));
    if (message->damaged || nodes.damaged)
        return ADG_OSM_DAMAGED;
    bool ok =
        !any || builder->take_ends(builder->data, (long long)id, (long long)first, (long long)last);
    return ok ? ADG_OSM_READ : ADG_OSM_NO_MEMORY;
}

/* ---- blocks ---- */

static bool read_strings(adg_protobuf *table, strings *s)
{
    adg_protobuf_field field;
    while (adg_protobuf_next(table, &field)) {
        if (field.number != 1)
            continue;
        adg_protobuf *grown = adg_grow_array(s->string, s->n, &s->capacity, sizeof *grown);
        if (!grown)
            return false;
        s->string = grown;
        grown[s->n++] = field.bytes;
    }
    return true;
}

static adg_osm_outcome take_group(const strings *s, adg_protobuf *group,
                                  adg_osm_relation_builder *builder)
{
    adg_protobuf_field field;
    adg_osm_outcome outcome = ADG_OSM_READ;
    while (outcome == ADG_OSM_READ && adg_protobuf_next(group, &field))
        if (field.number == 3)
            outcome = take_way(&field.bytes, builder);
        else if (field.number == 4)
            outcome = take_relation(s, &field.bytes, builder);
    return outcome == ADG_OSM_READ && group->damaged ? ADG_OSM_DAMAGED : outcome;
}

/* The strings may stand behind the groups that name them. */
static adg_osm_outcome take_block(adg_protobuf block, adg_osm_relation_builder *builder)
{
    strings s = {0};
    adg_protobuf_field field;
    adg_osm_outcome outcome = ADG_OSM_READ;
    for (adg_protobuf all = block; outcome == ADG_OSM_READ && adg_protobuf_next(&all, &field);)
        if (field.number == 1 && !read_strings(&field.bytes, &s))
            outcome = ADG_OSM_NO_MEMORY;
    while (outcome == ADG_OSM_READ && adg_protobuf_next(&block, &field))
        if (field.number == 2)
            outcome = take_group(&s, &field.bytes, builder);
    free(s.string);
    return outcome == ADG_OSM_READ && block.damaged ? ADG_OSM_DAMAGED : outcome;
}

/* ---- blobs ---- */

static adg_osm_outcome unpack_block(adg_protobuf packed, uint64_t size,
                                    adg_osm_relation_builder *builder)
{
    if (size > LONGEST_BLOB)
        return ADG_OSM_DAMAGED;
    uint8_t *bytes = malloc(size + 1);
    size_t n = 0;
    adg_osm_outcome outcome = bytes ? ADG_OSM_DAMAGED : ADG_OSM_NO_MEMORY;
    if (bytes && CPLZLibInflate(packed.at, adg_protobuf_left(&packed), bytes, size, &n) &&
        n == size)
        outcome = take_block((adg_protobuf){bytes, bytes + n, false}, builder);
    free(bytes);
    return outcome;
}

/* Other ways of packing than zlib are not read by GDAL either, which has said so before. */
static adg_osm_outcome take_blob(adg_protobuf blob, adg_osm_relation_builder *builder)
{
    adg_protobuf raw = {0}, packed = {0};
    uint64_t size = 0;
    adg_protobuf_field field;
    while (adg_protobuf_next(&blob, &field)) {
        if (field.number == 1)
            raw = field.bytes;
        else if (field.number == 2)
            size = field.value;
        else if (field.number == 3)
            packed = field.bytes;
    }
    if (blob.damaged || (!raw.at && !packed.at))
        return ADG_OSM_DAMAGED;
    return raw.at ? take_block(raw, builder) : unpack_block(packed, size, builder);
}

/* n bytes of the file on the heap; NULL with the outcome when there are not so many. */
static uint8_t *read_bytes(VSILFILE *file, size_t n, adg_osm_outcome *outcome)
{
    uint8_t *bytes = malloc(n + 1);
    *outcome = bytes ? ADG_OSM_READ : ADG_OSM_NO_MEMORY;
    if (bytes && VSIFReadL(bytes, 1, n, file) != n) {
        free(bytes);
        bytes = NULL;
        *outcome = ADG_OSM_DAMAGED;
    }
    return bytes;
}

/* Whether the blob that follows holds data, and how long it is. */
static bool read_header(adg_protobuf header, bool *is_data, uint64_t *size)
{
    adg_protobuf_field field;
    *is_data = false;
    *size = 0;
    while (adg_protobuf_next(&header, &field)) {
        if (field.number == 1)
            *is_data =
                adg_protobuf_left(&field.bytes) == 7 && memcmp(field.bytes.at, "OSMData", 7) == 0;
        else if (field.number == 3)
            *size = field.value;
    }
    return !header.damaged && *size <= LONGEST_BLOB;
}

static adg_osm_outcome take_next(VSILFILE *file, size_t header_length,
                                 adg_osm_relation_builder *builder)
{
    adg_osm_outcome outcome;
    bool is_data;
    uint64_t size;
    uint8_t *header = read_bytes(file, header_length, &outcome);
    if (!header)
        return outcome;
    bool ok = read_header((adg_protobuf){header, header + header_length, false}, &is_data, &size);
    free(header);
    uint8_t *blob = ok ? read_bytes(file, size, &outcome) : NULL;
    if (!blob)
        return ok ? outcome : ADG_OSM_DAMAGED;
    if (is_data)
        outcome = take_blob((adg_protobuf){blob, blob + size, false}, builder);
    free(blob);
    return outcome;
}

adg_osm_outcome adg_osm_relations_pbf(VSILFILE *file, adg_osm_relation_builder *builder)
{
    adg_osm_outcome outcome = ADG_OSM_READ;
    uint8_t length[4];
    size_t n = 0;
    while (outcome == ADG_OSM_READ && (n = VSIFReadL(length, 1, 4, file)) == 4) {
        size_t header =
            (size_t)length[0] << 24 | (size_t)length[1] << 16 | (size_t)length[2] << 8 | length[3];
        outcome = header <= LONGEST_HEADER ? take_next(file, header, builder) : ADG_OSM_DAMAGED;
    }
    return outcome == ADG_OSM_READ && n != 0 ? ADG_OSM_DAMAGED : outcome;
}
