/* SPDX-License-Identifier: MPL-2.0 */
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

#include "geo/osm_relation_builder.h"

static int read_bytes(void *file, char *buffer, int length)
{
    return (int)VSIFReadL(buffer, 1, (size_t)length, file);
}

static int leave_open(void *file)
{
    (void)file;
    return 0;
}

/* A fault is found by the outcome; libxml2's own words would go to standard error. */
static void say_nothing(void *data, const char *message, xmlParserSeverities severity,
                        xmlTextReaderLocatorPtr locator)
{
    (void)data;
    (void)message;
    (void)severity;
    (void)locator;
}

/* An attribute as a text, "" where it is not given; to be freed. NULL: out of memory. */
static char *attribute(xmlTextReaderPtr reader, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
    return value ? (char *)value : (char *)xmlStrdup((const xmlChar *)"");
}

static long long id_of(xmlTextReaderPtr reader, const char *name)
{
    char *value = attribute(reader, name);
    long long id = value ? strtoll(value, NULL, 10) : 0;
    xmlFree(value);
    return id;
}

static bool take_tag(xmlTextReaderPtr reader, adg_osm_relation_builder *builder)
{
    char *key = attribute(reader, "k"), *value = attribute(reader, "v");
    bool ok =
        key && value && adg_osm_relation_add_tag(builder, key, strlen(key), value, strlen(value));
    xmlFree(key);
    xmlFree(value);
    return ok;
}

static bool take_member(xmlTextReaderPtr reader, adg_osm_relation_builder *builder)
{
    char *type = attribute(reader, "type"), *role = attribute(reader, "role");
    bool ok =
        type && role &&
        adg_osm_relation_add_member(builder, type[0], id_of(reader, "ref"), role, strlen(role));
    xmlFree(type);
    xmlFree(role);
    return ok;
}

static void take_node(xmlTextReaderPtr reader, adg_osm_relation_builder *builder)
{
    builder->last = id_of(reader, "ref");
    if (!builder->has_nodes)
        builder->first = builder->last;
    builder->has_nodes = true;
}

static bool take_way(xmlTextReaderPtr reader, adg_osm_relation_builder *builder, bool ends)
{
    if (ends)
        return !builder->has_nodes ||
               builder->take_ends(builder->data, builder->way, builder->first, builder->last);
    builder->way = id_of(reader, "id");
    builder->has_nodes = false;
    return true;
}

static bool take_element(xmlTextReaderPtr reader, adg_osm_relation_builder *builder, bool *inside)
{
    const char *name = (const char *)xmlTextReaderConstName(reader);
    bool ends = xmlTextReaderNodeType(reader) == XML_READER_TYPE_END_ELEMENT;
    if (strcmp(name, "way") == 0)
        return take_way(reader, builder, ends);
    if (strcmp(name, "nd") == 0)
        take_node(reader, builder);
    if (strcmp(name, "relation") == 0) {
        bool begins = !ends, whole = begins && xmlTextReaderIsEmptyElement(reader);
        if (begins)
            adg_osm_relation_begin(builder, id_of(reader, "id"));
        *inside = begins && !whole;
        return (begins && !whole) || adg_osm_relation_end(builder);
    }
    if (!*inside || ends)
        return true;
    if (strcmp(name, "tag") == 0)
        return take_tag(reader, builder);
    return strcmp(name, "member") != 0 || take_member(reader, builder);
}

adg_osm_outcome adg_osm_relations_xml(VSILFILE *file, adg_osm_relation_builder *builder)
{
    xmlTextReaderPtr reader =
        xmlReaderForIO(read_bytes, leave_open, file, NULL, NULL, XML_PARSE_NONET);
    if (!reader)
        return ADG_OSM_NO_MEMORY;
    xmlTextReaderSetErrorHandler(reader, say_nothing, NULL);
    int more;
    bool ok = true, inside = false;
    while (ok && (more = xmlTextReaderRead(reader)) == 1) {
        int type = xmlTextReaderNodeType(reader);
        if (type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT)
            ok = take_element(reader, builder, &inside);
    }
    xmlFreeTextReader(reader);
    if (!ok)
        return ADG_OSM_NO_MEMORY;
    return more == 0 ? ADG_OSM_READ : ADG_OSM_DAMAGED;
}
