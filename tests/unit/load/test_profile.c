/* SPDX-License-Identifier: MPL-2.0 */
#include "load/profile.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/profiles.h"
#include "support/scratch.h"
#include "support/test.h"

/* ---- our own ---- */

TEST(the_profiles_that_come_with_adgang_are_whole)
{
    static const char *const names[] = {"car", "bicycle", "walk"};
    for (size_t i = 0; i < N_OF(names); i++) {
        adg_profile *profile = profile_of(names[i]);
        assert_true(adg_profile_is_ours(names[i]));
        assert_exactly(profile->ferry_kmh, 15);
        assert_exactly(profile->walk_kmh, 5);
        for (unsigned c = 0; c < profile->classes_count; c++) {
            assert_non_null(profile->classes[c].is);
            assert_false(adg_profile_is_other_class(profile, profile->classes[c].name));
        }
        adg_profile_free(profile);
    }
    assert_false(adg_profile_is_ours("own.yaml"));
}

/* A class that one profile knows is no unknown word to another. */
TEST(every_class_of_one_profile_is_known_to_the_others)
{
    adg_profile *profiles[] = {profile_of("car"), profile_of("bicycle"), profile_of("walk")};
    for (size_t a = 0; a < N_OF(profiles); a++)
        for (unsigned c = 0; c < profiles[a]->classes_count; c++)
            for (size_t b = 0; b < N_OF(profiles); b++) {
                const char *name = profiles[a]->classes[c].name;
                bool known = adg_profile_class_of(profiles[b], name) ||
                             adg_profile_is_other_class(profiles[b], name);
                if (!known)
                    print_error("%s is not known to profile %zu\n", name, b);
                assert_true(known);
            }
    for (size_t a = 0; a < N_OF(profiles); a++)
        adg_profile_free(profiles[a]);
}

TEST(a_name_of_ours_is_found_and_any_other_is_a_path)
{
    char *path = adg_profile_path("car", "/somewhere");
    assert_says(path, "profiles/car.yaml");
    free(path);
    path = adg_profile_path("own.yaml", "/somewhere");
    assert_string_equal(path, "/somewhere/own.yaml");
    free(path);
    path = adg_profile_path("/there/own.yaml", "/somewhere");
    assert_string_equal(path, "/there/own.yaml");
    free(path);
    path = adg_profile_path("own.yaml", NULL);
    assert_string_equal(path, "own.yaml");
    free(path);
}

/* ---- speeds of a kind ---- */

TEST(a_sign_may_have_a_factor_of_its_own)
{
    adg_signed_factor signs[] = {{60, 0.5}, {110, 0.97}};
    adg_road_kind kind = {
        .limit_kmh = 130, .factor = 0.9, .cap_kmh = 100, .signs = signs, .signs_count = 2};
    assert_close(adg_road_kind_speed(&kind, NAN), 100, 0, 0);
    assert_close(adg_road_kind_speed(&kind, 60), 30, 1e-15, 0);
    assert_close(adg_road_kind_speed(&kind, 61), 61 * 0.97, 1e-15, 0);
    assert_close(adg_road_kind_speed(&kind, 110), 100, 0, 0);
    assert_close(adg_road_kind_speed(&kind, 90), 87.3, 1e-15, 0);
    kind.kmh = 16;
    assert_close(adg_road_kind_speed(&kind, 90), 16, 0, 0);
}

/* ---- what a user gets wrong ---- */

static const char WHOLE[] = "adgang_profile: 1\n"                         /* 1 */
                            "label: Own\n"                                /* 2 */
                            "kinds:\n"                                    /* 3 */
                            "  - {name: a, limit_kmh: 80, factor: 0.5}\n" /* 4 */
                            "  - {name: b, kmh: 10}\n"                    /* 5 */
                            "classes:\n"                                  /* 6 */
                            "  - {name: primary, kind: a}\n"              /* 7 */
                            "  - {name: service, kind: b}\n"              /* 8 */
                            "access: [access]\n";                         /* 9 */

/* The whole profile with one line in place of another (0: none), and one more at its end. */
static char *profile_text(int line, const char *instead, const char *more)
{
    char *text = NEW(char, 4096);
    size_t used = 0;
    int number = 1;
    for (const char *at = WHOLE; *at; number++) {
        size_t length = strcspn(at, "\n") + 1;
        used +=
            (size_t)(number == line ? snprintf(text + used, 4096 - used, "%s\n", instead)
                                    : snprintf(text + used, 4096 - used, "%.*s", (int)length, at));
        at += length;
    }
    snprintf(text + used, 4096 - used, "%s\n", more);
    return text;
}

TEST(a_profile_of_ones_own_is_read_with_its_defaults)
{
    adg_profile *profile = NULL;
    adg_error error = ADG_ERROR_INIT;
    char *text = profile_text(0, "", "");
    assert_ok(adg_profile_read(scratch_write("own.yaml", text), &profile, &error), &error);
    assert_int_equal(profile->kinds_count, 2);
    assert_true(isinf(profile->kinds[0].cap_kmh));
    assert_exactly(profile->kinds[1].factor, 1);
    assert_true(profile->motorroads);
    assert_false(profile->contraflow);
    assert_int_equal(profile->oneway_count, 0);
    assert_ptr_equal(profile->classes[1].is, &profile->kinds[1]);
    adg_profile_free(profile);
    free(text);
}

TEST(what_is_wrong_is_said_with_line_and_column)
{
    static const struct {
        int line;
        const char *instead, *more, *words;
    } cases[] = {
        {1, "label2: x", "", "this is no profile"},
        {1, "adgang_profile: 2", "", "line 1, column 17: format version \"2\""},
        {2, "labell: Own", "", "line 2, column 1: unknown key \"labell\"; did you mean \"label\"?"},
        {4, "  - {name: a, limit: 80}", "", "line 4, column 15: unknown key \"limit\""},
        {4, "  - {name: a, limit_kmh: fast}", "", "\"limit_kmh: fast\" is not a number"},
        {4, "  - {name: a, limit_kmh: 0}", "", "line 4, column 26: \"limit_kmh: 0\" must be above"},
        {4, "  - {name: a, limit_kmh: 80, factor: -1}", "", "\"factor: -1\" must be above 0"},
        {4, "  - {name: a, limit_kmh: 80, kmh: 5}", "",
         "line 4, column 5: a kind of road has either"},
        {4, "  - {name: a}", "", "a kind of road has either"},
        {4, "  - {name: a, kmh: 400}", "", "at most 300"},
        {4,
         "  - {name: a, limit_kmh: 80, signs: [{at_most_kmh: 60, factor: 1}, {at_most_kmh: 50, factor: 1}]}",
         "", "must increase"},
        {7, "  - {name: primary, kind: c}", "",
         "line 7, column 27: \"c\" is not the name of a kind"},
        {8, "  - {name: primary, kind: b}", "", "line 8, column 12: the class \"primary\" stands"},
        {9, "access: [acess]", "", "line 9, column 10: the key \"acess\" of OpenStreetMap"},
        {9, "", "", "the key \"access\" is missing"},
        {0, "", "oneway: [\"oneway:bus\"]", "line 10, column 10: the key \"oneway:bus\""},
        {0, "", "unknown_class: c", "line 10, column 16: \"c\" is not the name"},
        {0, "", "surfaces: [{name: mud, cap_kmh: 0}]", "line 10, column 33: \"cap_kmh: 0\""},
        {0, "", "ferry_kmh: 0", "line 10, column 12: \"ferry_kmh: 0\""},
        {0, "", "motorroads: sometimes", "must be true or false"},
        {0, "", "label: again", "stands here twice"},
        {0, "", "]", "is not YAML"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        adg_profile *profile = NULL;
        adg_error error = ADG_ERROR_INIT;
        char *text = profile_text(cases[i].line, cases[i].instead, cases[i].more);
        assert_fails(adg_profile_read(scratch_write("own.yaml", text), &profile, &error),
                     ADG_E_INVALID, &error, cases[i].words);
        assert_null(profile);
        free(text);
    }
}

TEST(a_profile_that_is_not_there_is_named_with_those_that_are)
{
    adg_profile *profile = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_profile_read(scratch_path("none.yaml"), &profile, &error), ADG_E_INVALID,
                 &error, "car, bicycle and walk come with adgang");
}

RUN_WITH(scratch_open, scratch_close, T(the_profiles_that_come_with_adgang_are_whole),
         T(every_class_of_one_profile_is_known_to_the_others),
         T(a_name_of_ours_is_found_and_any_other_is_a_path), T(a_sign_may_have_a_factor_of_its_own),
         T(a_profile_of_ones_own_is_read_with_its_defaults),
         T(what_is_wrong_is_said_with_line_and_column),
         T(a_profile_that_is_not_there_is_named_with_those_that_are))
