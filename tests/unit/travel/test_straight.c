/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>
#include <stdlib.h>

#include "support/matrix.h"
#include "support/test.h"

TEST(the_time_is_distance_by_speed)
{
    double home[] = {0, 0, 3000, 4000}, clinic[] = {3000, 4000, 6000, 8000};
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_straight_new(home, 2, clinic, 2, 5, &travel, &error), &error);
    home[0] = clinic[0] = 99; /* the points were copied */
    double *minutes = matrix_of(travel, 2, 2, 1);
    assert_all_close(minutes, ((const double[]){60, 120, 0, 60}), 4, 1e-15, 0);
    free(minutes);
    adg_travel_free(travel);
}

TEST(a_point_that_is_no_place_is_unreachable)
{
    const double home[] = {NAN, 0}, clinic[] = {0, 0};
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_straight_new(home, 1, clinic, 1, 5, &travel, &error), &error);
    double *minutes = matrix_of(travel, 1, 1, 1);
    assert_exactly(*minutes, INFINITY);
    free(minutes);
    adg_travel_free(travel);
}

TEST(no_places_are_allowed)
{
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_straight_new(NULL, 0, NULL, 0, 5, &travel, &error), &error);
    free(matrix_of(travel, 0, 0, 1));
    adg_travel_free(travel);
}

RUN(T(the_time_is_distance_by_speed), T(a_point_that_is_no_place_is_unreachable),
    T(no_places_are_allowed))
