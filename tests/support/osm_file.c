/* SPDX-License-Identifier: MPL-2.0 */
#include "support/osm_file.h"

#include <cpl_conv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

/* ---- tags ---- */

enum {
    LONGEST_TAGS = 1024
};

/* Calls visit for every "key=value" of a list divided by ", ". */
static void each_tag(const char *tags,
                     void (*visit)(void *data, const char *key, const char *value), void *data)
{
    char copy[LONGEST_TAGS];
    snprintf(copy, sizeof copy, "%s", tags);
    for (char *at = copy; at && *at;) {
        char *next = strstr(at, ", ");
        if (next)
            *next = '\0';
        char *equals = strchr(at, '=');
        assert_non_null(equals);
        *equals = '\0';
        visit(data, at, equals + 1);
        at = next ? next + 2 : NULL;
    }
}

/* Calls visit for every "w11 from" of a list divided by ", ". */
static void each_member(const char *members,
                        void (*visit)(void *data, char type, long long id, const char *role),
                        void *data)
{
    char type, role[32];
    long long id;
    int length;
    for (const char *at = members;
         sscanf(at, "%c%lld %31[^,]%n", &type, &id, role, &length) == 3;) {
        visit(data, type, id, role);
        at += length;
        at += strspn(at, ", ");
    }
}

/* ---- XML ---- */

static void append_escaped(adg_text *xml, const char *value)
{
    for (const char *c = value; *c; c++)
        switch (*c) {
        case '&':
            adg_text_append(xml, "&amp;");
            break;
        case '"':
            adg_text_append(xml, "&quot;");
            break;
        case '<':
            adg_text_append(xml, "&lt;");
            break;
        default:
            adg_text_append_n(xml, c, 1);
        }
}

static void append_tag(void *data, const char *key, const char *value)
{
    adg_text *xml = data;
    adg_text_format(xml, "    <tag k=\"%s\" v=\"", key);
    append_escaped(xml, value);
    adg_text_append(xml, "\"/>\n");
}

static void append_member(void *data, char type, long long id, const char *role)
{
    const char *name = type == 'n' ? "node" : type == 'w' ? "way" : "relation";
    adg_text_format(data, "    <member type=\"%s\" ref=\"%lld\" role=\"%s\"/>\n", name, id, role);
}

static void append_relation(adg_text *xml, const osm_relation *relation)
{
    adg_text_format(xml, "  <relation id=\"%lld\">\n", relation->id);
    each_member(relation->members, append_member, xml);
    each_tag(relation->tags, append_tag, xml);
    adg_text_append(xml, "  </relation>\n");
}

const char *osm_write(const char *name, const osm_data *data)
{
    adg_text xml = ADG_TEXT_INIT;
    adg_text_append(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n");
    for (size_t i = 0; i < data->n_nodes; i++) {
        const osm_node *node = &data->node[i];
        adg_text_format(&xml, "  <node id=\"%lld\" lat=\"%.7f\" lon=\"%.7f\"/>\n", node->id,
                        node->lat / 1e7, node->lon / 1e7);
    }
    for (size_t w = 0; w < data->n_ways; w++) {
        const osm_way *way = &data->way[w];
        adg_text_format(&xml, "  <way id=\"%lld\">\n", way->id);
        for (size_t k = 0; k < way->n_refs; k++)
            adg_text_format(&xml, "    <nd ref=\"%lld\"/>\n", way->ref[k]);
        each_tag(way->tags, append_tag, &xml);
        adg_text_append(&xml, "  </way>\n");
    }
    for (size_t k = 0; k < data->n_relations; k++)
        append_relation(&xml, &data->relation[k]);
    adg_text_append(&xml, "</osm>\n");
    const char *path = scratch_write(name, adg_text_string(&xml));
    adg_text_release(&xml);
    return path;
}

/* ---- PBF: numbers of variable length, fields as (number << 3 | type) ---- */

static void put_number(adg_text *out, uint64_t value)
{
    do {
        char byte = (char)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
        adg_text_append_n(out, &byte, 1);
        value >>= 7;
    } while (value);
}

static uint64_t zigzag(int64_t value)
{
    return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}

static void put_field(adg_text *out, unsigned field, uint64_t value)
{
    put_number(out, field << 3);
    put_number(out, value);
}

static void put_bytes(adg_text *out, unsigned field, const char *bytes, size_t n)
{
    put_number(out, field << 3 | 2);
    put_number(out, n);
    adg_text_append_n(out, bytes, n);
}

/* Adds a message and empties it. */
static void put_message(adg_text *out, unsigned field, adg_text *message)
{
    put_bytes(out, field, adg_text_string(message), message->length);
    adg_text_release(message);
}

/* The content as it stands, or packed by zlib. */
static void put_content(adg_text *blob, adg_text *content, bool packed)
{
    size_t n = content->length, n_packed = 0;
    if (packed) {
        void *bytes = CPLZLibDeflate(adg_text_string(content), n, -1, NULL, 0, &n_packed);
        assert_non_null(bytes);
        put_field(blob, 2, n);
        put_bytes(blob, 3, bytes, n_packed);
        VSIFree(bytes);
        adg_text_release(content);
    } else {
        put_message(blob, 1, content);
        put_field(blob, 2, n);
    }
}

static void put_blob(adg_text *file, const char *type, adg_text *content, bool packed)
{
    adg_text blob = ADG_TEXT_INIT, header = ADG_TEXT_INIT;
    put_content(&blob, content, packed);
    put_bytes(&header, 1, type, strlen(type));
    put_field(&header, 3, blob.length);
    for (int shift = 24; shift >= 0; shift -= 8)
        adg_text_append_n(file, (char[]){(char)(header.length >> shift)}, 1);
    adg_text_append_n(file, adg_text_string(&header), header.length);
    adg_text_append_n(file, adg_text_string(&blob), blob.length);
    adg_text_release(&header);
    adg_text_release(&blob);
}

/* A block under construction: its strings, and what refers to them. */
typedef struct {
    adg_text strings, keys, values, group;
    uint64_t n_strings;
    adg_text roles, members, types; /* of a relation */
    long long last_id;
} pbf_block;

static void put_string(pbf_block *b, const char *string)
{
    put_bytes(&b->strings, 1, string, strlen(string));
    b->n_strings++;
}

static void put_tag(void *data, const char *key, const char *value)
{
    pbf_block *b = data;
    put_number(&b->keys, b->n_strings);
    put_string(b, key);
    put_number(&b->values, b->n_strings);
    put_string(b, value);
}

static void put_block(adg_text *file, pbf_block *b, bool packed)
{
    adg_text block = ADG_TEXT_INIT;
    put_message(&block, 1, &b->strings);
    put_message(&block, 2, &b->group);
    put_blob(file, "OSMData", &block, packed);
}

static void put_nodes(adg_text *file, const osm_data *data)
{
    pbf_block b = {.n_strings = 0};
    put_string(&b, "");
    for (size_t i = 0; i < data->n_nodes; i++) {
        adg_text node = ADG_TEXT_INIT;
        put_field(&node, 1, zigzag(data->node[i].id));
        put_field(&node, 8, zigzag(data->node[i].lat));
        put_field(&node, 9, zigzag(data->node[i].lon));
        put_message(&b.group, 1, &node);
    }
    put_block(file, &b, false);
}

static void put_ways(adg_text *file, const osm_data *data)
{
    pbf_block b = {.n_strings = 0};
    put_string(&b, "");
    for (size_t w = 0; w < data->n_ways; w++) {
        const osm_way *from = &data->way[w];
        adg_text way = ADG_TEXT_INIT, refs = ADG_TEXT_INIT;
        each_tag(from->tags, put_tag, &b);
        for (size_t k = 0; k < from->n_refs; k++)
            put_number(&refs, zigzag(from->ref[k] - (k ? from->ref[k - 1] : 0)));
        put_field(&way, 1, (uint64_t)from->id);
        put_message(&way, 2, &b.keys);
        put_message(&way, 3, &b.values);
        put_message(&way, 8, &refs);
        put_message(&b.group, 3, &way);
    }
    put_block(file, &b, false);
}

static void put_member(void *data, char type, long long id, const char *role)
{
    pbf_block *b = data;
    put_number(&b->roles, b->n_strings);
    put_string(b, role);
    put_number(&b->members, zigzag(id - b->last_id));
    put_number(&b->types, type == 'n' ? 0 : type == 'w' ? 1 : 2);
    b->last_id = id;
}

static void put_relations(adg_text *file, const osm_data *data)
{
    pbf_block b = {.n_strings = 0};
    put_string(&b, "");
    for (size_t k = 0; k < data->n_relations; k++) {
        adg_text relation = ADG_TEXT_INIT;
        b.last_id = 0;
        each_tag(data->relation[k].tags, put_tag, &b);
        each_member(data->relation[k].members, put_member, &b);
        put_field(&relation, 1, (uint64_t)data->relation[k].id);
        put_message(&relation, 2, &b.keys);
        put_message(&relation, 3, &b.values);
        put_message(&relation, 8, &b.roles);
        put_message(&relation, 9, &b.members);
        put_message(&relation, 10, &b.types);
        put_message(&b.group, 4, &relation);
    }
    put_block(file, &b, true);
}

const char *osm_write_pbf(const char *name, const osm_data *data)
{
    adg_text file = ADG_TEXT_INIT, header = ADG_TEXT_INIT;
    put_bytes(&header, 4, "OsmSchema-V0.6", 14);
    put_blob(&file, "OSMHeader", &header, false);
    put_nodes(&file, data);
    put_ways(&file, data);
    if (data->n_relations)
        put_relations(&file, data);
    const char *path = scratch_write_bytes(name, adg_text_string(&file), file.length);
    adg_text_release(&file);
    return path;
}

/* ---- drawings ---- */

static osm_node node_of(const adg_crs *utm, const adg_crs *wgs84, const osm_place *place)
{
    double xy[2] = {500000 + place->east, 6100000 + place->north};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_crs_transform(utm, wgs84, xy, 1, &error), &error);
    return (osm_node){place->name, (int32_t)lround(xy[0] * 1e7), (int32_t)lround(xy[1] * 1e7)};
}

const char *osm_draw(const char *name, const osm_place *places, size_t n_places,
                     const osm_street *streets, size_t n_streets)
{
    enum {
        MOST_REFS = 64
    };
    adg_crs *utm = utm32(), *wgs84 = crs_of("EPSG:4326");
    osm_node *node = NEW(osm_node, n_places);
    osm_way *way = NEW(osm_way, n_streets);
    long long *ref = NEW(long long, n_streets *MOST_REFS);
    for (size_t i = 0; i < n_places; i++)
        node[i] = node_of(utm, wgs84, &places[i]);
    for (size_t w = 0; w < n_streets; w++) {
        long long *refs = ref + w * MOST_REFS;
        size_t n = strlen(streets[w].places);
        assert_true(n <= MOST_REFS);
        for (size_t k = 0; k < n; k++)
            refs[k] = streets[w].places[k];
        way[w] = (osm_way){(long long)w + 1, refs, n, streets[w].tags};
    }
    const char *path = osm_write(name, &(osm_data){node, n_places, way, n_streets, NULL, 0});
    free(node);
    free(way);
    free(ref);
    adg_crs_free(utm);
    adg_crs_free(wgs84);
    return path;
}
