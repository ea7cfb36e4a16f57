/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/siting.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/progress.h"
#include "core/text.h"
#include "load/measure_tables.h"
#include "load/orlib.h"
#include "siting/deadline.h"
#include "write/siting_json.h"

typedef struct {
    const adg_siting_request *request;
    const adg_context *ctx;
    adg_measure_tables tables;
    adg_orlib orlib;
    adg_faults faults;
    adg_siting_problem problem;
    unsigned char *fixed;
    double *deprivation;
    char *const *place_id, *const *site_id;
} job;

/* ---- tables ---- */

static void warn_unknown(const job *j, const adg_unknown_ids *unknown, const char *table)
{
    if (unknown->n)
        adg_warn(j->ctx,
                 ngettext_("%s: %s row is left out: its id is not in %s, first \"%s\" in line "
                           "%lld.",
                           "%s: %s rows are left out: their ids are not in %s, first \"%s\" in "
                           "line %lld.",
                           unknown->n),
                 j->request->matrix, ADG_NUMBER(unknown->n, 0), table, unknown->id, unknown->line);
}

static void take_rank(job *j, adg_faults *faults)
{
    const adg_siting_request *q = j->request;
    j->deprivation =
        adg_csv_numbers(&j->tables.demand_csv, q->rank_weights, false, ADG_EMPTY_IS_NAN, faults);
    size_t n_missing = 0;
    for (size_t i = 0; j->deprivation && i < j->tables.n_origins; i++) {
        if (q->low_is_deprived)
            j->deprivation[i] = -j->deprivation[i];
        n_missing += j->tables.demand[i] > 0 && !isfinite(j->deprivation[i]);
    }
    if (n_missing)
        adg_warn(j->ctx,
                 ngettext_("%s: %s place has no %s and weighs as much as on average.",
                           "%s: %s places have no %s and weigh as much as on average.", n_missing),
                 q->demand, ADG_NUMBER(n_missing, 0), q->rank_weights);
    j->problem.deprivation = j->deprivation;
}

static adg_status load_tables(job *j, adg_error *error)
{
    const adg_siting_request *q = j->request;
    const adg_measure_sources sources = {q->matrix, q->demand, q->capacity};
    adg_measure_tables *t = &j->tables;
    adg_status status = adg_measure_tables_load(&sources, t, &j->faults, error);
    if (status == ADG_OK && q->rank_weights && j->faults.count[ADG_ERROR] == 0)
        take_rank(j, &j->faults);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status != ADG_OK)
        return status;
    warn_unknown(j, &t->unknown_origins, q->demand);
    warn_unknown(j, &t->unknown_destinations, q->capacity ? q->capacity : q->matrix);
    j->problem.reach = &t->reach;
    j->problem.demand = t->demand;
    j->problem.capacity = t->supply;
    j->place_id = t->origin_id;
    j->site_id = t->facility_id;
    return ADG_OK;
}

static adg_status load_orlib(job *j, adg_error *error)
{
    adg_status status = adg_orlib_load(j->request->orlib, adg_threads(j->ctx), &j->orlib, error);
    if (status != ADG_OK)
        return status;
    j->problem.reach = &j->orlib.reach;
    j->place_id = j->site_id = j->orlib.id;
    if (!j->request->has_p)
        j->problem.p = j->orlib.p;
    return ADG_OK;
}

/* ---- sites that are there ---- */

static adg_status fix_one(job *j, const adg_id_index *index, const char *id, adg_error *error)
{
    uint32_t site = adg_id_index_find(index, id);
    if (site == ADG_NONE)
        return adg_fail(
            error, ADG_E_INVALID,
            _("--fixed: \"%s\" is no candidate; candidates are the %s. Ids are text: 0259 "
              "is not 259."),
            id,
            j->request->orlib      ? _("nodes of the graph")
            : j->request->capacity ? _("ids of the capacity table")
                                   : _("destinations of the matrix"));
    j->fixed[site] = 1;
    return ADG_OK;
}

static adg_status fix_sites(job *j, adg_error *error)
{
    size_t m = j->problem.reach->n_facilities;
    char *words = adg_copy_array(j->request->fixed, strlen(j->request->fixed) + 1, 1);
    adg_id_index index;
    j->fixed = ADG_NEW_ARRAY(unsigned char, m);
    if (!words || !j->fixed) {
        free(words);
        return adg_fail_memory(error);
    }
    adg_status status = adg_id_index_build((const char *const *)j->site_id, m, &index, error);
    if (status == ADG_OK) {
        char *rest = words;
        while (status == ADG_OK && rest) {
            char *end = strchr(rest, ',');
            if (end)
                *end = '\0';
            status = fix_one(j, &index, rest, error);
            rest = end ? end + 1 : NULL;
        }
        adg_id_index_release(&index);
    }
    free(words);
    j->problem.fixed = j->fixed;
    return status;
}

/* ---- what the answer leaves open ---- */

static void warn_unservable(const job *j, const adg_siting_answer *a)
{
    if (a->n_unservable == 0)
        return;
    double people = 0;
    for (size_t k = 0; k < a->n_unservable; k++)
        people += j->problem.demand ? j->problem.demand[a->unservable[k]] : 1;
    adg_warn(j->ctx,
             ngettext_("%s place with %s people cannot be served by any candidate, first \"%s\".",
                       "%s places with %s people cannot be served by any candidate, first \"%s\".",
                       a->n_unservable),
             ADG_NUMBER(a->n_unservable, 0), ADG_NUMBER(people, ADG_AS_WRITTEN),
             j->place_id[a->unservable[0]]);
}

static void warn_answer(const job *j, const adg_siting_answer *a)
{
    warn_unservable(j, a);
    if (!a->feasible && a->proven)
        adg_warn(
            j->ctx, "%s",
            _("There is no answer: no choice of sites can serve everybody; objective is null."));
    else if (!a->feasible)
        adg_warn(j->ctx, "%s", _("No answer was found in the time there was."));
    else if (!a->proven)
        adg_warn(j->ctx,
                 _("Heuristic, not proven optimal: the best answer may be up to %s%% better."),
                 ADG_PERCENT(a->gap));
    if (a->feasible && a->unreached > 0 && a->n_unservable == 0)
        adg_warn(j->ctx,
                 _("%s people have no way to an open site; they are left out of the "
                   "objective."),
                 ADG_NUMBER(a->unreached, ADG_AS_WRITTEN));
}

/* ---- the job ---- */

static adg_status load(job *j, adg_error *error)
{
    adg_status status = j->request->orlib ? load_orlib(j, error) : load_tables(j, error);
    if (status == ADG_OK && j->request->fixed)
        status = fix_sites(j, error);
    return status;
}

static adg_status solve(job *j, adg_error *error)
{
    adg_siting_answer answer;
    double begun = adg_now_s();
    adg_status status = adg_siting_solve(j->request->model, &j->problem, j->ctx, &answer, error);
    if (status != ADG_OK)
        return status;
    warn_answer(j, &answer);
    if (j->request->model == ADG_SITING_LSCP) {
        size_t n_fixed = 0;
        for (size_t s = 0; j->fixed && s < j->problem.reach->n_facilities; s++)
            n_fixed += j->fixed[s];
        j->problem.p = answer.feasible ? answer.n_sites - n_fixed : 0;
    }
    const adg_siting_result result = {
        j->request->model_name, &j->problem, &answer, j->place_id, j->site_id, adg_now_s() - begun};
    status = adg_siting_print_json(&result, j->request->out, error);
    adg_siting_answer_release(&answer);
    return status;
}

adg_status adg_siting_of_tables(const adg_siting_request *request, const adg_context *ctx,
                                adg_error *error)
{
    job j = {.request = request, .ctx = ctx, .problem = request->options};
    adg_stage(ctx, "load");
    adg_status status = load(&j, error);
    adg_stage(ctx, "siting");
    if (status == ADG_OK)
        status = adg_ask(ctx, error);
    if (status == ADG_OK)
        status = solve(&j, error);
    free(j.fixed);
    free(j.deprivation);
    adg_measure_tables_release(&j.tables);
    adg_orlib_release(&j.orlib);
    adg_faults_release(&j.faults);
    adg_stage(ctx, NULL);
    return status;
}
