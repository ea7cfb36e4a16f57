/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_words.h"

#include <math.h>

#include "support/test.h"

/* ---- speed limits ---- */

TEST(numbers_are_read_in_every_unit)
{
    static const struct {
        const char *text;
        double kmh;
    } cases[] = {{"50", 50},
                 {" 50 ", 50},
                 {"62.5", 62.5},
                 {"50 km/h", 50},
                 {"50kmh", 50},
                 {"50 kph", 50},
                 {"30 mph", 48.28032},
                 {"30mph", 48.28032},
                 {"10 knots", 18.52},
                 {"DK:30", 30},
                 {"DK:zone30", 30},
                 {"DK:zone:40", 40},
                 {"DE:zone:20", 20},
                 /* Of several the lowest: by lane, by direction or by hour. */
                 {"50;30", 30},
                 {"30; 50", 30},
                 {"130|110|90", 90},
                 {"none;50", 50},
                 {"signals;80", 80},
                 {"80;quick", 80},
                 {"DK:urban;40", 40}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        adg_speed_limit limit = adg_speed_limit_parse(cases[i].text);
        if (limit.kind != ADG_LIMIT_KMH)
            print_error("\"%s\"\n", cases[i].text);
        assert_int_equal(limit.kind, ADG_LIMIT_KMH);
        assert_close(limit.kmh, cases[i].kmh, 1e-14, 0);
    }
}

TEST(words_are_told_apart)
{
    static const struct {
        const char *text;
        adg_limit_kind kind;
    } cases[] = {{NULL, ADG_LIMIT_NOTHING},
                 {"", ADG_LIMIT_NOTHING},
                 {"  ", ADG_LIMIT_NOTHING},
                 {";", ADG_LIMIT_NOTHING},
                 {"signals", ADG_LIMIT_NOTHING},
                 {"variable", ADG_LIMIT_NOTHING},
                 {"sign", ADG_LIMIT_NOTHING},
                 {"none", ADG_LIMIT_GENERAL},
                 {"NONE", ADG_LIMIT_GENERAL},
                 {"walk", ADG_LIMIT_WALKING},
                 {"0", ADG_LIMIT_UNKNOWN},
                 {"-50", ADG_LIMIT_UNKNOWN},
                 {"50,5", ADG_LIMIT_UNKNOWN},
                 {"fast", ADG_LIMIT_UNKNOWN},
                 {"50 miles", ADG_LIMIT_UNKNOWN},
                 {"1e9", ADG_LIMIT_UNKNOWN},
                 {"99999999", ADG_LIMIT_UNKNOWN},
                 {"5.0.0", ADG_LIMIT_UNKNOWN},
                 {"0.001", ADG_LIMIT_UNKNOWN},
                 {"DK:zone0.5", ADG_LIMIT_ZONE},
                 {"1", ADG_LIMIT_KMH},
                 {"DK:", ADG_LIMIT_UNKNOWN},
                 {"inf", ADG_LIMIT_UNKNOWN},
                 {"DK:a_zone_of_a_name_that_is_far_too_long_for_any", ADG_LIMIT_UNKNOWN}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        adg_speed_limit limit = adg_speed_limit_parse(cases[i].text);
        if (limit.kind != cases[i].kind)
            print_error("\"%s\"\n", cases[i].text ? cases[i].text : "NULL");
        assert_int_equal(limit.kind, cases[i].kind);
    }
}

TEST(zones_are_named_without_their_country)
{
    static const char *const cases[][2] = {{"DK:urban", "urban"},
                                           {"DK:rural", "rural"},
                                           {"DK:motorway", "motorway"},
                                           {"de:urban", "urban"},
                                           {"DK:living_street", "living_street"}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        adg_speed_limit limit = adg_speed_limit_parse(cases[i][0]);
        assert_int_equal(limit.kind, ADG_LIMIT_ZONE);
        assert_string_equal(limit.zone, cases[i][1]);
    }
}

/* ---- durations ---- */

TEST(durations_are_read_as_clock_iso_8601_and_minutes)
{
    static const struct {
        const char *text;
        double minutes;
    } cases[] = {{"00:15", 15},  {"1:30", 90},        {"01:30:30", 90.5}, {"45", 45},
                 {"45 min", 45}, {"45 minutes", 45},  {"PT1H30M", 90},    {"PT45M", 45},
                 {"PT90S", 1.5}, {"P1DT2H", 1560},    {"P2D", 2880},      {"P1W", 10080},
                 {"PT2H", 120},  {"PT1H0M30S", 60.5}, {" 00:10", 10},     {"25:00", 1500}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        double minutes = NAN;
        if (!adg_duration_parse(cases[i].text, &minutes))
            print_error("\"%s\"\n", cases[i].text);
        assert_close(minutes, cases[i].minutes, 1e-14, 0);
    }
}

TEST(what_is_no_duration_is_refused)
{
    static const char *const cases[] = {NULL,    "",       "soon",   "1:60",    "1:2:99", "0",
                                        "00:00", "PT",     "P",      "PT1M1H",  "P1M",    "P1Y",
                                        "PT1",   "1h",     "-5",     "1:30 pm", "PT-5M",  "P1H",
                                        "PTT5M", "123456", "1:2:3:4"};
    for (size_t i = 0; i < N_OF(cases); i++) {
        double minutes = -7;
        if (adg_duration_parse(cases[i], &minutes))
            print_error("\"%s\"\n", cases[i]);
        assert_exactly(minutes, -7);
    }
}

RUN(T(numbers_are_read_in_every_unit), T(words_are_told_apart),
    T(zones_are_named_without_their_country), T(durations_are_read_as_clock_iso_8601_and_minutes),
    T(what_is_no_duration_is_refused))
