/* SPDX-License-Identifier: MPL-2.0 */
/* The frontier between the mean and inequality. A gap does not fall when a site is added, so nothing
 * short of looking at every set of sites tells which are on it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "siting/siting_case.h"

static const size_t USUAL_MOST_SETS = 1000000;

typedef struct {
    adg_siting_choice *choice;
    size_t n, capacity;
} frontier;

void adg_siting_choices_free(adg_siting_choice *choices, size_t n)
{
    for (size_t k = 0; choices && k < n; k++)
        free(choices[k].site);
    free(choices);
}

static double number_of_sets(size_t n, size_t k)
{
    double sets = 1;
    for (size_t i = 0; i < k; i++)
        sets *= (double)(n - i) / (double)(i + 1);
    return sets;
}

/* Is (mean, other) no better in anything than (a, b)? Equal to the last digits is no better. */
static bool is_beaten(double mean, double other, double a, double b)
{
    return a <= mean + 1e-12 * (1 + mean) && b <= other + 1e-12 * (1 + other);
}

static adg_status take(frontier *f, const adg_siting_case *c, double mean, double other,
                       adg_error *error)
{
    size_t kept = 0;
    for (size_t k = 0; k < f->n; k++)
        if (is_beaten(mean, other, f->choice[k].mean, f->choice[k].other))
            return ADG_OK;
    for (size_t k = 0; k < f->n; k++) {
        if (is_beaten(f->choice[k].mean, f->choice[k].other, mean, other))
            free(f->choice[k].site);
        else
            f->choice[kept++] = f->choice[k];
    }
    f->n = kept;
    adg_siting_choice *grown = adg_grow_array(f->choice, f->n, &f->capacity, sizeof *grown);
    uint32_t *site = ADG_NEW_ARRAY(uint32_t, c->n_fixed + c->problem->p);
    if (grown)
        f->choice = grown;
    if (!grown || !site) {
        free(site);
        return adg_fail_memory(error);
    }
    size_t n_sites = 0;
    for (uint32_t j = 0; j < c->m; j++)
        if (c->open[j] || c->state[j] == ADG_SITE_OPEN)
            site[n_sites++] = j;
    f->choice[f->n++] = (adg_siting_choice){site, n_sites, mean, other};
    return ADG_OK;
}

static adg_status weigh(frontier *f, const adg_siting_case *c, adg_siting_against against,
                        const double *part, const double people[5], adg_error *error)
{
    adg_sum all = {0}, reached = {0}, sum[5] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
    double worst = -INFINITY, mean[5];
    for (size_t i = 0; i < c->n; i++) {
        if (!c->counts[i])
            continue;
        double minutes = adg_siting_nearest(c, c->open, i, NULL);
        if (isinf(minutes) && isnan(c->problem->unreachable_min))
            return ADG_OK; /* somebody is left without a way: not a choice */
        minutes = isinf(minutes) ? c->problem->unreachable_min : minutes;
        adg_sum_add(&all, c->demand[i] * minutes);
        adg_sum_add(&reached, c->demand[i]);
        for (size_t q = 0; q < 5; q++)
            adg_sum_add(&sum[q], part[5 * i + q] * minutes);
    }
    for (int q = 0; q < 5; q++) {
        mean[q] = adg_sum_value(&sum[q]) / people[q];
        worst = people[q] > 0 ? fmax(worst, mean[q]) : worst;
    }
    double other = against == ADG_SITING_WORST_FIFTH ? worst : fabs(mean[0] - mean[4]);
    return take(f, c, adg_sum_value(&all) / adg_sum_value(&reached), other, error);
}

/* The next set of p free candidates, positions in free upwards; false after the last. */
static bool next_set(size_t *at, size_t p, size_t n_free)
{
    size_t s = p;
    while (s > 0 && at[s - 1] == n_free - p + s - 1)
        s--;
    if (s == 0)
        return false;
    at[s - 1]++;
    for (; s < p; s++)
        at[s] = at[s - 1] + 1;
    return true;
}

static adg_status look_at_all(frontier *f, adg_siting_case *c, adg_siting_against against,
                              const double *part, const double people[5], const uint32_t *free_site,
                              size_t *at, adg_error *error)
{
    size_t p = c->problem->p;
    adg_status status = ADG_OK;
    for (size_t s = 0; s < p; s++)
        at[s] = s;
    do {
        memset(c->open, 0, c->m);
        for (size_t s = 0; s < p; s++)
            c->open[free_site[at[s]]] = 1;
        status = weigh(f, c, against, part, people, error);
        if (status == ADG_OK)
            status = adg_ask(c->deadline.ctx, error);
    } while (status == ADG_OK && next_set(at, p, c->n_candidates));
    return status;
}

static int shorter_mean(const void *a, const void *b)
{
    const adg_siting_choice *x = a, *y = b;
    return (x->mean > y->mean) - (x->mean < y->mean);
}

static adg_status build(frontier *f, adg_siting_case *c, adg_siting_against against,
                        adg_error *error)
{
    double *part = NULL, people[5];
    size_t *at = ADG_NEW_ARRAY(size_t, c->problem->p), n_free = 0;
    uint32_t *free_site = ADG_NEW_ARRAY(uint32_t, c->m);
    adg_status status = at && free_site ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_siting_fifths(c, &part, people, error);
    for (uint32_t j = 0; status == ADG_OK && j < c->m; j++)
        if (c->state[j] == ADG_SITE_FREE)
            free_site[n_free++] = j;
    if (status == ADG_OK)
        status = look_at_all(f, c, against, part, people, free_site, at, error);
    if (status == ADG_OK && f->n > 0)
        qsort(f->choice, f->n, sizeof *f->choice, shorter_mean);
    free(part);
    free(at);
    free(free_site);
    return status;
}

adg_status adg_siting_frontier(const adg_siting_problem *problem, adg_siting_against against,
                               size_t max_sets, const adg_context *ctx, adg_siting_choice **choices,
                               size_t *n_choices, adg_error *error)
{
    adg_siting_case c;
    frontier f = {0};
    *choices = NULL;
    *n_choices = 0;
    adg_status status = adg_siting_case_build(ADG_SITING_LEXIMIN, problem, ctx, &c, error);
    double most = (double)(max_sets ? max_sets : USUAL_MOST_SETS);
    if (status == ADG_OK && number_of_sets(c.n_candidates, problem->p) > most)
        status =
            adg_fail(error, ADG_E_INVALID,
                     _("%zu of %zu candidates make %.3g sets of sites, more than the %.3g that "
                       "are looked at; give fewer candidates"),
                     problem->p, c.n_candidates, number_of_sets(c.n_candidates, problem->p), most);
    if (status == ADG_OK)
        status = build(&f, &c, against, error);
    adg_siting_case_release(&c);
    if (status == ADG_OK) {
        *choices = f.choice;
        *n_choices = f.n;
    } else {
        adg_siting_choices_free(f.choice, f.n);
    }
    return status;
}
