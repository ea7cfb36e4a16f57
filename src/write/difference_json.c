/* SPDX-License-Identifier: MPL-2.0 */
#include "write/difference_json.h"

#include <math.h>
#include <string.h>

#include "write/json_file.h"

/* ---- numbers against numbers ---- */

static json_t *difference_of_lists(const json_t *before, const json_t *after)
{
    json_t *list = json_array();
    for (size_t k = 0; k < json_array_size(after) && k < json_array_size(before); k++) {
        json_t *value = adg_json_difference(json_array_get(before, k), json_array_get(after, k));
        if (value)
            json_array_append_new(list, value);
    }
    return list;
}

static json_t *difference_of_objects(const json_t *before, const json_t *after)
{
    json_t *object = json_object();
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)after, key, value)
    {
        json_t *old = json_object_get(before, key);
        json_t *change = old ? adg_json_difference(old, value) : NULL;
        if (change)
            json_object_set_new(object, key, change);
    }
    return object;
}

json_t *adg_json_difference(const json_t *before, const json_t *after)
{
    if (json_is_object(after) && json_is_object(before))
        return difference_of_objects(before, after);
    if (json_is_array(after) && json_is_array(before))
        return difference_of_lists(before, after);
    if (json_is_number(after) && json_is_number(before))
        return adg_json_number(json_number_value(after) - json_number_value(before));
    bool numbers = (json_is_number(after) || json_is_null(after)) &&
                   (json_is_number(before) || json_is_null(before));
    return numbers ? json_null() : NULL;
}

/* ---- who wins and who loses ---- */

void adg_json_set_change_sums(json_t *object, const adg_change_sums *sums)
{
    double faster = sums->winners - sums->newly_reachable;
    adg_json_set_number(object, "winners", sums->winners);
    adg_json_set_number(object, "losers", sums->losers);
    adg_json_set_number(object, "unchanged", sums->unchanged);
    adg_json_set_number(object, "newly_reachable", sums->newly_reachable);
    adg_json_set_number(object, "newly_unreachable", sums->newly_unreachable);
    adg_json_set_number(object, "mean_change_min", sums->change_min);
    adg_json_set_number(object, "mean_saving_min", faster > 0 ? sums->saved_min / faster : NAN);
    adg_json_set_number(object, "saved_person_min", sums->saved_min);
    adg_json_set_number(object, "lost_person_min", sums->lost_min);
}

static json_t *people_json(const adg_findings *findings, size_t service)
{
    const adg_service_difference *d = &findings->difference->service[service];
    json_t *people = json_object(), *fifths = json_array(), *levels = json_object();
    adg_json_set_number(people, "dead_band_min", findings->difference->dead_band_min);
    adg_json_set_change_sums(people, &d->region);
    for (int q = 0; q < ADG_N_FIFTHS; q++) {
        json_t *fifth = json_object();
        adg_json_set_change_sums(fifth, &d->fifth[q]);
        json_array_append_new(fifths, fifth);
    }
    json_object_set_new(people, "quintiles", fifths);
    for (size_t l = 0; l < findings->study->n_levels; l++) {
        const adg_zone_level *zones = &findings->study->level[l].zones;
        json_t *level = json_object();
        for (size_t z = 0; z < zones->n; z++) {
            json_t *zone = json_object();
            adg_json_set_change_sums(zone, &d->zones[l][z]);
            json_object_set_new(level, zones->id[z], zone);
        }
        json_object_set_new(levels, zones->level, level);
    }
    json_object_set_new(people, "zones", levels);
    return people;
}

static void set_change(json_t *object, const char *key, double before, double after)
{
    if (!isnan(before) || !isnan(after))
        adg_json_set_number(object, key, after - before);
}

json_t *adg_service_difference_json(const adg_findings *findings, size_t service,
                                    const json_t *before, const json_t *after)
{
    const adg_service_difference *d = &findings->difference->service[service];
    json_t *difference = adg_json_difference(before, after);
    /* Not the limit, which is the same, and not each zone's numbers: they stand in both. */
    json_object_del(difference, "headline_min");
    json_object_del(difference, "zones");
    set_change(difference, "capacity", d->capacity_before, d->capacity);
    set_change(difference, "people_without_supply", d->unserved_before, d->unserved);
    json_object_set_new(difference, "people", people_json(findings, service));
    return difference;
}

/* ---- side by side ---- */

static json_t *compared_json(const adg_compared_service *c, bool is_baseline)
{
    json_t *object = json_object();
    json_object_set_new(object, "facilities", json_integer((json_int_t)c->facilities));
    adg_json_set_number(object, "mean_min", c->mean_min);
    adg_json_set_number(object, "p90_min", c->p90_min);
    adg_json_set_number(object, "unreachable_people", c->unreachable_people);
    adg_json_set_number(object, "share_within_headline", c->within_headline);
    adg_json_set_number(object, "gap_abs_min", c->gap_abs_min);
    adg_json_set_number(object, "concentration_index", c->concentration_index);
    adg_json_set_number(object, "sii_min", c->sii_min);
    adg_json_set_number(object, "gini", c->gini);
    if (!is_baseline) {
        adg_json_set_number(object, "winners", c->change.winners);
        adg_json_set_number(object, "losers", c->change.losers);
        adg_json_set_number(object, "newly_reachable", c->change.newly_reachable);
        adg_json_set_number(object, "newly_unreachable", c->change.newly_unreachable);
    }
    return object;
}

json_t *adg_side_by_side_json(const adg_findings *findings, const adg_side_by_side *all)
{
    json_t *list = json_array();
    for (size_t k = 0; k < all->n; k++) {
        json_t *item = json_object(), *services = json_object();
        adg_json_set_text(item, "name", all->item[k].name);
        adg_json_set_text(item, "label", all->item[k].label);
        for (size_t s = 0; s < all->n_services; s++)
            json_object_set_new(services, findings->service[s].service->settings->name,
                                compared_json(&all->item[k].service[s], k == 0));
        json_object_set_new(item, "services", services);
        json_array_append_new(list, item);
    }
    return list;
}
