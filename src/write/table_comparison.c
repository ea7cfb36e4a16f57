/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "write/comparison.h"
#include "write/table_building.h"

/* What a row compares. */
typedef struct {
    const char *service, *level, *id;
    const json_t *before, *after;
} row;

/* A number of results.json; NaN for null. */
static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

/* Three columns: before, after, change. */
static void put_number(adg_table_building *b, const char *key, const row *rows)
{
    static const char *const sides[] = {"before", "after", "change"};
    for (int side = 0; side < 3; side++) {
        char *name = adg_strdup_format("%s_%s", key, sides[side]);
        b->failed = b->failed || !name;
        double *column = name ? adg_table_put_number_column(b, name, NULL, 6) : NULL;
        for (size_t i = 0; column && i < b->table->n_rows; i++) {
            double before = number_of(rows[i].before, key), after = number_of(rows[i].after, key);
            column[i] = side == 0 ? before : side == 1 ? after : after - before;
        }
        free(name);
    }
}

static void put_names(adg_table_building *b, const row *rows, bool zones)
{
    char **service = adg_table_put_text_column(b, "service", _("service"));
    char **level = zones ? adg_table_put_text_column(b, "level", _("level")) : NULL;
    char **id = zones ? adg_table_put_text_column(b, "id", _("id")) : NULL;
    char **label = adg_table_put_text_column(b, "label", _("name"));
    for (size_t i = 0; !b->failed && i < b->table->n_rows; i++) {
        adg_table_set_text(b, service, i, rows[i].service);
        adg_table_set_text(b, label, i, json_string_value(json_object_get(rows[i].after, "label")));
        if (!zones)
            continue;
        adg_table_set_text(b, level, i, rows[i].level);
        adg_table_set_text(b, id, i, rows[i].id);
    }
}

/* ---- services ---- */

static void put_people(adg_table_building *b, const adg_comparison *c)
{
    static const char *const names[] = {"winners",           "losers",
                                        "unchanged",         "newly_reachable",
                                        "newly_unreachable", "change_by_people",
                                        "change_by_minutes"};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        double *column = adg_table_put_number_column(b, names[k], NULL, 6);
        for (size_t i = 0; column && i < c->n_services; i++) {
            const adg_change_sums *sums = &c->service[i].region;
            const double value[] = {sums->winners,
                                    sums->losers,
                                    sums->unchanged,
                                    sums->newly_reachable,
                                    sums->newly_unreachable,
                                    c->service[i].mean.people,
                                    c->service[i].mean.minutes};
            column[i] = value[k];
        }
    }
}

adg_status adg_table_of_service_changes(const adg_comparison *comparison, adg_table *table,
                                        adg_error *error)
{
    static const char *const keys[] = {"facilities",
                                       "mean_min",
                                       "median_min",
                                       "p90_min",
                                       "unreachable_people",
                                       "people_beyond_headline",
                                       "gap_abs_min",
                                       "concentration_index",
                                       "sii_min",
                                       "gini"};
    adg_table_building b = adg_table_begin(table, comparison->n_services);
    row *rows = ADG_NEW_ARRAY(row, comparison->n_services);
    b.failed = b.failed || !rows;
    for (size_t s = 0; rows && s < comparison->n_services; s++) {
        const adg_compared_runs_service *service = &comparison->service[s];
        rows[s] = (row){service->name, NULL, NULL, service->before, service->after};
    }
    if (rows) {
        put_names(&b, rows, false);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            put_number(&b, keys[k], rows);
        put_people(&b, comparison);
    }
    free(rows);
    return adg_table_finish(&b, error);
}

/* ---- zones ---- */

/* The zones of a service, level by level; rows NULL only counts. */
static size_t list_zones(const adg_compared_runs_service *service, row *rows)
{
    size_t n = 0;
    const char *level, *id;
    json_t *zones, *zone;
    json_object_foreach(json_object_get(service->after, "zones"), level, zones)
    {
        const json_t *old = json_object_get(json_object_get(service->before, "zones"), level);
        json_object_foreach(zones, id, zone)
        {
            if (rows)
                rows[n] = (row){service->name, level, id, json_object_get(old, id), zone};
            n++;
        }
    }
    return n;
}

adg_status adg_table_of_zone_changes(const adg_comparison *comparison, adg_table *table,
                                     adg_error *error)
{
    static const char *const keys[] = {"population", "mean_min",           "median_min",
                                       "p90_min",    "unreachable_people", "people_beyond_headline",
                                       "priority"};
    size_t n = 0;
    for (size_t s = 0; s < comparison->n_services; s++)
        n += list_zones(&comparison->service[s], NULL);
    adg_table_building b = adg_table_begin(table, n);
    row *rows = ADG_NEW_ARRAY(row, n);
    b.failed = b.failed || !rows;
    n = 0;
    for (size_t s = 0; rows && s < comparison->n_services; s++)
        n += list_zones(&comparison->service[s], rows + n);
    if (rows) {
        put_names(&b, rows, true);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            put_number(&b, keys[k], rows);
    }
    free(rows);
    return adg_table_finish(&b, error);
}
