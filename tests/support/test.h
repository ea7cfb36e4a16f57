/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_TEST_H
#define ADG_TESTS_SUPPORT_TEST_H

/** What every test program begins with: cmocka in its order of headers, and our own assertions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "adgang/status.h"
#include "support/assert_close.h"

/** A test; its name says the one idea it holds. */
#define TEST(name) static void name(void **state __attribute__((unused)))

/** The main function of a test program: RUN(a, b, ...) with tests written as T(a), T(b). */
#define T(name) cmocka_unit_test(name)
#define RUN(...)                                                                                   \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                                           \
        return finish(cmocka_run_group_tests(tests, NULL, NULL));                                  \
    }

/** The same, with something made before the first test and removed after the last. */
#define RUN_WITH(before, after, ...)                                                               \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                                           \
        return finish(cmocka_run_group_tests(tests, before, after));                               \
    }

/** A failed test is left in its middle; what it leaves behind is no leak to report. */
int finish(int n_failed);

#define N_OF(array) (sizeof(array) / sizeof *(array))

/** The call must succeed; otherwise its message is shown. */
#define assert_ok(call, error) assert_status_at((call), ADG_OK, (error), __FILE__, __LINE__)

/** The call must fail with this status and say these words. */
#define assert_fails(call, status, error, words)                                                   \
    do {                                                                                           \
        assert_status_at((call), (status), (error), __FILE__, __LINE__);                           \
        assert_says_at((error)->message, (words), __FILE__, __LINE__);                             \
    } while (0)

/** A text must hold these words. */
#define assert_says(text, words) assert_says_at((text), (words), __FILE__, __LINE__)

void assert_status_at(adg_status status, adg_status expected, const adg_error *error,
                      const char *file, int line);
void assert_says_at(const char *text, const char *words, const char *file, int line);

/** Memory that must be there: the test stops where it is not. */
void *must_have(void *memory);
/** A zeroed array of n elements. */
#define NEW(type, n) ((type *)new_array((n), sizeof(type)))
void *new_array(size_t n, size_t element_size);

#endif
