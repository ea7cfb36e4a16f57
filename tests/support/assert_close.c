/* SPDX-License-Identifier: MPL-2.0 */
#include "support/assert_close.h"

#include <math.h>

#include "support/test.h"

bool close_enough(double actual, double expected, double rel, double abs)
{
    if (isnan(actual) || isnan(expected))
        return isnan(actual) && isnan(expected);
    if (isinf(actual) || isinf(expected))
        return actual == expected;
    return fabs(actual - expected) <= fmax(rel * fabs(expected), abs);
}

void assert_close_at(double actual, double expected, double rel, double abs, const char *what,
                     const char *file, int line)
{
    if (close_enough(actual, expected, rel, abs))
        return;
    print_error("%s is %.17g, expected %.17g (rel %g, abs %g)\n", what, actual, expected, rel, abs);
    _fail(file, line);
}

void assert_all_close_at(const double *actual, const double *expected, size_t n, double rel,
                         double abs, const char *what, const char *file, int line)
{
    enum {
        SHOWN = 5
    };
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        if (close_enough(actual[i], expected[i], rel, abs))
            continue;
        if (wrong++ < SHOWN)
            print_error("%s[%zu] is %.17g, expected %.17g (rel %g, abs %g)\n", what, i, actual[i],
                        expected[i], rel, abs);
    }
    if (wrong == 0)
        return;
    print_error("%zu of %zu differ\n", wrong, n);
    _fail(file, line);
}
