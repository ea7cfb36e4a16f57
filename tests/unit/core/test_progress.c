/* SPDX-License-Identifier: MPL-2.0 */
#include "core/progress.h"

#include <string.h>

#include "support/test.h"

/* What a caller heard. */
typedef struct {
    double fraction;
    const char *stage;
    char warning[128];
    int answer;
} ear;

static int hear_progress(double fraction, const char *stage, void *data)
{
    ear *e = data;
    e->fraction = fraction;
    e->stage = stage;
    return e->answer;
}

static void hear_stage(const char *name, void *data)
{
    ((ear *)data)->stage = name;
}

static void hear_warning(const char *message, void *data)
{
    strncpy(((ear *)data)->warning, message, sizeof((ear *)data)->warning - 1);
}

TEST(silence_is_allowed)
{
    adg_context empty = {0};
    adg_error error = ADG_ERROR_INIT;
    adg_stage(NULL, "load");
    adg_stage(&empty, "load");
    adg_warn(NULL, "odd");
    adg_warn(&empty, "odd");
    assert_ok(adg_progress(NULL, 0.5, "load", &error), &error);
    assert_ok(adg_progress(&empty, 0.5, "load", &error), &error);
}

TEST(the_caller_hears_stage_share_and_warnings)
{
    ear e = {.answer = 1};
    adg_error error = ADG_ERROR_INIT;
    const adg_context context = {
        .progress = hear_progress, .stage = hear_stage, .warning = hear_warning, .data = &e};
    adg_stage(&context, "search");
    assert_string_equal(e.stage, "search");
    assert_ok(adg_progress(&context, 0.25, "write", &error), &error);
    assert_exactly(e.fraction, 0.25);
    assert_string_equal(e.stage, "write");
    adg_warn(&context, "%d people", 7);
    assert_string_equal(e.warning, "7 people");
}

TEST(the_caller_may_say_stop)
{
    ear e = {.answer = 0};
    adg_error error = ADG_ERROR_INIT;
    const adg_context context = {.progress = hear_progress, .data = &e};
    assert_fails(adg_progress(&context, 0.5, "load", &error), ADG_E_CANCELLED, &error, "stopped");
}

TEST(threads_are_as_asked_or_all)
{
    assert_int_equal(adg_threads(&(adg_context){.threads = 3}), 3);
    assert_true(adg_threads(&(adg_context){.threads = 0}) >= 1);
    assert_true(adg_threads(NULL) >= 1);
}

RUN(T(silence_is_allowed), T(the_caller_hears_stage_share_and_warnings), T(the_caller_may_say_stop),
    T(threads_are_as_asked_or_all))
