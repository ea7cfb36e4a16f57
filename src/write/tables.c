/* SPDX-License-Identifier: MPL-2.0 */
#include "write/tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/stats.h"
#include "core/sum.h"
#include "core/text.h"

/* A table being built: after the first failure the rest does nothing, so that a table reads as the
 * list of its columns. */
typedef struct {
    adg_table *table;
    bool failed;
} building;

static building begin(adg_table *table, size_t n_rows)
{
    *table = (adg_table){.n_rows = n_rows};
    return (building){table, false};
}

static adg_status finish(building *b, adg_error *error)
{
    if (!b->failed)
        return ADG_OK;
    adg_table_release(b->table);
    return adg_fail_memory(error);
}

static char **add_text(building *b, const char *name, const char *title)
{
    char **text = b->failed ? NULL : adg_table_add_text(b->table, name, title);
    b->failed = b->failed || !text;
    return text;
}

static double *add_number(building *b, const char *name, const char *title, int decimals)
{
    double *number = b->failed ? NULL : adg_table_add_number(b->table, name, title, decimals);
    b->failed = b->failed || !number;
    return number;
}

static void set_text(building *b, char **column, size_t row, const char *text)
{
    if (column && text && !(column[row] = adg_strdup(text)))
        b->failed = true;
}

static void add_texts(building *b, const char *name, const char *title, char *const *text)
{
    char **column = add_text(b, name, title);
    for (size_t i = 0; column && i < b->table->n_rows; i++)
        set_text(b, column, i, text[i]);
}

static void add_numbers(building *b, const char *name, const char *title, int decimals,
                        const double *value)
{
    double *column = add_number(b, name, title, decimals);
    if (column && b->table->n_rows)
        memcpy(column, value, b->table->n_rows * sizeof *value);
}

/* A column of one service: its machine name has the service's name in front, its title its label.
 */
typedef struct {
    char name[96], title[256];
} service_column;

static service_column column_of(const adg_service_findings *f, const char *name, const char *title)
{
    service_column c;
    snprintf(c.name, sizeof c.name, "%s_%s", f->service->settings->name, name);
    snprintf(c.title, sizeof c.title, "%s: %s", f->service->settings->label, title);
    return c;
}

/* ---- zones ---- */

/* What of a summary goes into a column. */
typedef double (*summary_value)(const adg_access_summary *summary);

static double mean_of(const adg_access_summary *s)
{
    return s->mean_min;
}

static double median_of(const adg_access_summary *s)
{
    return s->median_min;
}

static double p90_of(const adg_access_summary *s)
{
    return s->p90_min;
}

static double beyond_of(const adg_access_summary *s)
{
    return s->beyond_people;
}

static double unreachable_of(const adg_access_summary *s)
{
    return s->unreachable_people;
}

static double choice_of(const adg_access_summary *s)
{
    return s->choice_mean;
}

static void add_summary(building *b, const adg_service_findings *f, size_t l, const char *name,
                        const char *title, int decimals, summary_value value)
{
    service_column c = column_of(f, name, title);
    double *column = add_number(b, c.name, c.title, decimals);
    for (size_t z = 0; column && z < b->table->n_rows; z++)
        column[z] = value(&f->zones[l][z]);
}

static void add_shares(building *b, const adg_service_findings *f, size_t l)
{
    const adg_service_settings *settings = f->service->settings;
    for (unsigned k = 0; k < settings->limits_min_count; k++) {
        char name[48], title[128];
        snprintf(name, sizeof name, "within_%g", settings->limits_min[k]);
        snprintf(title, sizeof title, _("share of people within %g min"), settings->limits_min[k]);
        service_column c = column_of(f, name, title);
        double *column = add_number(b, c.name, c.title, 4);
        for (size_t z = 0; column && z < b->table->n_rows; z++)
            column[z] = f->zones[l][z].share_within[k];
    }
}

static void add_service_of_zones(building *b, const adg_service_findings *f, size_t l)
{
    char beyond[128];
    snprintf(beyond, sizeof beyond, _("people beyond %g min"), f->service->settings->headline_min);
    add_summary(b, f, l, "mean_min", _("mean minutes (of those who can get there)"), 6, mean_of);
    add_summary(b, f, l, "median_min", _("median minutes"), 6, median_of);
    add_summary(b, f, l, "p90_min", _("minutes nine in ten stay below (P90)"), 6, p90_of);
    add_shares(b, f, l);
    add_summary(b, f, l, "beyond", beyond, 2, beyond_of);
    add_summary(b, f, l, "unreachable", _("people without any way"), 2, unreachable_of);
    add_summary(b, f, l, "choice", _("facilities to choose between within the limit"), 4,
                choice_of);
    service_column c = column_of(f, "priority", _("priority (equity-weighted person-minutes)"));
    add_numbers(b, c.name, c.title, 2, f->zone_priority[l]);
    if (f->supply) {
        c = column_of(f, "supply", _("capacity within reach per 100,000 people (E2SFCA)"));
        double *column = add_number(b, c.name, c.title, 4);
        for (size_t z = 0; column && z < b->table->n_rows; z++)
            column[z] = 1e5 * f->zone_supply[l][z];
    }
}

static void add_deprivation_of_zones(building *b, const adg_findings *findings, size_t l)
{
    const adg_study *study = findings->study;
    const adg_study_level *level = &study->level[l];
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, 2 * level->zones.n);
    double *column = add_number(b, "deprivation", _("deprivation index (mean of people)"), 6);
    b->failed = b->failed || !sum;
    for (size_t i = 0; !b->failed && i < study->cells.n; i++) {
        uint32_t z = level->zone_of_cell[i];
        if (z == ADG_NONE || isnan(study->deprivation[i]))
            continue;
        adg_sum_add(&sum[2 * z], study->cells.people[i] * study->deprivation[i]);
        adg_sum_add(&sum[2 * z + 1], study->cells.people[i]);
    }
    for (size_t z = 0; !b->failed && z < level->zones.n; z++)
        if (adg_sum_value(&sum[2 * z + 1]) > 0)
            column[z] = adg_sum_value(&sum[2 * z]) / adg_sum_value(&sum[2 * z + 1]);
    free(sum);
}

adg_status adg_table_of_zones(const adg_findings *findings, size_t l, adg_table *table,
                              adg_error *error)
{
    const adg_study_level *level = &findings->study->level[l];
    building b = begin(table, level->zones.n);
    add_texts(&b, "id", _("id"), level->zones.id);
    add_texts(&b, "label", _("name"), level->zones.label);
    add_numbers(&b, "people", _("people"), 2, level->people);
    if (findings->study->project->deprivation.given)
        add_deprivation_of_zones(&b, findings, l);
    for (size_t s = 0; s < findings->n_services; s++)
        add_service_of_zones(&b, &findings->service[s], l);
    return finish(&b, error);
}

/* ---- cells ---- */

static void add_cell_ids(building *b, const adg_output_cells *cells)
{
    char **id = add_text(b, "id", _("grid cell"));
    for (size_t s = 0; id && s < cells->n; s++) {
        double xy[2];
        char text[ADG_GRID_ID_CAPACITY];
        adg_output_cells_centre(cells, s, xy);
        adg_grid_id(xy[0], xy[1], cells->grid.cell_m, text);
        set_text(b, id, s, text);
    }
}

/* The facility that is nearest for most people of each square. */
static void add_nearest_of_cells(building *b, const adg_findings *findings,
                                 const adg_service_findings *f)
{
    const adg_study *study = findings->study;
    service_column c = column_of(f, "nearest", _("nearest facility (id)"));
    char **column = add_text(b, c.name, c.title);
    double *code = ADG_NEW_ARRAY(double, study->cells.n);
    double *mode = ADG_NEW_ARRAY(double, findings->cells.n);
    b->failed = b->failed || !code || !mode;
    for (size_t i = 0; !b->failed && i < study->cells.n; i++)
        code[i] = f->nearest[i] == ADG_NONE ? NAN : (double)f->nearest[i];
    if (!b->failed)
        adg_output_cells_mode(&findings->cells, &study->cells, code, mode);
    for (size_t s = 0; !b->failed && s < findings->cells.n; s++)
        if (!isnan(mode[s]))
            set_text(b, column, s, study->facilities.id[(size_t)mode[s]]);
    free(code);
    free(mode);
}

static void add_service_of_cells(building *b, const adg_findings *findings,
                                 const adg_service_findings *f)
{
    const adg_output_cells *cells = &findings->cells;
    const adg_cells *demand = &findings->study->cells;
    bool deprivation = findings->study->project->deprivation.given;
    service_column c = column_of(f, "min", _("minutes to the nearest"));
    double *column = add_number(b, c.name, c.title, 6);
    if (column)
        adg_output_cells_mean(cells, demand, f->minutes, column);
    add_nearest_of_cells(b, findings, f);
    c = column_of(f, "choice", _("facilities to choose between within the limit"));
    column = add_number(b, c.name, c.title, 4);
    if (column)
        adg_output_cells_mean(cells, demand, f->choice, column);
    if (f->supply) {
        c = column_of(f, "supply", _("capacity within reach per 100,000 people (E2SFCA)"));
        column = add_number(b, c.name, c.title, 4);
        if (column)
            adg_output_cells_mean(cells, demand, f->supply, column);
        for (size_t s = 0; column && s < cells->n; s++)
            column[s] *= 1e5;
    }
    if (!deprivation)
        return;
    c = column_of(f, "priority", _("priority (equity-weighted person-minutes)"));
    column = add_number(b, c.name, c.title, 2);
    if (column)
        adg_output_cells_sum(cells, f->priority, column);
    c = column_of(f, "class", _("class of deprivation x travel time (11 ... 33)"));
    column = add_number(b, c.name, c.title, 0);
    if (column)
        adg_output_cells_mode(cells, demand, f->class3x3, column);
}

adg_status adg_table_of_cells(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_output_cells *cells = &findings->cells;
    const adg_study *study = findings->study;
    building b = begin(table, cells->n);
    add_cell_ids(&b, cells);
    add_numbers(&b, "people", _("people"), 2, cells->people);
    if (study->project->deprivation.given) {
        double *score = add_number(&b, "deprivation", _("deprivation index (mean of people)"), 6);
        double *fifth = add_number(&b, "fifth", _("fifth of deprivation (1 = most deprived)"), 0);
        if (score && fifth) {
            adg_output_cells_mean(cells, &study->cells, study->deprivation, score);
            adg_output_cells_mode(cells, &study->cells, findings->fifth_of_cell, fifth);
        }
    }
    for (size_t s = 0; s < findings->n_services; s++)
        add_service_of_cells(&b, findings, &findings->service[s]);
    return finish(&b, error);
}

/* ---- facilities ---- */

static void add_loads(building *b, const adg_findings *findings, const adg_service_findings *f)
{
    service_column people = column_of(f, "people", _("people for whom it is the nearest"));
    service_column mean = column_of(f, "mean_min", _("their mean minutes"));
    double *n = add_number(b, people.name, people.title, 2);
    double *minutes = add_number(b, mean.name, mean.title, 6);
    (void)findings;
    for (size_t k = 0; n && minutes && k < f->service->n; k++) {
        n[f->service->facility[k]] = f->load_people[k];
        minutes[f->service->facility[k]] = f->load_mean_min[k];
    }
}

adg_status adg_table_of_facilities(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_facilities *facilities = &findings->study->facilities;
    building b = begin(table, facilities->n);
    add_texts(&b, "id", _("id"), facilities->id);
    add_texts(&b, "label", _("name"), facilities->label);
    add_texts(&b, "type", _("type"), facilities->type);
    add_numbers(&b, "capacity", _("capacity"), 4, facilities->capacity);
    add_numbers(&b, "video", _("video room (1 = yes)"), 0, facilities->video);
    if (findings->travel->by_road) {
        double *snap = add_number(&b, "snap_m", _("metres to the nearest road"), 2);
        for (size_t j = 0; snap && j < facilities->n; j++)
            snap[j] = findings->travel->facility_snap[j].distance_m;
    }
    for (size_t s = 0; s < findings->n_services; s++)
        add_loads(&b, findings, &findings->service[s]);
    return finish(&b, error);
}

/* ---- services and fifths ---- */

/* One number of every service. */
typedef double (*service_value)(const adg_service_findings *f);

#define SERVICE_VALUE(name, expression)                                                            \
    static double name(const adg_service_findings *f)                                              \
    {                                                                                              \
        return expression;                                                                         \
    }
SERVICE_VALUE(n_facilities, (double)f->service->n)
SERVICE_VALUE(headline, f->service->settings->headline_min)
SERVICE_VALUE(people, f->region->people)
SERVICE_VALUE(region_mean, f->region->mean_min)
SERVICE_VALUE(region_capped, f->region->capped_mean_min)
SERVICE_VALUE(region_median, f->region->median_min)
SERVICE_VALUE(region_p90, f->region->p90_min)
SERVICE_VALUE(region_beyond, f->region->beyond_people)
SERVICE_VALUE(region_unreachable, f->region->unreachable_people)
SERVICE_VALUE(region_choice, f->region->choice_mean)
SERVICE_VALUE(region_two, f->region->two_choices_share)
SERVICE_VALUE(gap_abs, f->gap_abs_min)
SERVICE_VALUE(gap_ratio, f->gap_ratio)
SERVICE_VALUE(concentration, f->gradient.concentration_index)
SERVICE_VALUE(sii, f->gradient.sii)
SERVICE_VALUE(rii, f->gradient.rii)
SERVICE_VALUE(gini, f->gini)
SERVICE_VALUE(theil, f->theil.t)
SERVICE_VALUE(theil_between, f->theil.t_between)
SERVICE_VALUE(theil_within, f->theil.t_within)
SERVICE_VALUE(excess, f->excess_person_min)

static void add_service_values(building *b, const adg_findings *findings, const char *name,
                               const char *title, int decimals, service_value value)
{
    double *column = add_number(b, name, title, decimals);
    for (size_t s = 0; column && s < findings->n_services; s++)
        column[s] = value(&findings->service[s]);
}

static void add_service_names(building *b, const adg_findings *findings, size_t repeat)
{
    char **name = add_text(b, "service", _("service"));
    char **label = add_text(b, "label", _("name"));
    for (size_t i = 0; name && label && i < b->table->n_rows; i++) {
        const adg_service_settings *settings = findings->service[i / repeat].service->settings;
        set_text(b, name, i, settings->name);
        set_text(b, label, i, settings->label);
    }
}

adg_status adg_table_of_services(const adg_findings *findings, adg_table *table, adg_error *error)
{
    building b = begin(table, findings->n_services);
    add_service_names(&b, findings, 1);
    add_service_values(&b, findings, "facilities", _("open facilities"), 0, n_facilities);
    add_service_values(&b, findings, "people", _("people"), 2, people);
    add_service_values(&b, findings, "mean_min", _("mean minutes"), 6, region_mean);
    add_service_values(&b, findings, "capped_mean_min",
                       _("mean minutes, people without any way counted as 120"), 6, region_capped);
    add_service_values(&b, findings, "median_min", _("median minutes"), 6, region_median);
    add_service_values(&b, findings, "p90_min", _("P90 minutes"), 6, region_p90);
    add_service_values(&b, findings, "headline_min", _("limit, minutes"), 2, headline);
    add_service_values(&b, findings, "beyond", _("people beyond the limit"), 2, region_beyond);
    add_service_values(&b, findings, "unreachable", _("people without any way"), 2,
                       region_unreachable);
    add_service_values(&b, findings, "choice", _("mean choice within the limit"), 4, region_choice);
    add_service_values(&b, findings, "two_choices_share",
                       _("share of people with two or more to choose between"), 6, region_two);
    add_service_values(&b, findings, "gap_abs_min", _("most minus least deprived fifth, min"), 6,
                       gap_abs);
    add_service_values(&b, findings, "gap_ratio", _("most by least deprived fifth"), 6, gap_ratio);
    add_service_values(&b, findings, "concentration_index", _("concentration index"), 6,
                       concentration);
    add_service_values(&b, findings, "sii_min", _("slope index of inequality, min"), 6, sii);
    add_service_values(&b, findings, "rii", _("relative index of inequality"), 6, rii);
    add_service_values(&b, findings, "gini", _("Gini"), 6, gini);
    add_service_values(&b, findings, "theil_t", _("Theil T"), 6, theil);
    add_service_values(&b, findings, "theil_t_between", _("Theil T between zones"), 6,
                       theil_between);
    add_service_values(&b, findings, "theil_t_within", _("Theil T within zones"), 6, theil_within);
    add_service_values(&b, findings, "excess_person_min",
                       _("extra person-minutes of the four more deprived fifths, one trip each"), 2,
                       excess);
    return finish(&b, error);
}

adg_status adg_table_of_quintiles(const adg_findings *findings, adg_table *table, adg_error *error)
{
    building b = begin(table, findings->n_services * ADG_N_FIFTHS);
    add_service_names(&b, findings, ADG_N_FIFTHS);
    double *fifth = add_number(&b, "fifth", _("fifth (1 = most deprived)"), 0);
    double *n = add_number(&b, "people", _("people"), 2);
    double *reachable = add_number(&b, "reachable_people", _("people who can get there"), 2);
    double *mean = add_number(&b, "mean_min", _("mean minutes"), 6);
    double *within = add_number(&b, "share_within_headline", _("share within the limit"), 6);
    for (size_t i = 0; !b.failed && i < table->n_rows; i++) {
        const adg_quantile_group *group =
            &findings->service[i / ADG_N_FIFTHS].fifth[i % ADG_N_FIFTHS];
        fifth[i] = (double)(i % ADG_N_FIFTHS) + 1;
        n[i] = group->people;
        reachable[i] = group->reachable;
        mean[i] = group->mean;
        within[i] = group->within;
    }
    return finish(&b, error);
}

/* ---- islands and snapping ---- */

adg_status adg_table_of_islands(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_islands *islands = &findings->islands;
    building b = begin(table, islands->n);
    char **label = add_text(&b, "label", _("zone with most of its people"));
    char **link = add_text(&b, "link", _("link to the main network"));
    double *n = add_number(&b, "people", _("people"), 2);
    double *cells = add_number(&b, "cells", _("populated cells"), 0);
    double *roads = add_number(&b, "roads_km", _("roads, km"), 3);
    double *facilities = add_number(&b, "facilities", _("facilities"), 0);
    double *x = add_number(&b, "x", _("easting"), 1), *y = add_number(&b, "y", _("northing"), 1);
    for (size_t k = 0; !b.failed && k < islands->n; k++) {
        const adg_island *island = &islands->island[k];
        set_text(&b, label, k, island->label);
        set_text(&b, link, k, island->by_ferry ? "ferry" : "none");
        n[k] = island->people;
        cells[k] = (double)island->n_cells;
        roads[k] = island->roads_km;
        facilities[k] = (double)island->n_facilities;
        x[k] = island->x;
        y[k] = island->y;
    }
    return finish(&b, error);
}

/* Bands of distance to the road; the last one is what lies beyond max_snap_m. */
static const double SNAP_BANDS[] = {50, 100, 250, 500, 1000, 2000, INFINITY};
enum {
    N_SNAP_BANDS = sizeof SNAP_BANDS / sizeof *SNAP_BANDS
};

typedef struct {
    char **kind, **id;
    double *x, *y, *distance, *people, *reached;
} snap_columns;

static void set_snap(building *b, const snap_columns *c, size_t row, const char *kind,
                     const char *id, const double xy[2], const adg_snap *snap, double n_people)
{
    set_text(b, c->kind, row, kind);
    set_text(b, c->id, row, id);
    c->x[row] = xy[0];
    c->y[row] = xy[1];
    c->distance[row] = snap->distance_m;
    c->people[row] = n_people;
    c->reached[row] = snap->reached;
}

static void set_bands(building *b, const snap_columns *c, const adg_findings *findings, size_t row)
{
    const adg_cells *cells = &findings->study->cells;
    adg_sum sum[N_SNAP_BANDS] = {{0, 0}};
    for (size_t i = 0; i < cells->n; i++) {
        size_t band = 0;
        while (findings->travel->cell_snap[i].distance_m > SNAP_BANDS[band])
            band++;
        adg_sum_add(&sum[band], cells->people[i]);
    }
    for (size_t band = 0; band < N_SNAP_BANDS; band++) {
        char id[48];
        snprintf(id, sizeof id, "%g-%g m", band ? SNAP_BANDS[band - 1] : 0, SNAP_BANDS[band]);
        set_text(b, c->kind, row + band, "people_by_distance");
        set_text(b, c->id, row + band, id);
        c->people[row + band] = adg_sum_value(&sum[band]);
    }
}

static bool is_off_road(const adg_findings *findings, size_t i)
{
    return !findings->travel->cell_snap[i].reached && findings->study->cells.people[i] > 0;
}

adg_status adg_table_of_snap(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_study *study = findings->study;
    const adg_study_travel *travel = findings->travel;
    size_t n_off = 0;
    for (size_t i = 0; travel->by_road && i < study->cells.n; i++)
        n_off += is_off_road(findings, i);
    size_t n_rows = travel->by_road ? N_SNAP_BANDS + study->facilities.n + n_off : 0;
    building b = begin(table, n_rows);
    snap_columns c = {add_text(&b, "kind", _("what")),
                      add_text(&b, "id", _("id")),
                      add_number(&b, "x", _("easting"), 1),
                      add_number(&b, "y", _("northing"), 1),
                      add_number(&b, "snap_m", _("metres to the nearest road"), 2),
                      add_number(&b, "people", _("people"), 2),
                      add_number(&b, "reached", _("on the network (1 = yes)"), 0)};
    if (b.failed || n_rows == 0)
        return finish(&b, error);
    set_bands(&b, &c, findings, 0);
    size_t row = N_SNAP_BANDS;
    for (size_t j = 0; j < study->facilities.n; j++, row++)
        set_snap(&b, &c, row, "facility", study->facilities.id[j], study->facilities.xy + 2 * j,
                 &travel->facility_snap[j], NAN);
    for (size_t i = 0; i < study->cells.n; i++) {
        char id[ADG_GRID_ID_CAPACITY];
        const double *xy = study->cells.xy + 2 * i;
        if (!is_off_road(findings, i))
            continue;
        adg_grid_id(xy[0], xy[1], 100, id);
        set_snap(&b, &c, row++, "cell", study->cells.id ? study->cells.id[i] : id, xy,
                 &travel->cell_snap[i], study->cells.people[i]);
    }
    return finish(&b, error);
}
