/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/transposition.h"

#include <stdlib.h>

#include "core/random.h"
#include "support/test.h"

enum {
    ROWS = 23,
    COLUMNS = 57
};

static double number_at(size_t row, size_t column)
{
    return (double)(row * 1000 + column);
}

static void put_all(adg_transposition *t, adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    size_t order[ROWS];
    for (size_t r = 0; r < ROWS; r++)
        order[r] = r;
    for (size_t r = ROWS; r > 1; r--) {
        size_t other = (size_t)adg_random_below(random, r), last = order[r - 1];
        order[r - 1] = order[other];
        order[other] = last;
    }
    for (size_t r = 0; r < ROWS; r++) {
        double row[COLUMNS];
        for (size_t c = 0; c < COLUMNS; c++)
            row[c] = number_at(order[r], c);
        assert_ok(adg_transposition_put(t, order[r], row, &error), &error);
    }
}

static void assert_column(adg_transposition *t, size_t c)
{
    adg_error error = ADG_ERROR_INIT;
    const double *column = NULL;
    assert_ok(adg_transposition_get(t, c, &column, &error), &error);
    for (size_t r = 0; r < ROWS; r++)
        assert_exactly(column[r], number_at(r, c));
}

static void assert_turned(size_t most_bytes, const char *beside, adg_random *random)
{
    adg_transposition t;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_transposition_begin(ROWS, COLUMNS, most_bytes, beside, &t, &error), &error);
    assert_int_equal(t.file < 0, most_bytes >= ROWS * COLUMNS * sizeof(double));
    put_all(&t, random);
    for (size_t c = 0; c < COLUMNS; c++)
        assert_column(&t, c);
    for (int i = 0; i < 100; i++)
        assert_column(&t, (size_t)adg_random_below(random, COLUMNS));
    adg_transposition_end(&t);
}

TEST(columns_come_back_whatever_fits_into_memory)
{
    adg_random random;
    adg_random_seed(&random, 1);
    for (size_t columns = 0; columns <= COLUMNS; columns++)
        assert_turned(columns * ROWS * sizeof(double), NULL, &random);
}

TEST(a_folder_that_does_not_exist_is_an_error)
{
    adg_transposition t;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_transposition_begin(ROWS, COLUMNS, 0, "/does/not/exist/x", &t, &error),
                 ADG_E_IO, &error, "times in between");
    adg_transposition_end(&t);
}

TEST(nothing_is_turned_into_nothing)
{
    adg_transposition t;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_transposition_begin(0, 3, 100, NULL, &t, &error), &error);
    const double *column = NULL;
    assert_ok(adg_transposition_get(&t, 2, &column, &error), &error);
    adg_transposition_end(&t);
    assert_ok(adg_transposition_begin(3, 0, 100, NULL, &t, &error), &error);
    adg_transposition_end(&t);
}

RUN(T(columns_come_back_whatever_fits_into_memory), T(a_folder_that_does_not_exist_is_an_error),
    T(nothing_is_turned_into_nothing))
