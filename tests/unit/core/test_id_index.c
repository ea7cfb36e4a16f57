/* SPDX-License-Identifier: MPL-2.0 */
#include "core/id_index.h"

#include "support/test.h"

static adg_id_index index_of(const char *const *ids, size_t n)
{
    adg_id_index index;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_id_index_build(ids, n, &index, &error), &error);
    return index;
}

TEST(every_id_is_found_where_it_stands)
{
    static const char *const ids[] = {"0461", "0259", "Ærø", "", "259"};
    adg_id_index index = index_of(ids, N_OF(ids));
    for (uint32_t i = 0; i < N_OF(ids); i++)
        assert_int_equal(adg_id_index_find(&index, ids[i]), i);
    adg_id_index_release(&index);
}

TEST(ids_are_texts_and_not_numbers)
{
    static const char *const ids[] = {"259"};
    adg_id_index index = index_of(ids, 1);
    assert_int_equal(adg_id_index_find(&index, "0259"), ADG_NONE);
    assert_int_equal(adg_id_index_find(&index, "25"), ADG_NONE);
    adg_id_index_release(&index);
}

TEST(of_equal_ids_the_first_is_found)
{
    static const char *const ids[] = {"b", "a", "b", "a", "b"};
    adg_id_index index = index_of(ids, N_OF(ids));
    assert_int_equal(adg_id_index_find(&index, "a"), 1);
    assert_int_equal(adg_id_index_find(&index, "b"), 0);
    adg_id_index_release(&index);
}

TEST(the_first_repetition_is_found_with_what_it_repeats)
{
    static const char *const ids[] = {"c", "b", "a", "a", "b", "c"};
    uint32_t first = ADG_NONE;
    adg_id_index index = index_of(ids, N_OF(ids));
    assert_int_equal(adg_id_index_duplicate(&index, &first), 3);
    assert_int_equal(first, 2);
    adg_id_index_release(&index);
}

TEST(without_repetition_there_is_none)
{
    static const char *const ids[] = {"c", "b", "a"};
    uint32_t first = 7;
    adg_id_index index = index_of(ids, N_OF(ids)), nothing = index_of(NULL, 0);
    assert_int_equal(adg_id_index_duplicate(&index, &first), ADG_NONE);
    assert_int_equal(adg_id_index_duplicate(&nothing, &first), ADG_NONE);
    assert_int_equal(adg_id_index_find(&nothing, "a"), ADG_NONE);
    adg_id_index_release(&index);
    adg_id_index_release(&nothing);
}

RUN(T(every_id_is_found_where_it_stands), T(ids_are_texts_and_not_numbers),
    T(of_equal_ids_the_first_is_found), T(the_first_repetition_is_found_with_what_it_repeats),
    T(without_repetition_there_is_none))
