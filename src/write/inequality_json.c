/* SPDX-License-Identifier: MPL-2.0 */
#include "write/inequality_json.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "write/json_file.h"

typedef struct {
    const adg_inequality_input *in;
    const adg_inequality *x;
    json_t *root, *undefined;
} printer;

/* ---- why a value is undefined ---- */

static const char *why_no_mean(const printer *p)
{
    return p->x->n == 0 ? _("nobody has a value") : _("nobody can get there: every value is inf");
}

/* An index relative to the mean. */
static const char *why_spread(const printer *p)
{
    if (p->x->facts.n_reachable == 0)
        return why_no_mean(p);
    return _("the mean is 0");
}

/* An index that needs values of 0 or more. */
static const char *why_positive(const printer *p)
{
    return p->x->facts.least < 0 ? _("a value is negative") : why_spread(p);
}

static const char *why_theil_l(const printer *p)
{
    bool zero = p->x->facts.least == 0 && p->x->mean != 0;
    return zero ? _("a value is 0, which has no logarithm") : why_positive(p);
}

static const char *why_group(const printer *p, const char *otherwise)
{
    return p->in->group ? otherwise : _("no --group is given");
}

static const char *why_kolm_pollak(const printer *p)
{
    return p->x->mean < 0 ? _("the mean is negative") : why_spread(p);
}

static const char *why_palma(const printer *p)
{
    if (p->x->facts.n_reachable == 0 || p->x->mean == 0)
        return why_spread(p);
    return _("somebody among the four tenths with the lowest values has 0 or less");
}

static const char *why_quantile(const printer *p)
{
    return p->x->n == 0 ? why_no_mean(p) : _("it falls among the unreachable");
}

static const char *why_ratio_90_10(const printer *p)
{
    if (p->x->n == 0)
        return why_no_mean(p);
    return isinf(p->x->p90) ? _("P90 falls among the unreachable") : _("P10 is not above 0");
}

static const char *why_poverty(const printer *p)
{
    if (isnan(p->in->line))
        return _("no --line is given");
    return p->x->n == 0 ? why_no_mean(p) : _("the line is not above 0");
}

static const char *why_order(const printer *p)
{
    if (!p->in->deprivation)
        return _("no --rank is given");
    return p->x->facts.n_ranked == 0 ? _("nobody has both a value and a rank") : NULL;
}

static const char *why_concentration(const printer *p)
{
    const char *order = why_order(p);
    return order ? order : _("the mean is 0");
}

static const char *why_concentration_se(const printer *p)
{
    const char *order = why_order(p);
    if (order || p->x->gradient.mean == 0)
        return why_concentration(p);
    return _("there are fewer than two clusters (rows, where no --cluster is given)");
}

static const char *why_bounded(const printer *p)
{
    const char *order = why_order(p);
    if (order)
        return order;
    if (isnan(p->in->bounds.least))
        return _("no --bounds are given");
    return p->x->facts.outside_bounds ? _("a value lies outside the bounds")
                                      : _("the mean is one of the bounds");
}

static const char *why_slope(const printer *p)
{
    const char *order = why_order(p);
    if (order)
        return order;
    if (p->x->facts.n_ties < 2)
        return _("all have the same rank");
    return p->x->facts.outside_scale ? _("a value lies outside what the transform takes")
                                     : _("the fit has no finite maximum");
}

static const char *why_ratio_of_ends(const printer *p)
{
    return isnan(p->x->slope.sii)
               ? why_slope(p)
               : _("the fitted value of the least deprived is not above 0; try --transform log");
}

static const char *why_interval(const printer *p)
{
    if (isnan(p->x->slope.sii))
        return why_slope(p);
    return _("there are fewer than three rows or two clusters");
}

static const char *why_ratio_interval(const printer *p)
{
    if (isnan(p->x->slope.rii))
        return why_ratio_of_ends(p);
    return p->x->slope.rii > 0 ? why_interval(p)
                               : _("the fitted value of the most deprived is not above 0");
}

static const char *why_gap(const printer *p)
{
    if (!p->in->deprivation)
        return why_order(p);
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        if (!isnan(p->x->fifth_mean[q]))
            return _("in a fifth nobody can get there");
    return _("all have the same rank, or nobody has one");
}

static const char *why_gap_ratio(const printer *p)
{
    return isnan(p->x->gaps.absolute) ? why_gap(p)
                                      : _("the mean of the least deprived fifth is not above 0");
}

/* ---- values ---- */

static void say_undefined(printer *p, const char *key, const char *why)
{
    adg_json_set_text(p->undefined, key, why);
}

static void number(printer *p, const char *key, double value, const char *why)
{
    adg_json_set_number(p->root, key, value);
    if (!isfinite(value))
        say_undefined(p, key, why);
}

/* An object of some numbers; one that is undefined makes the key undefined. */
static void numbers(printer *p, const char *key, const char *const *name, const double *value,
                    size_t n, const char *why)
{
    json_t *object = json_object();
    bool defined = true;
    for (size_t i = 0; i < n; i++) {
        adg_json_set_number(object, name[i], value[i]);
        defined = defined && isfinite(value[i]);
    }
    json_object_set_new(p->root, key, object);
    if (!defined)
        say_undefined(p, key, why);
}

/* A list; null where none of it is defined. */
static json_t *list_of(const double *value, size_t n)
{
    json_t *list = json_array();
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        json_array_append_new(list, adg_json_number(value[i]));
        any = any || isfinite(value[i]);
    }
    if (any)
        return list;
    json_decref(list);
    return json_null();
}

static void list(printer *p, const char *key, const double *value, size_t n, const char *why)
{
    json_object_set_new(p->root, key, list_of(value, n));
    for (size_t i = 0; i < n; i++)
        if (!isfinite(value[i]))
            say_undefined(p, key, why);
}

static void print_spread(printer *p)
{
    static const char *const aversion[] = {"0.5", "1", "2"}, *const alpha[] = {"0", "1", "2"};
    const adg_inequality *x = p->x;
    const double fgt[] = {x->poverty.headcount, x->poverty.gap, x->poverty.severity};
    json_object_set_new(p->root, "n", json_integer((json_int_t)x->n));
    adg_json_set_number(p->root, "population", x->population);
    number(p, "mean", x->mean, why_no_mean(p));
    number(p, "median", x->median, why_quantile(p));
    number(p, "p10", x->p10, why_quantile(p));
    number(p, "p90", x->p90, why_quantile(p));
    number(p, "gini", x->gini, why_spread(p));
    number(p, "theil_t", x->theil.t, why_positive(p));
    number(p, "theil_l", x->theil.l, why_theil_l(p));
    number(p, "theil_t_between", x->theil.t_between, why_group(p, why_positive(p)));
    number(p, "theil_t_within", x->theil.t_within, why_group(p, why_positive(p)));
    number(p, "theil_l_between", x->theil.l_between, why_group(p, why_theil_l(p)));
    number(p, "theil_l_within", x->theil.l_within, why_group(p, why_theil_l(p)));
    numbers(p, "atkinson", aversion, x->atkinson, ADG_N_AVERSIONS, why_positive(p));
    number(p, "kolm_pollak", x->kolm_pollak, why_kolm_pollak(p));
    number(p, "hoover", x->hoover, why_spread(p));
    number(p, "palma", x->palma, why_palma(p));
    number(p, "ratio_90_10", x->ratio_90_10, why_ratio_90_10(p));
    numbers(p, "fgt", alpha, fgt, sizeof fgt / sizeof *fgt, why_poverty(p));
}

static void print_order(printer *p)
{
    static const char *const nu[] = {"1.5", "3", "5"}, *const two[] = {"2"};
    const adg_inequality *x = p->x;
    number(p, "concentration_index", x->gradient.concentration_index, why_concentration(p));
    number(p, "concentration_index_se", x->concentration_se, why_concentration_se(p));
    number(p, "erreygers", x->erreygers, why_bounded(p));
    number(p, "wagstaff", x->wagstaff, why_bounded(p));
    number(p, "generalised_concentration", x->generalised, why_order(p));
    numbers(p, "extended_concentration", nu, x->extended, ADG_N_NU, why_concentration(p));
    numbers(p, "achievement", two, &x->achievement, 1, why_order(p));
    number(p, "sii", x->slope.sii, why_slope(p));
    list(p, "sii_ci", x->sii_ci, 2, why_interval(p));
    number(p, "rii", x->slope.rii, why_ratio_of_ends(p));
    list(p, "rii_ci", x->rii_ci, 2, why_ratio_interval(p));
    number(p, "gap_abs", x->gaps.absolute, why_gap(p));
    number(p, "gap_ratio", x->gaps.ratio, why_gap_ratio(p));
    list(p, "quintile_means", x->fifth_mean, ADG_N_FIFTHS, why_gap(p));
    number(p, "population_attributable_excess", x->gaps.excess, why_gap(p));
}

/* ---- beside the contract's keys ---- */

static void print_more(printer *p)
{
    static const char *const aversion[] = {"0.5", "1", "2"};
    static const char *const scales[] = {"none", "log", "logit"};
    const adg_inequality *x = p->x;
    json_t *slope = json_object();
    numbers(p, "atkinson_ede", aversion, x->atkinson_ede, ADG_N_AVERSIONS, why_positive(p));
    number(p, "kolm_pollak_index", x->kolm_pollak - x->mean, why_kolm_pollak(p));
    number(p, "population_attributable_fraction", x->gaps.attributable_fraction,
           isnan(x->gaps.excess) ? why_gap(p) : _("the mean is 0"));
    number(p, "poor_people", x->poverty.people, why_poverty(p));
    number(p, "excess_beyond_line", x->poverty.excess, why_poverty(p));
    list(p, "concentration_index_ci", x->concentration_ci, 2, why_concentration_se(p));
    adg_json_set_number(slope, "most_deprived", x->slope.most_deprived);
    adg_json_set_number(slope, "least_deprived", x->slope.least_deprived);
    adg_json_set_number(slope, "sii_se", x->slope.sii_se);
    adg_json_set_number(slope, "ln_rii_se", x->slope.ln_rii_se);
    json_object_set_new(slope, "clusters", json_integer((json_int_t)x->slope.clusters));
    json_object_set_new(p->root, "slope", slope);
    adg_json_set_text(p->root, "kind", p->in->kind == ADG_GOOD ? "good" : "ill");
    adg_json_set_text(p->root, "transform", scales[p->in->scale]);
}

static void print_rows(printer *p, const adg_inequality_rows *rows)
{
    json_t *out = json_object(), *unreachable = json_object();
    json_object_set_new(unreachable, "rows", json_integer((json_int_t)p->x->n_unreachable));
    adg_json_set_number(unreachable, "population", p->x->unreachable);
    json_object_set_new(p->root, "unreachable", unreachable);
    json_object_set_new(out, "no_value", json_integer((json_int_t)rows->no_value));
    adg_json_set_number(out, "no_value_population", rows->no_value_population);
    json_object_set_new(out, "no_people", json_integer((json_int_t)rows->no_people));
    json_object_set_new(out, "no_rank", json_integer((json_int_t)rows->no_rank));
    adg_json_set_number(out, "no_rank_population", rows->no_rank_population);
    json_object_set_new(p->root, "left_out", out);
    adg_json_set_text(p->root, "rank_direction",
                      !p->in->deprivation     ? NULL
                      : rows->low_is_deprived ? "low_is_deprived"
                                              : "high_is_deprived");
}

static json_t *whole(double value)
{
    return json_integer((json_int_t)value);
}

static void print_draws(printer *p)
{
    const adg_simulated_slope *s = &p->x->simulated;
    const adg_bootstrap_intervals *b = &p->x->bootstrap;
    json_t *simulated = json_null(), *bootstrap = json_null();
    if (s->draws) {
        simulated = json_object();
        json_object_set_new(simulated, "draws", json_integer((json_int_t)s->draws));
        json_object_set_new(simulated, "seed", json_integer((json_int_t)p->in->seed));
        json_object_set_new(simulated, "sii_dropped", json_integer((json_int_t)s->sii_dropped));
        json_object_set_new(simulated, "rii_dropped", json_integer((json_int_t)s->rii_dropped));
    }
    if (b->replicates) {
        json_t *dropped = json_object();
        bootstrap = json_object();
        json_object_set_new(bootstrap, "replicates", json_integer((json_int_t)b->replicates));
        json_object_set_new(bootstrap, "clusters", json_integer((json_int_t)b->clusters));
        json_object_set_new(bootstrap, "seed", json_integer((json_int_t)p->in->seed));
        json_object_set_new(bootstrap, "mean", list_of(b->mean, 2));
        json_object_set_new(bootstrap, "concentration_index", list_of(b->concentration_index, 2));
        json_object_set_new(bootstrap, "sii", list_of(b->sii, 2));
        json_object_set_new(bootstrap, "rii", list_of(b->rii, 2));
        json_object_set_new(dropped, "mean", whole(b->dropped.mean));
        json_object_set_new(dropped, "concentration_index", whole(b->dropped.concentration_index));
        json_object_set_new(dropped, "sii", whole(b->dropped.sii));
        json_object_set_new(dropped, "rii", whole(b->dropped.rii));
        json_object_set_new(bootstrap, "dropped", dropped);
    }
    json_object_set_new(p->root, "simulated", simulated);
    json_object_set_new(p->root, "bootstrap", bootstrap);
}

static void print_notes(printer *p)
{
    json_t *notes = json_object();
    if (p->x->facts.least < 0) {
        const char *why = _("some values are negative: the index may exceed 1");
        adg_json_set_text(notes, "gini", why);
        adg_json_set_text(notes, "hoover", why);
        if (p->x->facts.n_ranked)
            adg_json_set_text(notes, "concentration_index", why);
    }
    if (p->x->n_unreachable)
        adg_json_set_text(notes, "mean",
                          _("over those who can get there, like every index but the quantiles and "
                            "fgt"));
    json_object_set_new(p->root, "notes", notes);
}

json_t *adg_inequality_json(const adg_inequality_input *input, const adg_inequality *inequality)
{
    printer p = {input, inequality, json_object(), json_object()};
    print_spread(&p);
    print_order(&p);
    json_decref(p.undefined);
    return p.root;
}

adg_status adg_inequality_print_json(const adg_inequality_input *input,
                                     const adg_inequality *inequality,
                                     const adg_inequality_rows *rows, FILE *out, adg_error *error)
{
    printer p = {input, inequality, json_object(), json_object()};
    print_spread(&p);
    print_order(&p);
    json_object_set_new(p.root, "undefined", p.undefined);
    print_notes(&p);
    print_more(&p);
    print_rows(&p, rows);
    print_draws(&p);
    char *text = json_dumps(p.root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(p.root);
    if (!text)
        return adg_fail_memory(error);
    fputs(text, out);
    fputs("\n", out);
    free(text);
    return ADG_OK;
}
