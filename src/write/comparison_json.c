/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "write/changed_inputs.h"
#include "write/comparison.h"
#include "write/difference_json.h"
#include "write/json_file.h"

enum {
    SCHEMA = 1 /* of the layout of compare.json */
};

/* Sets before, after, change. */
static void set_sides(json_t *object, json_t *before, json_t *after)
{
    json_t *change = adg_json_difference(before, after);
    json_object_set_new(object, "before", before);
    json_object_set_new(object, "after", after);
    json_object_set_new(object, "change", change ? change : json_null());
}

static json_t *run_json(const adg_run_folder *run)
{
    static const char *const keys[] = {"name", "year", "scenario"};
    json_t *object = json_object();
    adg_json_set_text(object, "folder", run->path);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        if (json_object_get(run->results, keys[k]))
            json_object_set(object, keys[k], json_object_get(run->results, keys[k]));
    json_object_set(object, "version", json_object_get(run->record, "version"));
    return object;
}

static json_t *zones_json(const json_t *before, const json_t *after)
{
    json_t *levels = json_object(), *zones, *zone;
    const char *level, *id;
    json_object_foreach(json_object_get(after, "zones"), level, zones)
    {
        json_t *object = json_object();
        const json_t *old = json_object_get(json_object_get(before, "zones"), level);
        json_object_foreach(zones, id, zone)
        {
            json_t *sides = json_object();
            set_sides(sides, json_deep_copy(json_object_get(old, id)), json_deep_copy(zone));
            json_object_set_new(object, id, sides);
        }
        json_object_set_new(levels, level, object);
    }
    return levels;
}

/* A service as a whole: its zones and what a scenario says of itself stand elsewhere. */
static json_t *region_of(const json_t *service)
{
    json_t *region = json_copy((json_t *)service);
    json_object_del(region, "zones");
    json_object_del(region, "difference");
    return region;
}

static json_t *people_json(const adg_comparison *c, const adg_compared_runs_service *service)
{
    json_t *people = json_object(), *fifths = json_array();
    adg_json_set_number(people, "dead_band_min", c->dead_band_min);
    adg_json_set_change_sums(people, &service->region);
    adg_json_set_number(people, "only_before", c->people_only_before);
    adg_json_set_number(people, "only_after", c->people_only_after);
    for (int q = 0; c->deprivation && q < ADG_N_FIFTHS; q++) {
        json_t *fifth = json_object();
        adg_json_set_change_sums(fifth, &service->fifth[q]);
        json_array_append_new(fifths, fifth);
    }
    json_object_set_new(people, "quintiles", fifths);
    return people;
}

static json_t *mean_json(const adg_mean_split *mean)
{
    json_t *object = json_object();
    adg_json_set_number(object, "before", mean->before);
    adg_json_set_number(object, "after", mean->after);
    adg_json_set_number(object, "people", mean->people);
    adg_json_set_number(object, "minutes", mean->minutes);
    return object;
}

static json_t *service_json(const adg_comparison *c, const adg_compared_runs_service *service)
{
    json_t *object = json_object();
    json_object_set(object, "label", json_object_get(service->after, "label"));
    set_sides(object, region_of(service->before), region_of(service->after));
    json_object_set_new(object, "people", people_json(c, service));
    json_object_set_new(object, "mean_change", mean_json(&service->mean));
    json_object_set_new(object, "zones", zones_json(service->before, service->after));
    return object;
}

adg_status adg_comparison_json_write(const adg_comparison *comparison, const char *path,
                                     adg_error *error)
{
    const adg_run_folder *before = comparison->before, *after = comparison->after;
    json_t *root = json_object(), *services = json_object(), *population = json_object();
    json_object_set_new(root, "schema", json_integer(SCHEMA));
    json_object_set_new(root, "before", run_json(before));
    json_object_set_new(root, "after", run_json(after));
    json_object_set_new(root, "inputs_changed", adg_changed_inputs_json(before, after));
    set_sides(population, json_incref(json_object_get(before->results, "population")),
              json_incref(json_object_get(after->results, "population")));
    json_object_set_new(root, "population", population);
    for (size_t s = 0; s < comparison->n_services; s++)
        json_object_set_new(services, comparison->service[s].name,
                            service_json(comparison, &comparison->service[s]));
    json_object_set_new(root, "services", services);
    return adg_json_write(root, path, error);
}
