/* SPDX-License-Identifier: MPL-2.0 */
#include "map/styles.h"

#include <math.h>

#include "support/assert_close.h"
#include "support/test.h"

static adg_styles *load(void)
{
    adg_styles *styles = NULL;
    adg_error error;
    assert_int_equal(adg_styles_load(&styles, &error), ADG_OK);
    return styles;
}

static adg_classes quarters(const double *value, size_t n)
{
    adg_styles *styles = load();
    adg_classes classes;
    adg_error error;
    assert_int_equal(adg_classes_quarters(styles, "priority", "t", value, n, "missing", &classes,
                                          &error),
                     ADG_OK);
    adg_styles_free(styles);
    return classes;
}

TEST(an_outlier_does_not_swallow_the_other_classes)
{
    const double value[] = {0, 10, 20, 30, 40, 50, 60, 70, 1e6, NAN};
    adg_classes classes = quarters(value, 10);
    const double upper[] = {0, 30, 50, 70};
    assert_int_equal(classes.n, 5);
    for (size_t k = 0; k < 4; k++)
        assert_exactly(classes.item[k].upper, upper[k]);
    assert_string_equal(classes.item[0].label, "0");
    assert_string_equal(classes.item[1].label, "up to 30");
    assert_string_equal(classes.item[2].label, "30–50");
    assert_string_equal(classes.item[4].label, "over 70");
    adg_classes_release(&classes);
}

TEST(limits_have_as_many_digits_as_tell_them_apart)
{
    const double value[] = {401, 412, 424, 436, 447, 453, 465, 477};
    adg_classes classes = quarters(value, 8);
    assert_int_equal(classes.n, 4);
    assert_string_equal(classes.item[0].label, "up to 420");
    assert_string_equal(classes.item[3].label, "over 470");
    adg_classes_release(&classes);
}

TEST(numbers_that_are_all_zero_are_one_class)
{
    const double value[] = {0, 0, NAN};
    adg_classes classes = quarters(value, 3);
    assert_int_equal(classes.n, 1);
    assert_string_equal(classes.item[0].label, "0");
    adg_classes_release(&classes);
}

TEST(equal_numbers_are_one_class)
{
    const double value[] = {7, 7, 7};
    adg_classes classes = quarters(value, 3);
    assert_int_equal(classes.n, 1);
    assert_int_equal(adg_classes_of_number(&classes, 7), 0);
    adg_classes_release(&classes);
}

TEST(what_no_feature_needs_leaves_the_legend)
{
    const double limits[] = {10, 20};
    adg_styles *styles = load();
    adg_classes classes;
    adg_error error;
    assert_int_equal(adg_classes_minutes(styles, "t", limits, 2, "nobody", &classes, &error),
                     ADG_OK);
    assert_int_equal(classes.n, 4);
    adg_classes_drop_unused(&classes, false, false);
    assert_int_equal(classes.n, 3);
    assert_null(classes.missing);
    assert_false(classes.unreachable);
    adg_classes_release(&classes);
    adg_styles_free(styles);
}

RUN(T(an_outlier_does_not_swallow_the_other_classes),
    T(limits_have_as_many_digits_as_tell_them_apart), T(numbers_that_are_all_zero_are_one_class),
    T(equal_numbers_are_one_class), T(what_no_feature_needs_leaves_the_legend))
