/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/spatial.h"

#include <math.h>

#include "support/test.h"

static void assert_priority(const double *deprivation, const double *minutes, const double *people,
                            size_t n, const double *expected)
{
    double priority[8];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_priority(deprivation, minutes, people, n, 30, 120, priority, &error), &error);
    assert_all_close(priority, expected, n, 1e-14, 0);
}

TEST(the_deprived_count_more_for_the_same_excess)
{
    /* 10 people each, 20 minutes beyond 30; ranks 1/4 and 3/4 weigh 3/2 and 1/2 */
    const double deprivation[] = {2, 1}, minutes[] = {50, 50}, people[] = {10, 10};
    assert_priority(deprivation, minutes, people, 2, (const double[]){300, 100});
}

TEST(up_to_the_limit_there_is_no_excess)
{
    const double deprivation[] = {2, 1}, minutes[] = {30, 12}, people[] = {10, 10};
    assert_priority(deprivation, minutes, people, 2, (const double[]){0, 0});
}

TEST(the_unreachable_count_as_the_cap)
{
    const double deprivation[] = {1, 1}, minutes[] = {INFINITY, 30}, people[] = {10, 10};
    assert_priority(deprivation, minutes, people, 2, (const double[]){900, 0});
}

TEST(where_nobody_lives_there_is_no_priority)
{
    const double deprivation[] = {2, 1, NAN}, minutes[] = {50, 50, 50}, people[] = {0, 10, 0};
    assert_priority(deprivation, minutes, people, 3, (const double[]){0, 200, 0});
}

TEST(unknown_deprivation_gives_unknown_priority)
{
    const double deprivation[] = {NAN, 1}, minutes[] = {50, 50}, people[] = {10, 10};
    assert_priority(deprivation, minutes, people, 2, (const double[]){NAN, 200});
}

/* Methods 0: NaN in, NaN out for that unit. */
TEST(unknown_minutes_give_unknown_priority)
{
    const double deprivation[] = {2, 1}, minutes[] = {NAN, 50}, people[] = {10, 10};
    assert_priority(deprivation, minutes, people, 2, (const double[]){NAN, 100});
}

static void assert_classes(const double *deprivation, const double *minutes, const double *people,
                           size_t n, const double *expected)
{
    double code[9];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_class_3x3(deprivation, minutes, people, n, code, &error), &error);
    assert_all_exactly(code, expected, n);
}

TEST(thirds_of_the_people_make_nine_classes)
{
    const double deprivation[] = {9, 9, 9, 5, 5, 5, 1, 1, 1};
    const double minutes[] = {60, 30, 5, 60, 30, 5, 60, 30, 5};
    const double people[] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    assert_classes(deprivation, minutes, people, 9,
                   (const double[]){11, 12, 13, 21, 22, 23, 31, 32, 33});
}

TEST(the_unreachable_are_of_the_longest_class)
{
    const double deprivation[] = {1, 1, 1}, minutes[] = {INFINITY, 10, 20}, people[] = {1, 1, 1};
    assert_classes(deprivation, minutes, people, 3, (const double[]){21, 23, 22});
}

TEST(what_is_not_known_has_no_class)
{
    const double deprivation[] = {NAN, 2, 3}, minutes[] = {10, NAN, 20}, people[] = {1, 1, 0};
    assert_classes(deprivation, minutes, people, 3, (const double[]){NAN, NAN, NAN});
}

RUN(T(the_deprived_count_more_for_the_same_excess), T(up_to_the_limit_there_is_no_excess),
    T(the_unreachable_count_as_the_cap), T(where_nobody_lives_there_is_no_priority),
    T(unknown_deprivation_gives_unknown_priority), T(unknown_minutes_give_unknown_priority),
    T(thirds_of_the_people_make_nine_classes), T(the_unreachable_are_of_the_longest_class),
    T(what_is_not_known_has_no_class))
