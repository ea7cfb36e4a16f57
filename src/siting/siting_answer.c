/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "siting/siting_case.h"

double adg_siting_nearest(const adg_siting_case *c, const unsigned char *open, size_t place,
                          uint32_t *which)
{
    const adg_reach *r = c->problem->reach;
    double least = INFINITY;
    uint32_t site = ADG_NONE;
    for (size_t e = r->first[place]; e < r->first[place + 1]; e++) {
        uint32_t j = r->facility[e];
        if ((open[j] || c->state[j] == ADG_SITE_OPEN) && r->minutes[e] < least) {
            least = r->minutes[e];
            site = j;
        }
    }
    if (which)
        *which = site;
    return least;
}

static void list_sites(const adg_siting_case *c, adg_siting_answer *answer)
{
    for (size_t j = 0; j < c->m; j++)
        if (c->open[j] || c->state[j] == ADG_SITE_OPEN)
            answer->site[answer->n_sites++] = (uint32_t)j;
}

static void assign(const adg_siting_case *c, adg_siting_answer *answer)
{
    adg_sum unreached = {0};
    for (size_t i = 0; i < c->n; i++) {
        answer->minutes[i] = adg_siting_nearest(c, c->open, i, &answer->assigned[i]);
        if (isinf(answer->minutes[i]))
            adg_sum_add(&unreached, c->demand[i]);
    }
    answer->unreached = adg_sum_value(&unreached);
}

adg_status adg_siting_answer_fill(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    answer->site = ADG_NEW_ARRAY(uint32_t, c->m);
    answer->assigned = ADG_NEW_ARRAY(uint32_t, c->n);
    answer->minutes = ADG_NEW_ARRAY(double, c->n);
    if (!answer->site || !answer->assigned || !answer->minutes)
        return adg_fail_memory(error);
    list_sites(c, answer);
    assign(c, answer);
    return ADG_OK;
}

void adg_siting_answer_set(adg_siting_answer *answer, double objective, double bound, bool proven)
{
    answer->feasible = 1;
    answer->objective = objective;
    answer->bound = proven ? objective : bound;
    answer->proven = proven;
    double apart = fabs(answer->objective - answer->bound);
    answer->gap = apart == 0 ? 0 : apart / fabs(objective);
}

void adg_siting_answer_none(adg_siting_answer *answer, bool proven)
{
    answer->feasible = 0;
    answer->objective = answer->bound = answer->gap = NAN;
    answer->proven = proven;
}

void adg_siting_answer_release(adg_siting_answer *answer)
{
    free(answer->site);
    free(answer->assigned);
    free(answer->minutes);
    free(answer->unservable);
    free(answer->flow);
    *answer = (adg_siting_answer){0};
}
