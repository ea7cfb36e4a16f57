/* SPDX-License-Identifier: MPL-2.0 */
#include "load/outcome_table.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "load/csv_table.h"

/* Of a normal distribution: 95 percent lie within so many standard errors. */
static const double NORMAL_975 = 1.959963984540054;

typedef struct {
    const adg_outcome_columns *columns;
    adg_outcome *outcome;
    adg_csv csv;
    adg_faults *faults;
} reading;

static bool counts(const adg_outcome *o, size_t row)
{
    return o->people[row] > 0 && !isnan(o->value[row]);
}

static void fault(const reading *r, size_t row, const char *column, const char *what,
                  const char *advice)
{
    adg_fault_advise(adg_faults_add(r->faults, ADG_ERROR, "bad_value",
                                    adg_csv_place(&r->csv, row, column), "%s", what),
                     advice);
}

/* A column of numbers; false: it is not there, said in a fault. */
static bool numbers(reading *r, const char *column, double **number)
{
    *number = adg_csv_numbers(&r->csv, column, false, ADG_EMPTY_IS_NAN, r->faults);
    return *number != NULL;
}

static void check_values(const reading *r)
{
    for (size_t i = 0; i < r->outcome->n; i++)
        if (r->outcome->value[i] == -INFINITY)
            fault(r, i, r->columns->value, _("-inf is no value."),
                  _("Unreachable is inf; leave the cell empty where nothing is known."));
}

static bool read_people(reading *r)
{
    adg_outcome *o = r->outcome;
    const char *column = r->columns->population;
    if (!column) {
        o->people = ADG_NEW_ARRAY(double, o->n);
        for (size_t i = 0; o->people && i < o->n; i++)
            o->people[i] = 1;
        return o->people != NULL;
    }
    if (!numbers(r, column, &o->people))
        return false;
    for (size_t i = 0; i < o->n; i++)
        if (o->people[i] < 0 || isinf(o->people[i]))
            fault(r, i, column, _("the number of people is negative or infinite."),
                  _("Give 0 or leave the cell empty where nobody lives."));
    return true;
}

static bool read_rank(reading *r)
{
    adg_outcome *o = r->outcome;
    if (!r->columns->rank)
        return true;
    if (!numbers(r, r->columns->rank, &o->deprivation))
        return false;
    for (size_t i = 0; i < o->n; i++) {
        if (isinf(o->deprivation[i]))
            fault(r, i, r->columns->rank, _("the rank is infinite."),
                  _("Leave the cell empty where it is not known."));
        if (r->columns->low_is_deprived)
            o->deprivation[i] = -o->deprivation[i];
    }
    return true;
}

static bool read_limits(reading *r)
{
    adg_outcome *o = r->outcome;
    double *lower = NULL, *upper = NULL;
    bool ok = numbers(r, r->columns->lower, &lower) && numbers(r, r->columns->upper, &upper);
    o->se = ok ? ADG_NEW_ARRAY(double, o->n) : NULL;
    for (size_t i = 0; o->se && i < o->n; i++) {
        o->se[i] = (upper[i] - lower[i]) / (2 * NORMAL_975);
        if (counts(o, i) && !(o->se[i] >= 0 && isfinite(o->se[i])))
            fault(r, i, r->columns->lower,
                  _("the lower limit is above the upper, or one of them is missing."),
                  _("Every row with people and a value needs both limits."));
    }
    free(lower);
    free(upper);
    return o->se != NULL;
}

static bool read_errors(reading *r)
{
    adg_outcome *o = r->outcome;
    if (r->columns->lower)
        return read_limits(r);
    if (!r->columns->se)
        return true;
    if (!numbers(r, r->columns->se, &o->se))
        return false;
    for (size_t i = 0; i < o->n; i++)
        if (counts(o, i) && !(o->se[i] >= 0 && isfinite(o->se[i])))
            fault(r, i, r->columns->se, _("the standard error is missing or negative."),
                  _("Every row with people and a value needs one; 0 where it is certain."));
    return true;
}

/* Numbers the texts of a column by their first appearance. */
static adg_status number_texts(char **text, size_t n, uint32_t **number, size_t *n_texts,
                               adg_error *error)
{
    const char **filled = ADG_NEW_ARRAY(const char *, n);
    *number = ADG_NEW_ARRAY(uint32_t, n);
    adg_id_index index = {0};
    adg_status status = filled && *number ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        filled[i] = text[i] ? text[i] : "";
    if (status == ADG_OK)
        status = adg_id_index_build(filled, n, &index, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        uint32_t first = text[i] ? adg_id_index_find(&index, filled[i]) : ADG_NONE;
        (*number)[i] = first == ADG_NONE ? ADG_NONE
                       : first == i      ? (uint32_t)(*n_texts)++
                                         : (*number)[first];
    }
    adg_id_index_release(&index);
    free(filled);
    return status;
}

static adg_status read_texts(reading *r, const char *column, uint32_t **number, size_t *n_texts,
                             adg_error *error)
{
    char **text = column ? adg_csv_texts(&r->csv, column, false, r->faults) : NULL;
    return text ? number_texts(text, r->outcome->n, number, n_texts, error) : ADG_OK;
}

static void check_clusters(const reading *r)
{
    for (size_t i = 0; r->outcome->cluster && i < r->outcome->n; i++)
        if (r->outcome->cluster[i] == ADG_NONE && counts(r->outcome, i))
            fault(r, i, r->columns->cluster, _("the cluster is missing."),
                  _("Every row with people and a value needs one."));
}

static void tally(adg_outcome *o)
{
    adg_sum no_value = {0}, no_rank = {0};
    for (size_t i = 0; i < o->n; i++) {
        bool people = o->people[i] > 0;
        if (!people) {
            o->no_people++;
        } else if (isnan(o->value[i])) {
            o->no_value++;
            adg_sum_add(&no_value, o->people[i]);
        } else if (o->deprivation && isnan(o->deprivation[i])) {
            o->no_rank++;
            adg_sum_add(&no_rank, o->people[i]);
        }
    }
    o->no_value_population = adg_sum_value(&no_value);
    o->no_rank_population = adg_sum_value(&no_rank);
}

static adg_status take(reading *r, adg_error *error)
{
    adg_outcome *o = r->outcome;
    const adg_outcome_columns *c = r->columns;
    o->n = r->csv.table.n_rows;
    bool there = numbers(r, c->value, &o->value);
    there = read_people(r) && there;
    there = read_rank(r) && there;
    if (there) {
        check_values(r);
        there = read_errors(r);
    }
    adg_status status = read_texts(r, c->group, &o->group, &o->n_groups, error);
    if (status == ADG_OK)
        status = read_texts(r, c->cluster, &o->cluster, &o->n_clusters, error);
    if (status != ADG_OK)
        return status;
    /* A column that is not there has said so; otherwise memory is out. */
    if (!there)
        return r->faults->count[ADG_ERROR] ? ADG_OK : adg_fail_memory(error);
    check_clusters(r);
    tally(o);
    return ADG_OK;
}

adg_status adg_outcome_read(const adg_outcome_columns *columns, adg_outcome *outcome,
                            adg_faults *faults, adg_error *error)
{
    *outcome = (adg_outcome){0};
    reading r = {.columns = columns, .outcome = outcome, .faults = faults};
    adg_status status = adg_csv_read(columns->path, columns->path, &r.csv, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == 0)
        status = take(&r, error);
    adg_csv_release(&r.csv);
    return status;
}

void adg_outcome_release(adg_outcome *outcome)
{
    free(outcome->value);
    free(outcome->people);
    free(outcome->deprivation);
    free(outcome->se);
    free(outcome->group);
    free(outcome->cluster);
    *outcome = (adg_outcome){0};
}
