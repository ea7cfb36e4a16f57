/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_ASSERT_CLOSE_H
#define ADG_TESTS_SUPPORT_ASSERT_CLOSE_H

#include <stdbool.h>
#include <stddef.h>

/** Comparison of numbers in double:
 *
 *      |actual - expected| <= max(rel |expected|, abs)
 *
 *  NaN equals NaN and nothing else, an infinity equals the one of its sign and nothing else: no
 *  tolerance hides either. What differs is printed with 17 digits. */
bool close_enough(double actual, double expected, double rel, double abs);

#define assert_close(actual, expected, rel, abs)                                                   \
    assert_close_at((actual), (expected), (rel), (abs), #actual, __FILE__, __LINE__)

/** Element by element; the first n elements that differ are named by position. */
#define assert_all_close(actual, expected, n, rel, abs)                                            \
    assert_all_close_at((actual), (expected), (n), (rel), (abs), #actual, __FILE__, __LINE__)

/** The same number. +0 and -0 are the same. */
#define assert_exactly(actual, expected) assert_close((actual), (expected), 0, 0)
#define assert_all_exactly(actual, expected, n) assert_all_close((actual), (expected), (n), 0, 0)

#define assert_nan(actual) assert_exactly((actual), NAN)

void assert_close_at(double actual, double expected, double rel, double abs, const char *what,
                     const char *file, int line);
void assert_all_close_at(const double *actual, const double *expected, size_t n, double rel,
                         double abs, const char *what, const char *file, int line);

#endif
