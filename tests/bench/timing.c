/* SPDX-License-Identifier: MPL-2.0 */
#include "timing.h"

#include <stdlib.h>
#include <time.h>

enum {
    MOST_RUNS = 64
};

static double seconds_by(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double seconds_now(void)
{
    return seconds_by(CLOCK_PROCESS_CPUTIME_ID);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_by(clockid_t clock, timed_work work, void *data, int runs)
{
    double seconds[MOST_RUNS];
    runs = runs < 1 ? 1 : runs > MOST_RUNS ? MOST_RUNS : runs;
    work(data);
    for (int r = 0; r < runs; r++) {
        double start = seconds_by(clock);
        work(data);
        seconds[r] = seconds_by(clock) - start;
    }
    qsort(seconds, (size_t)runs, sizeof *seconds, by_size);
    return seconds[runs / 2];
}

double median_seconds(timed_work work, void *data, int runs)
{
    return median_by(CLOCK_PROCESS_CPUTIME_ID, work, data, runs);
}

double median_wall_seconds(timed_work work, void *data, int runs)
{
    return median_by(CLOCK_MONOTONIC, work, data, runs);
}
