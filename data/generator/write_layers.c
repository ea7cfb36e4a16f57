/* SPDX-License-Identifier: MPL-2.0 */
#include "write_layers.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool write_coast(const char *folder, const map_projection *projection, const geos_session *g,
                 const land_map *land, const parish_list *parishes, failure *why)
{
    const layer_field fields[] = {{"navn", OFTString, 12, 0}};
    layer_writer writer;
    bool done = layer_create(&writer, folder, "kyst.shp", wkbPolygon, projection, fields,
                             COUNT(fields), why);
    for (size_t r = 0; done && r < land->n_rings; r++) {
        done = layer_begin_feature(&writer, why);
        if (!done)
            break;
        layer_set_text(&writer, 0, land->ring[r].name);
        done = layer_end_with_area(&writer, g, parishes->ring_area[r], why);
    }
    return layer_close(&writer, done, why);
}

bool write_municipalities(const char *folder, const map_projection *projection,
                          const geos_session *g, const region_facts *facts,
                          const parish_list *parishes, failure *why)
{
    const layer_field fields[] = {{"kommunekod", OFTString, 4, 0},
                                  {"navn", OFTString, 24, 0},
                                  {"folketal", OFTInteger, 9, 0}};
    layer_writer writer;
    bool done = layer_create(&writer, folder, "kommuner.shp", wkbPolygon, projection, fields,
                             COUNT(fields), why);
    for (size_t m = 0; done && m < facts->n_municipalities; m++) {
        done = layer_begin_feature(&writer, why);
        if (!done)
            break;
        layer_set_text(&writer, 0, facts->municipality[m].code);
        layer_set_text(&writer, 1, facts->municipality[m].name);
        layer_set_integer(&writer, 2, facts->municipality[m].people);
        done = layer_end_with_area(&writer, g, parishes->municipality_area[m], why);
    }
    return layer_close(&writer, done, why);
}

bool write_parishes(const char *folder, const map_projection *projection, const geos_session *g,
                    const region_facts *facts, const parish_list *parishes, failure *why)
{
    const layer_field fields[] = {{"sognekode", OFTString, 4, 0},
                                  {"navn", OFTString, 40, 0},
                                  {"kommunekod", OFTString, 4, 0},
                                  {"folketal", OFTInteger, 9, 0}};
    layer_writer writer;
    bool done = layer_create(&writer, folder, "sogne.shp", wkbPolygon, projection, fields,
                             COUNT(fields), why);
    for (size_t p = 0; done && p < parishes->n; p++) {
        const parish_area *parish = &parishes->parish[p];
        done = layer_begin_feature(&writer, why);
        if (!done)
            break;
        layer_set_text(&writer, 0, parish->code);
        layer_set_text(&writer, 1, parish->name);
        layer_set_text(&writer, 2, facts->municipality[parish->municipality].code);
        layer_set_integer(&writer, 3, parish->people);
        done = layer_end_with_area(&writer, g, parish->area, why);
    }
    return layer_close(&writer, done, why);
}

enum {
    MOST_COLUMNS = 12
};

/* The columns of numbers behind the parish code, named by the facts. */
static bool write_parish_numbers(const char *folder, const char *name,
                                 const map_projection *projection, const geos_session *g,
                                 const parish_list *parishes, const layer_field *fields,
                                 size_t n_columns, const double *value, failure *why)
{
    layer_writer writer;
    bool done =
        layer_create(&writer, folder, name, wkbPolygon, projection, fields, n_columns + 1, why);
    for (size_t p = 0; done && p < parishes->n; p++) {
        done = layer_begin_feature(&writer, why);
        if (!done)
            break;
        layer_set_text(&writer, 0, parishes->parish[p].code);
        for (size_t k = 0; k < n_columns; k++)
            layer_set_number(&writer, (int)k + 1, value[p * n_columns + k]);
        done = layer_end_with_area(&writer, g, parishes->parish[p].area, why);
    }
    return layer_close(&writer, done, why);
}

bool write_deprivation(const char *folder, const map_projection *projection, const geos_session *g,
                       const region_facts *facts, const parish_list *parishes,
                       const deprivation_table *table, failure *why)
{
    layer_field fields[MOST_COLUMNS] = {{"sognekode", OFTString, 4, 0}};
    if (table->n_indicators + 1 > MOST_COLUMNS)
        return fail(why, "more than %d indicators", MOST_COLUMNS - 1);
    for (size_t k = 0; k < table->n_indicators; k++) {
        const bool whole = facts->indicator[k].rounding >= 1;
        fields[k + 1] = (layer_field){facts->indicator[k].name, whole ? OFTInteger : OFTReal,
                                      whole ? 9 : 6, whole ? 0 : 1};
    }
    return write_parish_numbers(folder, "udsathed.shp", projection, g, parishes, fields,
                                table->n_indicators, table->value, why);
}

bool write_broadband(const char *folder, const map_projection *projection, const geos_session *g,
                     const region_facts *facts, const parish_list *parishes, const double *share,
                     failure *why)
{
    layer_field fields[MOST_COLUMNS] = {{"sognekode", OFTString, 4, 0}};
    if (facts->n_broadband + 1 > MOST_COLUMNS)
        return fail(why, "more than %d broadband levels", MOST_COLUMNS - 1);
    for (size_t k = 0; k < facts->n_broadband; k++)
        fields[k + 1] = (layer_field){facts->broadband[k].field, OFTReal, 6, 3};
    return write_parish_numbers(folder, "bredbaand.shp", projection, g, parishes, fields,
                                facts->n_broadband, share, why);
}

static void set_road(layer_writer *writer, size_t number, const road_line *road)
{
    const char oneway[2] = {road->oneway, '\0'};
    layer_set_integer(writer, 0, (int64_t)number);
    layer_set_text(writer, 1, road_class_name(road->class));
    if (road->kmh > 0)
        layer_set_integer(writer, 2, road->kmh);
    layer_set_text(writer, 3, oneway);
    layer_set_text(writer, 4, road->closed ? "forbudt" : "");
    if (road->class == ROAD_FERRY) {
        layer_set_integer(writer, 5, road->minutes);
        layer_set_integer(writer, 6, road->headway_minutes);
    }
    layer_set_text(writer, 7, road->name);
    layer_set_text(writer, 8, road->route);
    layer_set_text(writer, 9, road->structure);
}

bool write_roads(const char *folder, const map_projection *projection, const road_list *roads,
                 failure *why)
{
    const layer_field fields[] = {{"id", OFTInteger, 6, 0},         {"vejklasse", OFTString, 13, 0},
                                  {"hast_kmh", OFTInteger, 3, 0},   {"ensrettet", OFTString, 1, 0},
                                  {"adgang", OFTString, 7, 0},      {"min", OFTInteger, 3, 0},
                                  {"afgang_min", OFTInteger, 3, 0}, {"navn", OFTString, 28, 0},
                                  {"rute", OFTString, 8, 0},        {"anlaeg", OFTString, 12, 0}};
    layer_writer writer;
    bool done = layer_create(&writer, folder, "veje.shp", wkbLineString, projection, fields,
                             COUNT(fields), why);
    for (size_t r = 0; done && r < roads->n; r++) {
        done = layer_begin_feature(&writer, why);
        if (!done)
            break;
        set_road(&writer, r + 1, &roads->road[r]);
        done = layer_end_with_line(&writer, roads->road[r].point, roads->road[r].n, why);
    }
    return layer_close(&writer, done, why);
}

bool write_facilities(const char *folder, const map_projection *projection,
                      const region_facts *facts, const facility_list *facilities, failure *why)
{
    const layer_field fields[] = {{"id", OFTString, 8, 0},         {"navn", OFTString, 64, 0},
                                  {"type", OFTString, 20, 0},      {"undertype", OFTString, 24, 0},
                                  {"kapacitet", OFTInteger, 4, 0}, {"video", OFTInteger, 1, 0},
                                  {"kommunekod", OFTString, 4, 0}};
    layer_writer writer;
    bool done = layer_create(&writer, folder, "faciliteter.shp", wkbPoint, projection, fields,
                             COUNT(fields), why);
    for (size_t i = 0; done && i < facilities->n; i++) {
        const facility_site *f = &facilities->facility[i];
        done = layer_begin_feature(&writer, why);
        if (!done)
            break;
        layer_set_text(&writer, 0, f->id);
        layer_set_text(&writer, 1, f->name);
        layer_set_text(&writer, 2, f->plan->type);
        layer_set_text(&writer, 3, f->subtype);
        layer_set_integer(&writer, 4, f->capacity);
        layer_set_integer(&writer, 5, f->plan->video);
        layer_set_text(&writer, 6, facts->municipality[f->municipality].code);
        done = layer_end_with_point(&writer, f->at, why);
    }
    return layer_close(&writer, done, why);
}

bool write_digital(const char *folder, const region_facts *facts, failure *why)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/digital.csv", folder);
    FILE *file = fopen(path, "wb");
    if (!file)
        return fail(why, "%s: cannot be created", path);
    fprintf(file, "age,education,competence,share,ophav\n");
    for (size_t i = 0; i < facts->n_digital; i++)
        fprintf(file, "%s,%s,%.3f,%.4f,%s\n", facts->digital[i].age, facts->digital[i].education,
                facts->digital[i].competence, facts->digital[i].share, ORIGIN_TEXT);
    const bool written = !ferror(file);
    const bool closed = fclose(file) == 0;
    return (written && closed) || fail(why, "%s: cannot be written; is the disk full?", path);
}
