/* SPDX-License-Identifier: MPL-2.0 */
#include "load/measure_rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

/* What a measure may be given beside its name. */
enum {
    TAKES_K = 1,
    TAKES_AMOUNT = 2,
    TAKES_LIMIT = 4,
    TAKES_DECAY = 8,
    TAKES_TAU = 16,
    TAKES_PEOPLE = 32
};

static const int takes[] = {
    [ADG_SERVICE_K_NEAREST] = TAKES_K | TAKES_LIMIT,
    [ADG_SERVICE_DUAL] = TAKES_AMOUNT | TAKES_LIMIT,
    [ADG_SERVICE_CUMULATIVE] = TAKES_LIMIT,
    [ADG_SERVICE_CHOICE] = TAKES_LIMIT,
    [ADG_SERVICE_GRAVITY] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_UNMET] = TAKES_LIMIT | TAKES_PEOPLE,
    [ADG_SERVICE_2SFCA] = TAKES_LIMIT,
    [ADG_SERVICE_E2SFCA] = TAKES_LIMIT,
    [ADG_SERVICE_KD2SFCA] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_M2SFCA] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_3SFCA] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_HUFF3SFCA] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_MH3SFCA] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_BFCA] = TAKES_LIMIT | TAKES_DECAY,
    [ADG_SERVICE_RAAM] = TAKES_LIMIT | TAKES_TAU,
};

bool adg_measure_is_fca(adg_service_measure measure)
{
    return measure >= ADG_SERVICE_2SFCA && measure <= ADG_SERVICE_BFCA;
}

bool adg_measure_needs_capacity(adg_service_measure measure)
{
    return measure != ADG_SERVICE_NONE && measure != ADG_SERVICE_K_NEAREST &&
           measure != ADG_SERVICE_CHOICE;
}

/* ---- defaults ---- */

static bool is_given(adg_yaml *yaml, unsigned service, unsigned measure, const char *key)
{
    char place[96];
    snprintf(place, sizeof place, "services[%u].measures[%u].%s", service, measure, key);
    return adg_yaml_at(yaml, place) != NULL;
}

/* The catchment ends where the last step does. */
static double catchment_of(const adg_service_settings *service)
{
    return service->supply_limits_min[service->supply_limits_min_count - 1];
}

/* Minutes are looked for until found; what adds up by a curve has no end but the curve's. */
static double usual_limit(const adg_service_settings *service, adg_service_measure measure)
{
    switch (measure) {
    case ADG_SERVICE_K_NEAREST:
    case ADG_SERVICE_DUAL:
    case ADG_SERVICE_GRAVITY:
        return INFINITY;
    case ADG_SERVICE_CUMULATIVE:
    case ADG_SERVICE_CHOICE:
        return service->headline_min;
    default:
        return catchment_of(service);
    }
}

/* k_nearest_3, cumulative_30: two of a kind then have two names. */
static char *usual_name(const adg_measure_settings *m)
{
    const char *word = adg_measure_word(m->measure);
    double number = m->measure == ADG_SERVICE_K_NEAREST ? m->k
                    : m->measure == ADG_SERVICE_DUAL    ? m->amount
                    : m->measure == ADG_SERVICE_CUMULATIVE || m->measure == ADG_SERVICE_CHOICE
                        ? m->limit_min
                        : NAN;
    char *name = isnan(number) ? adg_strdup(word) : adg_strdup_format("%s_%g", word, number);
    for (char *dot = name; dot && (dot = strpbrk(dot, ".+"));)
        *dot = '_';
    return name;
}

static bool fill_measure(const adg_service_settings *service, adg_measure_settings *m,
                         adg_yaml *yaml, unsigned s, unsigned i)
{
    if (!is_given(yaml, s, i, "k"))
        m->k = 3;
    if (!is_given(yaml, s, i, "amount"))
        m->amount = 1;
    if (!is_given(yaml, s, i, "limit_min"))
        m->limit_min = usual_limit(service, m->measure);
    if (!is_given(yaml, s, i, "half_life_min"))
        m->half_life_min = NAN;
    if (!is_given(yaml, s, i, "tau_min"))
        m->tau_min = 60;
    if (!is_given(yaml, s, i, "people_per_supply"))
        m->people_per_supply = 1;
    if (!m->name)
        m->name = usual_name(m);
    return m->name != NULL;
}

bool adg_measures_fill_defaults(adg_service_settings *service, adg_yaml *yaml, unsigned position)
{
    bool ok = true;
    for (unsigned i = 0; ok && i < service->measures_count; i++)
        ok = fill_measure(service, &service->measures[i], yaml, position, i);
    return ok;
}

adg_measure_settings adg_supply_as_measure(const adg_service_settings *service)
{
    return (adg_measure_settings){.measure = service->supply,
                                  .limit_min = catchment_of(service),
                                  .decay = service->supply_decay,
                                  .half_life_min = service->supply_half_life_min,
                                  .tau_min = 60};
}

/* ---- the curve ---- */

static bool ends_at_a_time(adg_decay_kind kind)
{
    return kind == ADG_DECAY_GAUSSIAN_TRUNCATED || kind == ADG_DECAY_LINEAR;
}

adg_status adg_measure_decay(const adg_service_settings *service, const adg_measure_settings *m,
                             adg_decay *decay, adg_error *error)
{
    *decay = (adg_decay)ADG_DECAY_INIT;
    decay->limit_min = m->limit_min;
    decay->kind = m->decay;
    if (m->measure == ADG_SERVICE_KD2SFCA && decay->kind == ADG_DECAY_NONE)
        decay->kind = ADG_DECAY_GAUSSIAN_TRUNCATED;
    if (decay->kind == ADG_DECAY_NONE) {
        if (adg_measure_is_fca(m->measure) && m->measure != ADG_SERVICE_2SFCA) {
            decay->kind = ADG_DECAY_STEPS;
            decay->steps = (adg_step_weights){service->supply_limits_min, service->supply_weights,
                                              service->supply_limits_min_count};
        }
        return ADG_OK;
    }
    if (isnan(m->half_life_min) && ends_at_a_time(decay->kind) && isfinite(m->limit_min)) {
        decay->parameter = m->limit_min;
        return ADG_OK;
    }
    if (isnan(m->half_life_min))
        return adg_fail(error, ADG_E_INVALID,
                        _("\"decay: %s\" needs \"half_life_min\", the minutes after which a "
                          "facility counts half"),
                        adg_decay_word(decay->kind));
    return adg_decay_set_half_life(decay, m->half_life_min, error);
}

/* ---- rules ---- */

typedef struct {
    const adg_service_settings *service;
    adg_yaml *yaml;
    unsigned position; /* of the service */
} rules;

static const yaml_node_t *node_of(const rules *r, unsigned i, const char *key)
{
    char place[96];
    snprintf(place, sizeof place, "services[%u].measures[%u].%s", r->position, i, key);
    return adg_yaml_at(r->yaml, place);
}

/* A key that would change nothing is a misunderstanding. */
static adg_status check_keys(const rules *r, unsigned i, adg_error *error)
{
    static const struct {
        const char *key;
        int takes;
    } keys[] = {{"k", TAKES_K},
                {"amount", TAKES_AMOUNT},
                {"limit_min", TAKES_LIMIT},
                {"decay", TAKES_DECAY},
                {"half_life_min", TAKES_DECAY},
                {"tau_min", TAKES_TAU},
                {"people_per_supply", TAKES_PEOPLE}};
    adg_service_measure measure = r->service->measures[i].measure;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        if (node_of(r, i, keys[k].key) && !(takes[measure] & keys[k].takes))
            return adg_yaml_fail(r->yaml, node_of(r, i, keys[k].key), error,
                                 _("\"measure: %s\" has no use for \"%s\""),
                                 adg_measure_word(measure), keys[k].key);
    return ADG_OK;
}

static adg_status check_positive(const rules *r, unsigned i, const char *key, double value,
                                 adg_error *error)
{
    if (!node_of(r, i, key) || (value > 0 && value <= 1e9))
        return ADG_OK;
    return adg_yaml_fail(r->yaml, node_of(r, i, key), error,
                         _("\"%s: %g\" is out of range; possible are %g to %g"), key, value, 1e-9,
                         1e9);
}

static adg_status check_numbers(const rules *r, unsigned i, adg_error *error)
{
    const adg_measure_settings *m = &r->service->measures[i];
    const struct {
        const char *key;
        double value;
    } numbers[] = {{"k", m->k},
                   {"amount", m->amount},
                   {"limit_min", m->limit_min},
                   {"half_life_min", m->half_life_min},
                   {"tau_min", m->tau_min},
                   {"people_per_supply", m->people_per_supply}};
    adg_status status = ADG_OK;
    for (size_t k = 0; status == ADG_OK && k < sizeof numbers / sizeof *numbers; k++)
        status = check_positive(r, i, numbers[k].key, numbers[k].value, error);
    return status;
}

/* Names that columns, keys and files of every service have anyway. */
static bool is_taken(const char *name)
{
    static const char *const own[] = {"min",    "nearest",  "choice",     "supply",     "priority",
                                      "class",  "mean_min", "median_min", "p90_min",    "beyond",
                                      "people", "minutes",  "reach",      "unreachable"};
    bool taken = strncmp(name, "within_", 7) == 0;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        taken = taken || adg_text_equal_nocase(name, own[i]);
    return taken;
}

static adg_status check_name(const rules *r, unsigned i, adg_error *error)
{
    const adg_measure_settings *all = r->service->measures;
    const char *name = all[i].name;
    const yaml_node_t *node =
        node_of(r, i, "name") ? node_of(r, i, "name") : node_of(r, i, "measure");
    size_t plain = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    if (name[plain] || strlen(name) > 40 || is_taken(name))
        return adg_yaml_fail(r->yaml, node, error,
                             _("the measure's name \"%s\" becomes a column and a file: use at most "
                               "40 of a-z, 0-9, - and _, and none that every service has"),
                             name);
    for (unsigned j = 0; j < i; j++)
        if (adg_text_equal_nocase(name, all[j].name))
            return adg_yaml_fail(r->yaml, node, error,
                                 _("two measures of the service are called \"%s\"; give one of "
                                   "them another \"name\""),
                                 name);
    return ADG_OK;
}

static adg_status check_curve(const rules *r, const adg_measure_settings *m,
                              const yaml_node_t *node, adg_error *error)
{
    adg_decay decay;
    adg_error why = ADG_ERROR_INIT;
    adg_status status = ADG_OK;
    if (m->measure == ADG_SERVICE_GRAVITY && m->decay == ADG_DECAY_NONE)
        status = adg_fail(&why, ADG_E_INVALID,
                          _("\"measure: gravity\" needs \"decay\" and \"half_life_min\"; without "
                            "decay it is cumulative"));
    if (status == ADG_OK)
        status = adg_measure_decay(r->service, m, &decay, &why);
    if (status == ADG_OK)
        status = adg_decay_check(&decay, &why);
    return status == ADG_OK ? ADG_OK : adg_yaml_fail(r->yaml, node, error, "%s", why.message);
}

static adg_status check_measure(const rules *r, unsigned i, adg_error *error)
{
    adg_status status = check_keys(r, i, error);
    if (status == ADG_OK)
        status = check_numbers(r, i, error);
    if (status == ADG_OK)
        status = check_name(r, i, error);
    return status == ADG_OK
               ? check_curve(r, &r->service->measures[i], node_of(r, i, "measure"), error)
               : status;
}

static adg_status check_supply(const rules *r, adg_error *error)
{
    const adg_service_settings *service = r->service;
    char place[80];
    snprintf(place, sizeof place, "services[%u].supply_half_life_min", r->position);
    const yaml_node_t *half_life = adg_yaml_at(r->yaml, place);
    snprintf(place, sizeof place, "services[%u].supply_decay", r->position);
    const yaml_node_t *decay = adg_yaml_at(r->yaml, place);
    const yaml_node_t *node = decay ? decay : half_life;
    if (node && !(takes[service->supply] & TAKES_DECAY))
        return adg_yaml_fail(r->yaml, node, error, _("\"supply: %s\" has no use for \"%s\""),
                             adg_measure_word(service->supply),
                             decay ? "supply_decay" : "supply_half_life_min");
    adg_measure_settings supply = adg_supply_as_measure(service);
    return node ? check_curve(r, &supply, node, error) : ADG_OK;
}

adg_status adg_measures_check(const adg_service_settings *service, adg_yaml *yaml,
                              unsigned position, adg_error *error)
{
    const rules r = {service, yaml, position};
    adg_status status = check_supply(&r, error);
    for (unsigned i = 0; status == ADG_OK && i < service->measures_count; i++)
        status = check_measure(&r, i, error);
    return status;
}
