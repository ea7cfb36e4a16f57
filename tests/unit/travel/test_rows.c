/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>
#include <string.h>

#include "core/error.h"
#include "support/matrix.h"
#include "support/test.h"

enum {
    N = 40
};

/* Facility j is j minutes away from the one origin. */
static adg_travel *counting_travel(void)
{
    double matrix[N];
    for (int j = 0; j < N; j++)
        matrix[j] = j;
    return travel_of(matrix, 1, N);
}

/* What a visitor has seen, and when it has had enough. */
typedef struct {
    size_t n, stop_at;
    double seen[N];
} diary;

static adg_status write_down(void *data, size_t k, const double *minutes, adg_error *error)
{
    diary *d = data;
    assert_int_equal(k, d->n);
    d->seen[d->n++] = minutes[0];
    return d->n == d->stop_at ? adg_fail(error, ADG_E_INVALID, "seen enough") : ADG_OK;
}

TEST(rows_come_in_the_order_of_the_list_for_every_number_of_threads)
{
    adg_travel *travel = counting_travel();
    uint32_t facility[N];
    adg_error error = ADG_ERROR_INIT;
    for (uint32_t j = 0; j < N; j++)
        facility[j] = (7 * j) % N;
    for (int threads = 0; threads <= 9; threads++) {
        diary d = {.stop_at = SIZE_MAX};
        const adg_context context = {.threads = threads};
        assert_ok(adg_travel_rows(travel, &context, "", facility, N, INFINITY, write_down, &d,
                                  &error),
                  &error);
        assert_int_equal(d.n, N);
        for (int k = 0; k < N; k++)
            assert_exactly(d.seen[k], facility[k]);
    }
    adg_travel_free(travel);
}

TEST(a_facility_may_be_asked_for_twice)
{
    adg_travel *travel = counting_travel();
    const uint32_t facility[] = {5, 3, 5};
    diary d = {.stop_at = SIZE_MAX};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_rows(travel, NULL, "", facility, 3, INFINITY, write_down, &d, &error),
              &error);
    assert_all_exactly(d.seen, ((const double[]){5, 3, 5}), 3);
    adg_travel_free(travel);
}

TEST(a_visitor_may_end_the_visit)
{
    adg_travel *travel = counting_travel();
    uint32_t facility[N] = {0};
    diary d = {.stop_at = 5};
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_travel_rows(travel, NULL, "", facility, N, INFINITY, write_down, &d, &error),
                 ADG_E_INVALID, &error, "seen enough");
    assert_int_equal(d.n, 5);
    adg_travel_free(travel);
}

/* A caller who listens to the progress and says stop after a while. */
typedef struct {
    double last;
    int calls, stop_at;
    bool same_stage;
} listener;

static int listen(double fraction, const char *stage, void *data)
{
    listener *l = data;
    assert_true(fraction > l->last && fraction <= 1);
    l->last = fraction;
    l->same_stage = strcmp(stage, "search") == 0;
    return ++l->calls != l->stop_at;
}

TEST(progress_grows_to_the_end)
{
    adg_travel *travel = counting_travel();
    uint32_t facility[N] = {0};
    diary d = {.stop_at = SIZE_MAX};
    listener l = {0};
    const adg_context context = {.threads = 2, .progress = listen, .data = &l};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_rows(travel, &context, "search", facility, N, INFINITY, write_down, &d,
                              &error),
              &error);
    assert_exactly(l.last, 1);
    assert_true(l.same_stage);
    adg_travel_free(travel);
}

TEST(the_caller_may_stop_the_search)
{
    adg_travel *travel = counting_travel();
    uint32_t facility[N] = {0};
    diary d = {.stop_at = SIZE_MAX};
    listener l = {.stop_at = 2};
    const adg_context context = {.threads = 1, .progress = listen, .data = &l};
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_travel_rows(travel, &context, "search", facility, N, INFINITY, write_down, &d,
                                 &error),
                 ADG_E_CANCELLED, &error, "stopped");
    assert_int_equal(l.calls, 2);
    adg_travel_free(travel);
}

TEST(nothing_to_free_is_no_fault)
{
    adg_travel_free(NULL);
}

RUN(T(rows_come_in_the_order_of_the_list_for_every_number_of_threads),
    T(a_facility_may_be_asked_for_twice), T(a_visitor_may_end_the_visit),
    T(progress_grows_to_the_end), T(the_caller_may_stop_the_search), T(nothing_to_free_is_no_fault))
