/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/telepsychiatry.h"
#include "golden/checks.h"

enum {
    N_CELLS = 5,
    N_GROUPS = 4
};

/* The case's places and people, with room for what stands in lists of objects. */
typedef struct {
    adg_reach_question question;
    double people[N_CELLS * N_GROUPS], broadband[N_CELLS], room[N_CELLS], clinic[N_CELLS];
    int mobile[N_CELLS];
} places;

static double cell_number(golden *g, size_t cell, const char *key)
{
    char path[64];
    snprintf(path, sizeof path, "input/cells/%zu/%s", cell, key);
    double x = golden_number(g, path);
    return isnan(x) ? INFINITY : x; /* null minutes: there is none */
}

static void read_places(golden *g, places *p)
{
    for (size_t i = 0; i < N_CELLS; i++) {
        char path[64];
        snprintf(path, sizeof path, "input/cells/%zu/N", i);
        const double *people = golden_numbers(g, path, NULL);
        for (size_t k = 0; k < N_GROUPS; k++)
            p->people[i * N_GROUPS + k] = people[k];
        p->broadband[i] = cell_number(g, i, "b");
        p->room[i] = cell_number(g, i, "t_room");
        p->clinic[i] = cell_number(g, i, "t_clinic");
        p->mobile[i] = cell_number(g, i, "mob") != 0;
    }
    p->question = (adg_reach_question){
        .n_cells = N_CELLS,
        .n_groups = N_GROUPS,
        .people = p->people,
        .broadband = p->broadband,
        .room_minutes = p->room,
        .clinic_minutes = p->clinic,
        .mobile = p->mobile,
        .n_areas = 1,
        .competence = golden_numbers(g, "input/competence", NULL),
        .acceptance = golden_numbers(g, "input/acceptance", NULL),
        .room_limit_min = golden_number(g, "params/t_v"),
        .clinic_limit_min = golden_number(g, "params/t_c"),
        .help = golden_number(g, "params/assist"),
    };
}

static void expect_in(golden *g, const char *place, const char *key, double actual)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s", place, key);
    golden_expect(g, path, actual);
}

static void expect_people(golden *g, const char *place, const adg_reach_people *r)
{
    const double share = r->people > 0 ? 1 / r->people : NAN;
    expect_in(g, place, "population", r->people);
    expect_in(g, place, "home_video_share", r->home * share);
    expect_in(g, place, "effective_reach", (r->people - r->no_access) * share);
    expect_in(g, place, "digital_excluded", r->digitally_excluded);
    expect_in(g, place, "no_access", r->no_access);
}

static void expect_steps(golden *g, const places *p, size_t cell, size_t group)
{
    const adg_reach_question *q = &p->question;
    char place[64];
    snprintf(place, sizeof place, "cells/%zu/by_group/%zu", cell, group);
    adg_reach_steps s = adg_reach_steps_of(p->broadband[cell], q->competence[group],
                                           q->acceptance[group], p->room[cell] <= q->room_limit_min,
                                           p->clinic[cell] <= q->clinic_limit_min, p->mobile[cell]);
    expect_in(g, place, "home_video", s.home);
    expect_in(g, place, "home_video_low", s.home_low);
    expect_in(g, place, "home_video_high", s.home_high);
    expect_in(g, place, "step_home", s.home);
    expect_in(g, place, "step_room", s.room);
    expect_in(g, place, "step_clinic", s.clinic);
    expect_in(g, place, "step_mobile", s.mobile);
    expect_in(g, place, "reach", s.reach);
}

static void expect_cells(golden *g, const places *p)
{
    adg_error error = ADG_ERROR_INIT;
    adg_reach_people cell[N_CELLS], total;
    assert_ok(adg_effective_reach(&p->question, cell, &total, &error), &error);
    expect_people(g, "total", &total);
    for (size_t i = 0; i < N_CELLS; i++) {
        char place[64];
        snprintf(place, sizeof place, "cells/%zu", i);
        expect_people(g, place, &cell[i]);
        expect_in(g, place, "v", p->room[i] <= p->question.room_limit_min);
        expect_in(g, place, "o", p->clinic[i] <= p->question.clinic_limit_min);
        expect_in(g, place, "without_home_video", cell[i].people - cell[i].home);
    }
}

static void effective_reach(golden *g)
{
    places p;
    read_places(g, &p);
    expect_cells(g, &p);
    for (size_t i = 0; i < N_CELLS; i++) {
        char path[64];
        snprintf(path, sizeof path, "expected/cells/%zu/by_group", i);
        const size_t n = golden_count(g, path);
        for (size_t k = 0; k < n; k++)
            expect_steps(g, &p, i, k);
    }
}

static void effective_reach_with_it_assistant(golden *g)
{
    places p;
    read_places(g, &p);
    expect_cells(g, &p);
}

/* The golden's words, put together from what the test found. */
static void expect_verdict(golden *g, const char *place, const adg_digital_equity *r)
{
    static const char *const absolute[] = {"absolut ulighed falder", "absolut uændret",
                                           "absolut ulighed stiger"},
                             *const relative[] = {"relativ ulighed falder", "relativ uændret",
                                                  "relativ ulighed stiger"};
    char words[128], path[96];
    snprintf(words, sizeof words, "%s; %s; %s",
             r->faster_people == r->people ? "alle hurtigere" : "ikke alle hurtigere",
             absolute[r->absolute + 1], relative[r->relative + 1]);
    snprintf(path, sizeof path, "%s/verdict", place);
    golden_expect_text(g, path, words);
}

static void digital_equity_test(golden *g)
{
    static const char *const pattern[] = {"unequal_uptake", "equal_uptake", "targeted"};
    adg_error error = ADG_ERROR_INIT;
    size_t n;
    const double *rank = golden_numbers(g, "input/rank", &n);
    double deprivation[8];
    for (size_t i = 0; i < n; i++)
        deprivation[i] = -rank[i];
    for (size_t p = 0; p < N_OF(pattern); p++) {
        char path[96];
        adg_digital_equity r;
        snprintf(path, sizeof path, "expected/%s/video_share_able", pattern[p]);
        const double *able = golden_numbers(g, path, NULL);
        snprintf(path, sizeof path, "%s/video_share_able", pattern[p]);
        golden_expect_all(g, path, able, n); /* an input that stands among the answers */
        assert_ok(adg_digital_equity_test(golden_numbers(g, "input/time_clinic", NULL), able,
                                          deprivation, golden_numbers(g, "input/population", NULL),
                                          n, golden_number(g, "input/sigma"), &r, &error),
                  &error);
        expect_in(g, pattern[p], "mean_before", r.mean_before);
        expect_in(g, pattern[p], "mean_after", r.mean_after);
        expect_in(g, pattern[p], "C_before", r.concentration_before);
        expect_in(g, pattern[p], "C_after", r.concentration_after);
        expect_in(g, pattern[p], "SII_dep_before", r.sii_before);
        expect_in(g, pattern[p], "SII_dep_after", r.sii_after);
        expect_verdict(g, pattern[p], &r);
    }
}

static void bandwidth_rule(golden *g)
{
    static const char *const threshold[] = {"minimum", "robust", "policy"};
    size_t n;
    const double *line = golden_numbers(g, "input/lines", &n);
    n /= 2;
    for (size_t t = 0; t < N_OF(threshold); t++) {
        char path[64];
        double suffices[16];
        snprintf(path, sizeof path, "input/thresholds/%s", threshold[t]);
        const double *needed = golden_numbers(g, path, NULL);
        for (size_t i = 0; i < n; i++)
            suffices[i] = adg_line_suffices(line[2 * i], line[2 * i + 1], needed[0], needed[1]);
        golden_expect_all(g, threshold[t], suffices, n);
    }
}

static adg_mobile_shift shift_of(golden *g)
{
    return (adg_mobile_shift){golden_number(g, "params/shift_min"),
                              golden_number(g, "params/setup_min_per_stop"),
                              golden_number(g, "params/service_min_per_visit")};
}

static void mobile_capacity(golden *g)
{
    const adg_mobile_shift shift = shift_of(g);
    size_t n;
    const double *minutes = golden_numbers(g, "input/time_from_base_min", &n);
    const double *demand = golden_numbers(g, "input/visits_demand", NULL);
    double visits[16], covered[16], shifts[16], served = 0, left = 0;
    for (size_t i = 0; i < n; i++) {
        visits[i] = adg_mobile_visits(&shift, minutes[i]);
        covered[i] = visits[i] >= 1;
        shifts[i] = adg_mobile_shifts(&shift, minutes[i], demand[i]);
        *(covered[i] ? &served : &left) += demand[i];
    }
    golden_expect_all(g, "max_visits", visits, n);
    golden_expect_all(g, "covered", covered, n);
    golden_expect_all(g, "shifts_single_stop", shifts, n);
    golden_expect(g, "radius_one_visit_min", adg_mobile_radius(&shift, 1));
    golden_expect(g, "demand_covered", served);
    golden_expect(g, "demand_not_covered", left);
    assert_close(adg_mobile_radius(&shift, 6), 160, 0, 0); /* methods 6.4 */
}

/* The shortest round through just these stops. */
static void expect_subset(golden *g, const adg_mobile_shift *shift, size_t at)
{
    char place[64], path[96];
    size_t n, all;
    snprintf(place, sizeof place, "all/%zu", at);
    snprintf(path, sizeof path, "expected/all/%zu/stops", at);
    const double *stop = golden_numbers(g, path, &n);
    const double *base = golden_numbers(g, "input/base_to_stop", &all);
    const double *between = golden_numbers(g, "input/stop_to_stop", NULL);
    const double *visits = golden_numbers(g, "input/visits_per_stop", NULL);
    double own_base[4], own_between[16], own_visits[4], found[4];
    for (size_t i = 0; i < n; i++) {
        own_base[i] = base[(size_t)stop[i]];
        own_visits[i] = visits[(size_t)stop[i]];
        for (size_t j = 0; j < n; j++)
            own_between[i * n + j] = between[(size_t)stop[i] * all + (size_t)stop[j]];
    }
    adg_error error = ADG_ERROR_INIT;
    adg_mobile_tour tour;
    assert_ok(adg_mobile_tour_plan(shift, own_base, own_between, own_visits, n, &tour, &error),
              &error);
    for (size_t i = 0; i < n; i++)
        found[i] = stop[i];
    snprintf(path, sizeof path, "%s/stops", place);
    golden_expect_all(g, path, found, n);
    expect_in(g, place, "drive", tour.drive);
    expect_in(g, place, "total", tour.total);
    expect_in(g, place, "visits", tour.visits);
    expect_in(g, place, "feasible", tour.n_stops == n);
}

static int by_number(const void *a, const void *b)
{
    return *(const double *)a < *(const double *)b ? -1 : 1;
}

static void mobile_tour(golden *g)
{
    const adg_mobile_shift shift = shift_of(g);
    adg_error error = ADG_ERROR_INIT;
    adg_mobile_tour tour;
    size_t n;
    const double *base = golden_numbers(g, "input/base_to_stop", &n);
    assert_ok(adg_mobile_tour_plan(&shift, base, golden_numbers(g, "input/stop_to_stop", NULL),
                                   golden_numbers(g, "input/visits_per_stop", NULL), n, &tour,
                                   &error),
              &error);
    double stop[4];
    for (size_t i = 0; i < tour.n_stops; i++)
        stop[i] = tour.stop[i];
    qsort(stop, tour.n_stops, sizeof *stop, by_number);
    golden_expect(g, "best_visits", tour.visits);
    golden_expect(g, "best_total_min", tour.total);
    golden_expect_all(g, "best_stops", stop, tour.n_stops);
    const size_t subsets = golden_count(g, "expected/all");
    for (size_t i = 0; i < subsets; i++)
        expect_subset(g, &shift, i);
}

static void distance_response(golden *g)
{
    static const char *const rank[] = {"0", "0.5", "1"};
    size_t n;
    const double *km = golden_numbers(g, "input/km", &n);
    for (size_t r = 0; r < N_OF(rank); r++) {
        double use[8];
        for (size_t i = 0; i < n; i++)
            use[i] = adg_distance_response(km[i], strtod(rank[r], NULL));
        golden_expect_all(g, rank[r], use, n);
    }
}

const golden_check digital_mobile_checks[] = {{"effective_reach", effective_reach},
                                              {"effective_reach_with_it_assistant",
                                               effective_reach_with_it_assistant},
                                              {"digital_equity_test", digital_equity_test},
                                              {"bandwidth_rule", bandwidth_rule},
                                              {"mobile_capacity", mobile_capacity},
                                              {"mobile_tour", mobile_tour},
                                              {"distance_response", distance_response},
                                              {0}};
