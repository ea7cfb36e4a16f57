/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/gain_surface.h"

#include <math.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "travel/engine.h"

enum {
    N_FIFTHS = 5
};

/* The work on a surface. */
typedef struct {
    const adg_gain_surface_input *in;
    adg_gain_surface *surface;
    size_t n_origins;
    double *weight;      /* [ADG_N_SAVED x n_origins] */
    adg_gradient now;    /* of the minutes */
    double fifth_people; /* reachable people of the most deprived fifth */
    double *after;       /* [n_origins] */
    uint32_t *reaching;  /* [n_reaching] candidates that make somebody reachable */
    uint32_t *facility;  /* [n_reaching] */
    size_t n_reaching;
} making;

/* ---- what an origin counts in the sums ---- */

/* People the concentration index counts, and the same by rank: C mu / 2 = sum p h (r - 1/2). */
static adg_status weigh_by_rank(making *m, adg_error *error)
{
    adg_social_order order = {0};
    adg_status status = adg_social_order_build(m->surface->minutes, m->in->deprivation,
                                               m->in->people, m->n_origins, &order, error);
    if (status != ADG_OK)
        return status;
    adg_social_order_gradient(&order, &m->now);
    m->surface->concentration_index = m->now.concentration_index;
    for (size_t t = 0; t < order.n_ties; t++)
        for (size_t k = order.tie[t]; k < order.tie[t + 1]; k++) {
            m->weight[ADG_SAVED_KNOWN * m->n_origins + order.unit[k]] = order.people[k];
            m->weight[ADG_SAVED_BY_RANK * m->n_origins + order.unit[k]] =
                order.people[k] * (order.rank[t] - 0.5);
        }
    adg_social_order_release(&order);
    return ADG_OK;
}

/* Those of the first fifth: everybody above its border, and of the tie on it the same share of
 * each. Who has no way is not in its mean. */
static adg_status weigh_first_fifth(making *m, adg_error *error)
{
    adg_social_order order = {0};
    adg_quantile_group fifth[N_FIFTHS];
    double *zero = ADG_NEW_ARRAY(double, m->n_origins);
    adg_status status = zero ? adg_social_order_build(zero, m->in->deprivation, m->in->people,
                                                      m->n_origins, &order, error)
                             : adg_fail_memory(error);
    double before = 0, border = order.population / N_FIFTHS;
    for (size_t t = 0; status == ADG_OK && t < order.n_ties && before < border; t++) {
        double people = 0;
        for (size_t k = order.tie[t]; k < order.tie[t + 1]; k++)
            people += order.people[k];
        double share = fmin(1, (border - before) / people);
        for (size_t k = order.tie[t]; k < order.tie[t + 1]; k++)
            if (isfinite(m->surface->minutes[order.unit[k]]))
                m->weight[ADG_SAVED_FIFTH * m->n_origins + order.unit[k]] = share * order.people[k];
        before += people;
    }
    if (status == ADG_OK)
        status = adg_quantile_split(m->in->deprivation, m->in->people, m->surface->minutes,
                                    m->n_origins, m->in->limit_min, N_FIFTHS, fifth, error);
    if (status == ADG_OK) {
        m->surface->first_fifth_mean = fifth[0].mean;
        m->fifth_people = fifth[0].reachable;
    }
    adg_social_order_release(&order);
    free(zero);
    return status;
}

static adg_status weigh(making *m, adg_error *error)
{
    for (size_t i = 0; i < m->n_origins; i++)
        m->weight[ADG_SAVED_PEOPLE * m->n_origins + i] =
            m->in->people[i] > 0 ? m->in->people[i] : 0;
    adg_status status = adg_equity_weights(m->in->deprivation, m->in->people, m->n_origins,
                                           m->weight + ADG_SAVED_WEIGHTED * m->n_origins, error);
    if (status == ADG_OK)
        status = weigh_by_rank(m, error);
    return status == ADG_OK ? weigh_first_fifth(m, error) : status;
}

/* ---- differences from sums ---- */

/* C = 2 sum p h (r - 1/2) / sum p h, before and after; ranks stay while the same people travel. */
static double concentration_change(const making *m, const double *saved)
{
    double index = m->now.concentration_index, minutes = m->now.people * m->now.mean;
    double by_rank = index * minutes / 2, after = minutes - saved[ADG_SAVED_KNOWN];
    if (isnan(index) || !(after > 0))
        return NAN;
    if (saved[ADG_SAVED_KNOWN] == 0)
        return 0;
    return 2 * (by_rank - saved[ADG_SAVED_BY_RANK]) / after - index;
}

static void difference_by_sums(const making *m, size_t j)
{
    const double *saved = m->surface->site[j].saved;
    m->surface->concentration_change[j] = concentration_change(m, saved);
    m->surface->first_fifth_change[j] =
        isnan(m->surface->first_fifth_mean) ? NAN : 0 - saved[ADG_SAVED_FIFTH] / m->fifth_people;
}

/* Where others travel than before, everything is measured again. */
static adg_status measure_again(void *data, size_t k, const double *minutes, adg_error *error)
{
    making *m = data;
    uint32_t j = m->reaching[k];
    adg_gradient gradient;
    adg_quantile_group fifth[N_FIFTHS];
    for (size_t i = 0; i < m->n_origins; i++)
        m->after[i] = fmin(m->surface->minutes[i], minutes[i]);
    adg_status status = adg_social_gradient(m->after, m->in->deprivation, m->in->people,
                                            m->n_origins, &gradient, error);
    if (status == ADG_OK)
        status = adg_quantile_split(m->in->deprivation, m->in->people, m->after, m->n_origins,
                                    m->in->limit_min, N_FIFTHS, fifth, error);
    if (status != ADG_OK)
        return status;
    m->surface->concentration_change[j] =
        gradient.concentration_index - m->surface->concentration_index;
    m->surface->first_fifth_change[j] = fifth[0].mean - m->surface->first_fifth_mean;
    return ADG_OK;
}

static adg_status find_differences(making *m, const adg_context *ctx, adg_error *error)
{
    const adg_gain_surface *s = m->surface;
    bool defined = !isnan(s->concentration_index) || !isnan(s->first_fifth_mean);
    for (size_t j = 0; j < s->n; j++) {
        if (s->site[j].newly_reachable > 0 && defined) {
            m->facility[m->n_reaching] = m->in->candidate[j];
            m->reaching[m->n_reaching++] = (uint32_t)j;
        } else {
            difference_by_sums(m, j);
        }
    }
    return adg_travel_rows(m->in->travel, ctx, _("gain"), m->facility, m->n_reaching, INFINITY,
                           measure_again, m, error);
}

/* ---- the surface ---- */

static adg_status evaluate(making *m, const adg_context *ctx, adg_error *error)
{
    const adg_gain_surface_input *in = m->in;
    const adg_gain_question question = {in->open,  in->n_open,    in->candidate,
                                        in->n,     in->people,    ADG_N_SAVED,
                                        m->weight, in->limit_min, in->cap_min};
    adg_gain *gain = NULL;
    adg_status status = adg_gain_begin(in->travel, ctx, &question, &gain, error);
    size_t n_tiles = status == ADG_OK ? adg_gain_n_tiles(gain) : 0;
    uint32_t *tile = ADG_NEW_ARRAY(uint32_t, n_tiles);
    if (status == ADG_OK && !tile)
        status = adg_fail_memory(error);
    for (size_t t = 0; tile && t < n_tiles; t++)
        tile[t] = (uint32_t)t;
    if (status == ADG_OK)
        status = adg_gain_evaluate(gain, ctx, tile, n_tiles, m->surface->site, error);
    adg_gain_end(gain);
    free(tile);
    return status;
}

/* The weights depend on who travels now. */
static adg_status find_now(making *m, const adg_context *ctx, adg_error *error)
{
    uint32_t *which = ADG_NEW_ARRAY(uint32_t, m->n_origins);
    if (!which)
        return adg_fail_memory(error);
    adg_status status = adg_travel_nearest(m->in->travel, ctx, m->in->open, m->in->n_open, 1,
                                           INFINITY, which, m->surface->minutes, error);
    free(which);
    return status;
}

static adg_status allocate(making *m, adg_error *error)
{
    adg_gain_surface *s = m->surface;
    s->n = m->in->n;
    s->site = ADG_NEW_ARRAY(adg_site_gain, s->n);
    s->concentration_change = ADG_NEW_ARRAY(double, s->n);
    s->first_fifth_change = ADG_NEW_ARRAY(double, s->n);
    s->minutes = ADG_NEW_ARRAY(double, m->n_origins);
    m->weight = ADG_NEW_ARRAY(double, ADG_N_SAVED * m->n_origins);
    m->after = ADG_NEW_ARRAY(double, m->n_origins);
    m->reaching = ADG_NEW_ARRAY(uint32_t, s->n);
    m->facility = ADG_NEW_ARRAY(uint32_t, s->n);
    return s->site && s->concentration_change && s->first_fifth_change && s->minutes && m->weight &&
                   m->after && m->reaching && m->facility
               ? ADG_OK
               : adg_fail_memory(error);
}

adg_status adg_gain_surface_make(const adg_gain_surface_input *input, const adg_context *ctx,
                                 adg_gain_surface *surface, adg_error *error)
{
    *surface = (adg_gain_surface){.n = 0};
    making m = {.in = input, .surface = surface, .n_origins = input->travel->n_origins};
    adg_status status = allocate(&m, error);
    if (status == ADG_OK)
        status = find_now(&m, ctx, error);
    if (status == ADG_OK)
        status = weigh(&m, error);
    if (status == ADG_OK)
        status = evaluate(&m, ctx, error);
    if (status == ADG_OK)
        status = find_differences(&m, ctx, error);
    if (status != ADG_OK)
        adg_gain_surface_release(surface);
    free(m.weight);
    free(m.after);
    free(m.reaching);
    free(m.facility);
    return status;
}

void adg_gain_surface_release(adg_gain_surface *surface)
{
    free(surface->site);
    free(surface->concentration_change);
    free(surface->first_fifth_change);
    free(surface->minutes);
    *surface = (adg_gain_surface){.n = 0};
}
