/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_BENCH_TIMING_H
#define ADG_TESTS_BENCH_TIMING_H

/** A piece of work to be timed. */
typedef void (*timed_work)(void *data);

/** Processor time of this program: other programs on the machine do not count. */
double seconds_now(void);

/** The median of so many runs (at most 64), after one run that is not counted. */
double median_seconds(timed_work work, void *data, int runs);

/** The same by the clock on the wall, for work on several threads. */
double median_wall_seconds(timed_work work, void *data, int runs);

#endif
