/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/sum.h"
#include "core/text.h"
#include "write/table_building.h"
#include "write/tables.h"

adg_status adg_table_of_islands(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_islands *islands = &findings->islands;
    adg_table_building b = adg_table_begin(table, islands->n);
    char **label = adg_table_put_text_column(&b, "label", _("zone with most of its people"));
    char **link = adg_table_put_text_column(&b, "link", _("link to the main network"));
    double *n = adg_table_put_number_column(&b, "people", _("people"), 2);
    double *cells = adg_table_put_number_column(&b, "cells", _("populated cells"), 0);
    double *roads = adg_table_put_number_column(&b, "roads_km", _("roads, km"), 3);
    double *facilities = adg_table_put_number_column(&b, "facilities", _("facilities"), 0);
    double *x = adg_table_put_number_column(&b, "x", _("easting"), 1),
           *y = adg_table_put_number_column(&b, "y", _("northing"), 1);
    for (size_t k = 0; !b.failed && k < islands->n; k++) {
        const adg_island *island = &islands->island[k];
        adg_table_set_text(&b, label, k, island->label);
        adg_table_set_text(&b, link, k, island->by_ferry ? "ferry" : "none");
        n[k] = island->people;
        cells[k] = (double)island->n_cells;
        roads[k] = island->roads_km;
        facilities[k] = (double)island->n_facilities;
        x[k] = island->x;
        y[k] = island->y;
    }
    return adg_table_finish(&b, error);
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

static void set_snap(adg_table_building *b, const snap_columns *c, size_t row, const char *kind,
                     const char *id, const double xy[2], const adg_snap *snap, double n_people)
{
    adg_table_set_text(b, c->kind, row, kind);
    adg_table_set_text(b, c->id, row, id);
    c->x[row] = xy[0];
    c->y[row] = xy[1];
    c->distance[row] = snap->distance_m;
    c->people[row] = n_people;
    c->reached[row] = snap->reached;
}

static void set_bands(adg_table_building *b, const snap_columns *c, const adg_findings *findings,
                      size_t row)
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
        adg_table_set_text(b, c->kind, row + band, "people_by_distance");
        adg_table_set_text(b, c->id, row + band, id);
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
    adg_table_building b = adg_table_begin(table, n_rows);
    snap_columns c = {adg_table_put_text_column(&b, "kind", _("what")),
                      adg_table_put_text_column(&b, "id", _("id")),
                      adg_table_put_number_column(&b, "x", _("easting"), 1),
                      adg_table_put_number_column(&b, "y", _("northing"), 1),
                      adg_table_put_number_column(&b, "snap_m", _("metres to the nearest road"), 2),
                      adg_table_put_number_column(&b, "people", _("people"), 2),
                      adg_table_put_number_column(&b, "reached", _("on the network (1 = yes)"), 0)};
    if (b.failed || n_rows == 0)
        return adg_table_finish(&b, error);
    set_bands(&b, &c, findings, 0);
    size_t row = N_SNAP_BANDS;
    double cell_m = study->cells.cell_m > 0 ? study->cells.cell_m : 100;
    for (size_t j = 0; j < study->facilities.n; j++, row++)
        set_snap(&b, &c, row, "facility", study->facilities.id[j], study->facilities.xy + 2 * j,
                 &travel->facility_snap[j], NAN);
    for (size_t i = 0; i < study->cells.n; i++) {
        char id[ADG_GRID_ID_CAPACITY];
        const double *xy = study->cells.xy + 2 * i;
        if (!is_off_road(findings, i))
            continue;
        adg_grid_id(xy[0], xy[1], cell_m, id);
        set_snap(&b, &c, row++, "cell", study->cells.id ? study->cells.id[i] : id, xy,
                 &travel->cell_snap[i], study->cells.people[i]);
    }
    return adg_table_finish(&b, error);
}
