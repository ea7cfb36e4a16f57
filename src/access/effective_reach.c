/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>

#include "adgang/telepsychiatry.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/sum.h"
#include "core/text.h"

int adg_line_suffices(double down, double up, double needed_down, double needed_up)
{
    return down >= needed_down && up >= needed_up;
}

double adg_helped_competence(double competence, double help)
{
    return competence + (1 - competence) * help;
}

adg_reach_steps adg_reach_steps_of(double broadband, double competence, double acceptance, int room,
                                   int clinic, int mobile)
{
    const double able = broadband * competence, a = acceptance;
    const double v = room != 0, o = clinic != 0, m = mobile != 0;
    /* Those whom video reaches neither at home nor in a room, because they cannot or do not want. */
    const double left = a * (1 - able) * (1 - v) + (1 - a);
    adg_reach_steps steps = {
        .home = a * able,
        .room = a * (1 - able) * v,
        .clinic = left * o,
        .mobile = left * (1 - o) * m,
        .home_low = fmax(0, broadband + competence + acceptance - 2),
        .home_high = fmin(fmin(broadband, competence), acceptance),
    };
    steps.reach = steps.home + steps.room + steps.clinic + steps.mobile;
    return steps;
}

static bool is_share(double x)
{
    return x >= 0 && x <= 1;
}

static size_t area_of(const adg_reach_question *q, size_t cell)
{
    return q->area ? q->area[cell] : 0;
}

/* Every share that is met by somebody must be known. */
static adg_status check_group(const adg_reach_question *q, size_t cell, size_t group,
                              adg_error *error)
{
    const double c = q->competence[area_of(q, cell) * q->n_groups + group];
    const double a = q->acceptance[group];
    if (!is_share(q->broadband[cell]))
        return adg_fail(error, ADG_E_INVALID, _("cell %zu: broadband is %g, not a share of 0 to 1"),
                        cell, q->broadband[cell]);
    if (!is_share(c))
        return adg_fail(error, ADG_E_INVALID,
                        _("area %zu, group %zu: digital competence is %g, not a share of 0 to 1; "
                          "people live there, and it is not guessed"),
                        area_of(q, cell), group, c);
    if (!is_share(a))
        return adg_fail(error, ADG_E_INVALID,
                        _("group %zu: acceptance of video is %g, not a share of 0 to 1"), group, a);
    return ADG_OK;
}

/* Sums of one cell or of all. */
typedef struct {
    adg_sum people, home, room, clinic, mobile, home_low, home_high, excluded, no_access;
} tally;

static void count(tally *t, double people, const adg_reach_steps *s, double able)
{
    adg_sum_add(&t->people, people);
    adg_sum_add(&t->home, people * s->home);
    adg_sum_add(&t->room, people * s->room);
    adg_sum_add(&t->clinic, people * s->clinic);
    adg_sum_add(&t->mobile, people * s->mobile);
    adg_sum_add(&t->home_low, people * s->home_low);
    adg_sum_add(&t->home_high, people * s->home_high);
    adg_sum_add(&t->excluded, people * (1 - able));
    adg_sum_add(&t->no_access, people * fmax(0, 1 - s->reach));
}

static adg_reach_people sums_of(const tally *t)
{
    return (adg_reach_people){
        .people = adg_sum_value(&t->people),
        .home = adg_sum_value(&t->home),
        .room = adg_sum_value(&t->room),
        .clinic = adg_sum_value(&t->clinic),
        .mobile = adg_sum_value(&t->mobile),
        .home_low = adg_sum_value(&t->home_low),
        .home_high = adg_sum_value(&t->home_high),
        .digitally_excluded = adg_sum_value(&t->excluded),
        .no_access = adg_sum_value(&t->no_access),
    };
}

static adg_status reach_cell(const adg_reach_question *q, size_t cell, tally *own, tally *all,
                             adg_error *error)
{
    const int room = q->room_minutes[cell] <= q->room_limit_min;
    const int clinic = q->clinic_minutes[cell] <= q->clinic_limit_min;
    const int mobile = q->mobile && q->mobile[cell];
    for (size_t g = 0; g < q->n_groups; g++) {
        const double people = q->people[cell * q->n_groups + g];
        if (!(people > 0))
            continue;
        adg_status status = check_group(q, cell, g, error);
        if (status != ADG_OK)
            return status;
        const double c =
            adg_helped_competence(q->competence[area_of(q, cell) * q->n_groups + g], q->help);
        const adg_reach_steps steps =
            adg_reach_steps_of(q->broadband[cell], c, q->acceptance[g], room, clinic, mobile);
        count(own, people, &steps, q->broadband[cell] * c);
        count(all, people, &steps, q->broadband[cell] * c);
    }
    return ADG_OK;
}

adg_status adg_effective_reach(const adg_reach_question *question, adg_reach_people *cell,
                               adg_reach_people *total, adg_error *error)
{
    const adg_reach_question *q = question;
    tally all = {0};
    adg_status status = adg_check_people(q->people, q->n_cells * q->n_groups, error);
    if (status == ADG_OK && q->area)
        status = adg_check_positions(q->area, q->n_cells, q->n_areas, 0, "area", error);
    if (status == ADG_OK && !is_share(q->help))
        status = adg_fail(error, ADG_E_INVALID, _("IT help is %g, not a share of 0 to 1"), q->help);
    for (size_t i = 0; status == ADG_OK && i < q->n_cells; i++) {
        tally own = {0};
        status = reach_cell(q, i, &own, &all, error);
        if (status == ADG_OK && cell)
            cell[i] = sums_of(&own);
    }
    if (status == ADG_OK)
        *total = sums_of(&all);
    return status;
}
