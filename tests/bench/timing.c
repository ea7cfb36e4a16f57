/* SPDX-License-Identifier: MPL-2.0 */
#include "timing.h"

#include <stdlib.h>
#include <time.h>

enum {
    MOST_RUNS = 64
};

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median_seconds(timed_work work, void *data, int runs)
{
    double seconds[MOST_RUNS];
    runs = runs < 1 ? 1 : runs > MOST_RUNS ? MOST_RUNS : runs;
    work(data);
    for (int r = 0; r < runs; r++) {
        double start = seconds_now();
        work(data);
        seconds[r] = seconds_now() - start;
    }
    qsort(seconds, (size_t)runs, sizeof *seconds, by_size);
    return seconds[runs / 2];
}
