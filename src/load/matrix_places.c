/* SPDX-License-Identifier: MPL-2.0 */
#include "load/matrix_places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/csv_table.h"
#include "load/ids.h"
#include "load/points.h"

void adg_places_release(adg_places *places)
{
    for (size_t i = 0; places->id && i < places->n; i++)
        free(places->id[i]);
    free(places->id);
    free(places->xy);
    free(places->node);
    free(places->shown);
    *places = (adg_places){0};
}

/* ---- places with coordinates ---- */

adg_status adg_places_load(const char *path, const char *id_field, const adg_crs *crs,
                           adg_places *places, adg_faults *faults, adg_error *error)
{
    *places = (adg_places){.shown = adg_strdup(path)};
    if (!places->shown)
        return adg_fail_memory(error);
    const adg_field_request field = {id_field, true};
    const adg_layer_request request = {
        .path = path, .fields = &field, .n_fields = 1, .target = crs};
    adg_points points;
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_points_load(&request, &points, faults, error);
    if (status != ADG_OK)
        return status;
    if (faults->count[ADG_ERROR] == errors_before)
        status = adg_points_check_ids(&points, 0, id_field, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before) {
        places->n = points.n;
        places->id = points.table.column[0].text;
        places->xy = points.xy;
        points.table.column[0].text = NULL;
        points.xy = NULL;
    }
    adg_points_release(&points);
    return status;
}

/* ---- places that are nodes ---- */

static adg_status load_node_ids(const char *path, const char *id_field, adg_places *places,
                                adg_faults *faults, adg_error *error)
{
    adg_csv csv;
    adg_status status = adg_csv_read(path, NULL, &csv, faults, error);
    if (status != ADG_OK)
        return status;
    char **id = adg_csv_texts(&csv, id_field, false, faults);
    if (id) {
        places->n = csv.table.n_rows;
        places->id = ADG_NEW_ARRAY(char *, places->n);
        for (size_t i = 0; places->id && i < places->n; i++)
            places->id[i] = adg_strdup(id[i] ? id[i] : "");
        if (!places->id)
            status = adg_fail_memory(error);
    }
    if (status == ADG_OK && id) {
        const adg_ids ids = {csv.table.n_rows, id, csv.line, NULL, {csv.shown, NULL, id_field, -1}};
        status = adg_ids_check(&ids, faults, error);
    }
    adg_csv_release(&csv);
    return status;
}

/* ---- the edges ---- */

/* The table's columns while it is open. */
typedef struct {
    adg_csv csv;
    char **from, **to, **both;
    double *minutes;
} edge_table;

static bool parse_both(const char *word, int *both)
{
    static const struct {
        const char *word;
        int both;
    } words[] = {{"1", 1}, {"true", 1},  {"yes", 1}, {"ja", 1},
                 {"0", 0}, {"false", 0}, {"no", 0},  {"nej", 0}};
    *both = 0;
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (adg_text_equal_nocase(word, words[i].word)) {
            *both = words[i].both;
            return true;
        }
    return word == NULL;
}

static void check_edges(edge_table *t, adg_faults *faults)
{
    for (size_t e = 0; e < t->csv.table.n_rows; e++) {
        int both;
        if (!t->from[e] || !t->to[e])
            adg_faults_add(faults, ADG_ERROR, "missing_id",
                           adg_csv_place(&t->csv, e, t->from[e] ? "to" : "from"), "%s",
                           _("the node is empty."));
        if (t->minutes[e] < 0 || isnan(t->minutes[e]))
            adg_faults_add(faults, ADG_ERROR, "bad_minutes", adg_csv_place(&t->csv, e, "minutes"),
                           _("%g minutes: a time must be 0 or more."), t->minutes[e]);
        if (t->both && !parse_both(t->both[e], &both))
            adg_faults_add(faults, ADG_ERROR, "bad_both", adg_csv_place(&t->csv, e, "both"),
                           _("\"%s\": write 1 for both ways, 0 for one."), t->both[e]);
    }
}

static adg_status open_edges(const char *path, edge_table *t, adg_faults *faults, adg_error *error)
{
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_csv_read(path, NULL, &t->csv, faults, error);
    if (status != ADG_OK)
        return status;
    t->from = adg_csv_texts(&t->csv, "from", false, faults);
    t->to = adg_csv_texts(&t->csv, "to", false, faults);
    t->both = adg_csv_texts(&t->csv, "both", true, faults);
    t->minutes = adg_csv_numbers(&t->csv, "minutes", false, ADG_EMPTY_IS_FAULT, faults);
    if (faults->count[ADG_ERROR] == errors_before)
        check_edges(t, faults);
    return ADG_OK;
}

/* All names of nodes, so that equal names get the position of the first. */
static const char **all_names(const edge_table *t, const adg_matrix_places *places, size_t *n)
{
    size_t m = t->csv.table.n_rows;
    const char **name =
        ADG_NEW_ARRAY(const char *, 2 * m + places->origin.n + places->destination.n);
    *n = 0;
    for (size_t e = 0; name && e < m; e++) {
        name[(*n)++] = t->from[e];
        name[(*n)++] = t->to[e];
    }
    for (size_t i = 0; name && i < places->origin.n; i++)
        name[(*n)++] = places->origin.id[i];
    for (size_t j = 0; name && j < places->destination.n; j++)
        name[(*n)++] = places->destination.id[j];
    return name;
}

static adg_status place_nodes(adg_places *side, const adg_id_index *index, size_t n_in_edges,
                              size_t *n_unknown, adg_error *error)
{
    side->node = ADG_NEW_ARRAY(uint32_t, side->n);
    if (!side->node)
        return adg_fail_memory(error);
    for (size_t i = 0; i < side->n; i++) {
        side->node[i] = adg_id_index_find(index, side->id[i]);
        *n_unknown += side->node[i] >= n_in_edges;
    }
    return ADG_OK;
}

static adg_status number_nodes(const edge_table *t, adg_matrix_places *places, adg_error *error)
{
    size_t n, m = t->csv.table.n_rows;
    const char **name = all_names(t, places, &n);
    adg_id_index index = {0};
    adg_status status = name ? adg_id_index_build(name, n, &index, error) : adg_fail_memory(error);
    places->edge = ADG_NEW_ARRAY(adg_graph_edge, m);
    if (status == ADG_OK && !places->edge)
        status = adg_fail_memory(error);
    for (size_t e = 0; status == ADG_OK && e < m; e++) {
        adg_graph_edge edge = {adg_id_index_find(&index, t->from[e]),
                               adg_id_index_find(&index, t->to[e]), t->minutes[e], 0};
        parse_both(t->both ? t->both[e] : NULL, &edge.both);
        if (isfinite(edge.minutes))
            places->edge[places->n_edges++] = edge;
    }
    places->n_nodes = (uint32_t)n;
    if (status == ADG_OK)
        status = place_nodes(&places->origin, &index, 2 * m, &places->n_unknown_nodes, error);
    if (status == ADG_OK)
        status = place_nodes(&places->destination, &index, 2 * m, &places->n_unknown_nodes, error);
    adg_id_index_release(&index);
    free(name);
    return status;
}

static adg_status load_graph(const adg_matrix_sources *sources, adg_matrix_places *places,
                             adg_faults *faults, adg_error *error)
{
    edge_table table = {0};
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status =
        load_node_ids(sources->origins, sources->origin_id, &places->origin, faults, error);
    if (status == ADG_OK)
        status = load_node_ids(sources->destinations, sources->destination_id, &places->destination,
                               faults, error);
    if (status == ADG_OK)
        status = open_edges(sources->edges, &table, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = number_nodes(&table, places, error);
    adg_csv_release(&table.csv);
    free(table.minutes);
    return status;
}

/* ---- the pairs ---- */

static uint32_t find_place(const adg_id_index *index, const adg_csv *csv, size_t row,
                           const char *column, const char *id, adg_faults *faults)
{
    uint32_t place = id ? adg_id_index_find(index, id) : ADG_NONE;
    if (place == ADG_NONE)
        adg_faults_add(faults, ADG_ERROR, "unknown_place", adg_csv_place(csv, row, column),
                       _("there is no place \"%s\"."), id ? id : "");
    return place;
}

static adg_status match_pairs(const adg_csv *csv, adg_matrix_places *places, adg_faults *faults,
                              adg_error *error)
{
    char **origin = adg_csv_texts(csv, "origin", false, faults);
    char **destination = adg_csv_texts(csv, "destination", false, faults);
    adg_id_index origins = {0}, destinations = {0};
    if (!origin || !destination)
        return ADG_OK;
    adg_status status = adg_id_index_build((const char *const *)places->origin.id, places->origin.n,
                                           &origins, error);
    if (status == ADG_OK)
        status = adg_id_index_build((const char *const *)places->destination.id,
                                    places->destination.n, &destinations, error);
    places->pair_origin = ADG_NEW_ARRAY(uint32_t, csv->table.n_rows);
    places->pair_destination = ADG_NEW_ARRAY(uint32_t, csv->table.n_rows);
    if (status == ADG_OK && (!places->pair_origin || !places->pair_destination))
        status = adg_fail_memory(error);
    for (size_t p = 0; status == ADG_OK && p < csv->table.n_rows; p++) {
        places->pair_origin[p] = find_place(&origins, csv, p, "origin", origin[p], faults);
        places->pair_destination[p] =
            find_place(&destinations, csv, p, "destination", destination[p], faults);
        places->n_pairs++;
    }
    adg_id_index_release(&origins);
    adg_id_index_release(&destinations);
    return status;
}

static adg_status load_pairs(const char *path, adg_matrix_places *places, adg_faults *faults,
                             adg_error *error)
{
    adg_csv csv;
    adg_status status = adg_csv_read(path, NULL, &csv, faults, error);
    if (status != ADG_OK)
        return status;
    status = match_pairs(&csv, places, faults, error);
    adg_csv_release(&csv);
    return status;
}

/* ---- the whole ---- */

adg_status adg_matrix_places_load(const adg_matrix_sources *sources, const adg_crs *crs,
                                  adg_matrix_places *places, adg_faults *faults, adg_error *error)
{
    *places = (adg_matrix_places){0};
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = ADG_OK;
    if (sources->edges) {
        places->origin.shown = adg_strdup(sources->origins);
        places->destination.shown = adg_strdup(sources->destinations);
        status = load_graph(sources, places, faults, error);
    }
    if (status == ADG_OK && !sources->edges)
        status = adg_places_load(sources->origins, sources->origin_id, crs, &places->origin, faults,
                                 error);
    if (status == ADG_OK && !sources->edges)
        status = adg_places_load(sources->destinations, sources->destination_id, crs,
                                 &places->destination, faults, error);
    if (status == ADG_OK && sources->pairs && faults->count[ADG_ERROR] == errors_before)
        status = load_pairs(sources->pairs, places, faults, error);
    if (status == ADG_OK && (!places->origin.shown || !places->destination.shown))
        status = adg_fail_memory(error);
    if (status != ADG_OK)
        adg_matrix_places_release(places);
    return status;
}

void adg_matrix_places_release(adg_matrix_places *places)
{
    adg_places_release(&places->origin);
    adg_places_release(&places->destination);
    free(places->pair_origin);
    free(places->pair_destination);
    free(places->edge);
    *places = (adg_matrix_places){0};
}
