/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_DEADLINE_H
#define ADG_SITING_DEADLINE_H

#include <math.h>
#include <stdbool.h>
#include <time.h>

#include "core/progress.h"

/** When a search has to be content with what it has, and whom it asks whether to go on at all. */
typedef struct {
    const adg_context *ctx;
    double end_s; /* on the monotonic clock; +inf = never */
} adg_deadline;

static inline double adg_now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/** limit_s <= 0 or NaN: no limit. */
static inline adg_deadline adg_deadline_in(double limit_s, const adg_context *ctx)
{
    return (adg_deadline){ctx, limit_s > 0 ? adg_now_s() + limit_s : INFINITY};
}

static inline bool adg_deadline_passed(const adg_deadline *d)
{
    return isfinite(d->end_s) && adg_now_s() >= d->end_s;
}

#endif
