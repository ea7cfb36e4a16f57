/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/inequality.h"

#include "core/error.h"
#include "core/number_text.h"
#include "core/progress.h"
#include "core/text.h"
#include "write/inequality_json.h"

static void warn_left_out(const char *path, const adg_outcome *o, const adg_inequality *x,
                          const adg_context *ctx)
{
    if (o->no_value)
        adg_warn(ctx,
                 ngettext_("%s: %s row with %s people has no value and is left out.",
                           "%s: %s rows with %s people have no value and are left out.",
                           o->no_value),
                 path, ADG_NUMBER(o->no_value, 0), ADG_PEOPLE(o->no_value_population));
    if (o->no_people)
        adg_warn(ctx,
                 ngettext_("%s: %s row has no people and takes no part.",
                           "%s: %s rows have no people and take no part.", o->no_people),
                 path, ADG_NUMBER(o->no_people, 0));
    if (o->no_rank)
        adg_warn(
            ctx,
            ngettext_("%s: %s row with %s people has no rank and is left out of what needs one.",
                      "%s: %s rows with %s people have no rank and are left out of what needs "
                      "one.",
                      o->no_rank),
            path, ADG_NUMBER(o->no_rank, 0), ADG_PEOPLE(o->no_rank_population));
    if (x->n_unreachable)
        adg_warn(ctx,
                 ngettext_("%s: %s row with %s people is unreachable (inf): in fgt and the "
                           "quantiles, not in means and indices.",
                           "%s: %s rows with %s people are unreachable (inf): in fgt and the "
                           "quantiles, not in means and indices.",
                           x->n_unreachable),
                 path, ADG_NUMBER(x->n_unreachable, 0), ADG_PEOPLE(x->unreachable));
}

static adg_status measure(const adg_inequality_request *request, const adg_outcome *o,
                          const adg_context *ctx, adg_error *error)
{
    adg_inequality_input in = request->options;
    adg_inequality inequality;
    in.n = o->n;
    in.value = o->value;
    in.people = o->people;
    in.deprivation = o->deprivation;
    in.group = o->group;
    in.n_groups = o->n_groups;
    in.cluster = o->cluster;
    in.n_clusters = o->n_clusters;
    in.se = o->se;
    adg_status status = adg_inequality_measure(&in, ctx, &inequality, error);
    if (status != ADG_OK)
        return status;
    warn_left_out(request->columns.path, o, &inequality, ctx);
    const adg_inequality_rows rows = {o->no_value,
                                      o->no_people,
                                      o->no_rank,
                                      o->no_value_population,
                                      o->no_rank_population,
                                      request->columns.low_is_deprived};
    return adg_inequality_print_json(&in, &inequality, &rows, request->out, error);
}

adg_status adg_inequality_of_table(const adg_inequality_request *request, const adg_context *ctx,
                                   adg_error *error)
{
    adg_outcome outcome;
    adg_faults faults = {0};
    adg_stage(ctx, "load");
    adg_status status = adg_outcome_read(&request->columns, &outcome, &faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&faults, error);
    adg_stage(ctx, "measure");
    if (status == ADG_OK)
        status = measure(request, &outcome, ctx, error);
    adg_outcome_release(&outcome);
    adg_faults_release(&faults);
    adg_stage(ctx, NULL);
    return status;
}
