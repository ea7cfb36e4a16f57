/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/service_sites.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/sum.h"
#include "core/text.h"
#include "travel/new_sites.h"

/* The search for one answer. */
typedef struct {
    adg_service_sites *sites;
    const adg_sites_question *question;
    const adg_context *ctx;
    const adg_travel *travel;
    double *now;      /* [cells of the study] minutes to what is open in any case */
    uint32_t *which;  /* [cells of the study] site; ADG_NONE */
    uint32_t *origin; /* [room] pairs so far */
    uint32_t *facility;
    double *minutes;
    size_t n, room;
    bool too_many;
} search;

static bool counts_minutes(adg_siting_model model)
{
    return model == ADG_SITING_P_MEDIAN || model == ADG_SITING_EQUITY_P_MEDIAN ||
           model == ADG_SITING_KOLM_POLLAK;
}

/* The engine's facility of a site. */
static uint32_t facility_of(const adg_service_sites *s, size_t site)
{
    size_t n_open = s->service->n;
    return site < n_open ? s->service->facility[site]
                         : (uint32_t)(s->study->facilities.n + site - n_open);
}

const double *adg_service_sites_xy(const adg_service_sites *s, uint32_t site)
{
    size_t n_open = s->service->n;
    return site < n_open ? s->study->facilities.xy + 2 * (size_t)s->service->facility[site]
                         : s->study->cells.xy + 2 * (size_t)s->cells.cell[site - n_open];
}

/* ---- places and sites ---- */

static adg_status take_places(adg_service_sites *s, bool close, adg_error *error)
{
    size_t n = s->cells.n, n_open = s->service->n;
    s->n_sites = n_open + (close ? 0 : n);
    s->people = ADG_NEW_ARRAY(double, n);
    s->deprivation = ADG_NEW_ARRAY(double, n);
    s->site_id = ADG_NEW_ARRAY(char *, s->n_sites);
    s->fixed = ADG_NEW_ARRAY(unsigned char, s->n_sites);
    if (!s->people || !s->deprivation || !s->site_id || !s->fixed)
        return adg_fail_memory(error);
    for (size_t i = 0; i < n; i++) {
        s->people[i] = s->study->cells.people[s->cells.cell[i]];
        s->deprivation[i] = s->study->deprivation ? s->study->deprivation[s->cells.cell[i]] : NAN;
    }
    for (size_t j = 0; j < s->n_sites; j++) {
        s->fixed[j] = j < n_open;
        s->site_id[j] =
            j < n_open ? s->study->facilities.id[s->service->facility[j]] : s->cells.id[j - n_open];
    }
    return ADG_OK;
}

static void set_problem(adg_service_sites *s, const adg_sites_question *q)
{
    s->problem = (adg_siting_problem)ADG_SITING_PROBLEM_INIT;
    s->problem.reach = &s->reach;
    s->problem.demand = s->people;
    s->problem.deprivation = s->study->project->deprivation.given ? s->deprivation : NULL;
    s->problem.fixed = s->fixed;
    s->problem.p = q->p;
    s->problem.limit_min = s->service->settings->headline_min;
    s->problem.time_limit_s = q->time_limit_s;
}

/* ---- pairs ---- */

static bool add_pair(search *t, size_t place, size_t site, double minutes)
{
    if (t->n == t->room) {
        size_t room = t->room ? 2 * t->room : 1024;
        uint32_t *origin = realloc(t->origin, room * sizeof *origin);
        t->origin = origin ? origin : t->origin;
        uint32_t *facility = realloc(t->facility, room * sizeof *facility);
        t->facility = facility ? facility : t->facility;
        double *longer = realloc(t->minutes, room * sizeof *longer);
        t->minutes = longer ? longer : t->minutes;
        if (!origin || !facility || !longer)
            return false;
        t->room = room;
    }
    t->origin[t->n] = (uint32_t)place;
    t->facility[t->n] = (uint32_t)site;
    t->minutes[t->n++] = minutes;
    return true;
}

static adg_status take_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    search *t = data;
    const adg_populated_cells *cells = &t->sites->cells;
    size_t site = k + (t->question->close ? 0 : t->sites->service->n);
    for (size_t i = 0; i < cells->n; i++)
        if (minutes[cells->cell[i]] < t->now[cells->cell[i]] &&
            !add_pair(t, i, site, minutes[cells->cell[i]]))
            return adg_fail_memory(error);
    t->too_many = t->n > t->question->most_pairs;
    return t->too_many
               ? adg_fail(error, ADG_E_INVALID,
                          _("more than %zu pairs of a cell and a better place: too many for this "
                            "objective. Allow more with --pairs, or ask for p_median or "
                            "equity_p_median."),
                          t->question->most_pairs)
               : ADG_OK;
}

static adg_status find_now(search *t, adg_error *error)
{
    const adg_service_sites *s = t->sites;
    size_t n = s->study->cells.n;
    t->now = ADG_NEW_ARRAY(double, n);
    t->which = ADG_NEW_ARRAY(uint32_t, n);
    if (!t->now || !t->which)
        return adg_fail_memory(error);
    if (!t->question->close && s->service->n)
        return adg_travel_nearest(t->travel, t->ctx, s->service->facility, s->service->n, 1,
                                  INFINITY, t->which, t->now, error);
    for (size_t i = 0; i < n; i++) {
        t->now[i] = INFINITY;
        t->which[i] = ADG_NONE;
    }
    return ADG_OK;
}

static adg_status find_pairs(search *t, adg_error *error)
{
    adg_service_sites *s = t->sites;
    size_t first = t->question->close ? 0 : s->service->n, n = s->n_sites - first;
    double longest = 0;
    for (size_t i = 0; i < s->cells.n; i++) {
        uint32_t cell = s->cells.cell[i];
        longest = fmax(longest, t->now[cell]);
        if (isfinite(t->now[cell]) && !add_pair(t, i, t->which[cell], t->now[cell]))
            return adg_fail_memory(error);
    }
    uint32_t *facility = ADG_NEW_ARRAY(uint32_t, n);
    if (!facility)
        return adg_fail_memory(error);
    for (size_t k = 0; k < n; k++)
        facility[k] = facility_of(s, first + k);
    adg_status status =
        adg_travel_rows(t->travel, t->ctx, _("siting"), facility, n, longest, take_row, t, error);
    free(facility);
    if (status == ADG_OK)
        status = adg_reach_build(t->origin, t->facility, t->minutes, t->n, s->cells.n, s->n_sites,
                                 &s->reach, NULL, error);
    return status;
}

/* ---- answers ---- */

static adg_status solve(search *t, adg_error *error)
{
    adg_service_sites *s = t->sites;
    if (counts_minutes(t->question->model)) {
        s->problem.unreachable_min = t->question->cap_min;
        for (size_t e = 0; e < t->n; e++)
            s->problem.unreachable_min = fmax(s->problem.unreachable_min, t->minutes[e]);
    }
    return (t->question->close ? adg_siting_close : adg_siting_solve)(
        t->question->model, &s->problem, t->ctx, &s->answer, error);
}

static adg_status answer(search *t, adg_error *error)
{
    adg_error trouble = ADG_ERROR_INIT;
    adg_siting_model model = t->question->model;
    adg_status status = find_pairs(t, &trouble);
    if (status != ADG_OK && t->too_many &&
        (model == ADG_SITING_P_MEDIAN || model == ADG_SITING_EQUITY_P_MEDIAN)) {
        t->sites->heuristic = true;
        return adg_service_sites_greedy(t->sites, t->travel, t->now, t->question, t->ctx, error);
    }
    if (status == ADG_OK)
        return solve(t, error);
    if (error)
        *error = trouble;
    return status;
}

/* ---- which of them matters most ---- */

typedef struct {
    const adg_populated_cells *cells;
    double *row; /* [sites x cells] */
} row_keeping;

static adg_status keep_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)error;
    const row_keeping *keep = data;
    for (size_t i = 0; i < keep->cells->n; i++)
        keep->row[k * keep->cells->n + i] = minutes[keep->cells->cell[i]];
    return ADG_OK;
}

static double saved_by(const adg_service_sites *s, const double *now, const double *row)
{
    adg_sum sum = {0, 0};
    for (size_t i = 0; i < s->cells.n; i++)
        if (row[i] < now[i])
            adg_sum_add(&sum, s->people[i] * (now[i] - row[i]));
    return adg_sum_value(&sum);
}

/* Opened one after another, the one that saves most first; equal ones in their order. */
static void rank(adg_service_sites *s, double *now, double *row)
{
    size_t n = s->cells.n;
    for (size_t r = 0; r < s->n_chosen; r++) {
        size_t best = r;
        s->saved[r] = -1;
        for (size_t k = r; k < s->n_chosen; k++) {
            double saved = saved_by(s, now, row + k * n);
            if (saved > s->saved[r]) {
                s->saved[r] = saved;
                best = k;
            }
        }
        uint32_t site = s->chosen[best];
        s->chosen[best] = s->chosen[r];
        s->chosen[r] = site;
        for (size_t i = 0; i < n; i++) {
            double minutes = row[best * n + i];
            row[best * n + i] = row[r * n + i];
            now[i] = fmin(now[i], minutes);
        }
    }
}

/* Sites open before and not after, or the other way round; and those open both times. */
static adg_status find_chosen(adg_service_sites *s, uint32_t *facility, uint32_t *stay,
                              size_t *n_stay, adg_error *error)
{
    unsigned char *open = ADG_NEW_ARRAY(unsigned char, s->n_sites);
    s->chosen = ADG_NEW_ARRAY(uint32_t, s->n_sites);
    s->saved = ADG_NEW_ARRAY(double, s->n_sites);
    if (!open || !s->chosen || !s->saved) {
        free(open);
        return adg_fail_memory(error);
    }
    for (size_t k = 0; k < s->answer.n_sites; k++)
        open[s->answer.site[k]] = 1;
    for (size_t j = 0; j < s->n_sites; j++)
        if (open[j] != s->fixed[j]) {
            facility[s->n_chosen] = facility_of(s, j);
            s->chosen[s->n_chosen++] = (uint32_t)j;
        } else if (open[j])
            stay[(*n_stay)++] = facility_of(s, j);
    free(open);
    return ADG_OK;
}

static adg_status rank_chosen(search *t, adg_error *error)
{
    adg_service_sites *s = t->sites;
    size_t n = s->cells.n, n_stay = 0;
    uint32_t *facility = ADG_NEW_ARRAY(uint32_t, s->n_sites);
    uint32_t *stay = ADG_NEW_ARRAY(uint32_t, s->n_sites);
    adg_status status =
        facility && stay ? find_chosen(s, facility, stay, &n_stay, error) : adg_fail_memory(error);
    row_keeping keep = {&s->cells, ADG_NEW_ARRAY(double, (s->n_chosen + 1) * n)};
    if (status == ADG_OK && !keep.row)
        status = adg_fail_memory(error);
    for (size_t i = 0; i < s->study->cells.n; i++)
        t->now[i] = INFINITY;
    if (status == ADG_OK && n_stay)
        status = adg_travel_nearest(t->travel, t->ctx, stay, n_stay, 1, INFINITY, t->which, t->now,
                                    error);
    if (status == ADG_OK)
        status = adg_travel_rows(t->travel, t->ctx, _("siting"), facility, s->n_chosen, INFINITY,
                                 keep_row, &keep, error);
    if (status == ADG_OK) {
        double *now = keep.row + s->n_chosen * n;
        for (size_t i = 0; i < n; i++)
            now[i] =
                isinf(t->now[s->cells.cell[i]]) ? t->question->cap_min : t->now[s->cells.cell[i]];
        rank(s, now, keep.row);
    }
    free(keep.row);
    free(stay);
    free(facility);
    return status;
}

static adg_status find(search *t, const adg_study_travel *travel, adg_error *error)
{
    adg_service_sites *s = t->sites;
    adg_travel *more = NULL;
    adg_status status = adg_populated_cells_find(s->study, &s->cells, error);
    if (status == ADG_OK)
        status = take_places(s, t->question->close, error);
    if (status == ADG_OK && !t->question->close)
        status = adg_new_sites_travel(s->study, travel, s->cells.cell, s->cells.n, &more, error);
    t->travel = more ? more : travel->travel;
    set_problem(s, t->question);
    if (status == ADG_OK && !t->question->close && t->question->p > s->cells.n)
        status = adg_fail(error, ADG_E_INVALID,
                          _("%zu new sites are asked for, and there are %zu candidates."),
                          t->question->p, s->cells.n);
    if (status == ADG_OK)
        status = find_now(t, error);
    if (status == ADG_OK)
        status = answer(t, error);
    if (status == ADG_OK && s->answer.feasible)
        status = rank_chosen(t, error);
    adg_travel_free(more);
    return status;
}

adg_status adg_service_sites_find(const adg_study *study, const adg_study_travel *travel,
                                  const adg_service *service, const adg_sites_question *question,
                                  const adg_context *ctx, adg_service_sites *sites,
                                  adg_error *error)
{
    *sites = (adg_service_sites){.study = study, .service = service};
    search t = {.sites = sites, .question = question, .ctx = ctx};
    adg_status status = find(&t, travel, error);
    free(t.now);
    free(t.which);
    free(t.origin);
    free(t.facility);
    free(t.minutes);
    if (status != ADG_OK)
        adg_service_sites_release(sites);
    return status;
}

void adg_service_sites_release(adg_service_sites *s)
{
    free(s->site_id);
    free(s->people);
    free(s->deprivation);
    free(s->fixed);
    free(s->chosen);
    free(s->saved);
    adg_reach_release(&s->reach);
    adg_siting_answer_release(&s->answer);
    adg_populated_cells_release(&s->cells);
    *s = (adg_service_sites){.n_sites = 0};
}
