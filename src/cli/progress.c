/* SPDX-License-Identifier: MPL-2.0 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"
#include "core/text.h"

/* The one writable thing outside functions: a signal handler has no other way to be heard. */
static volatile sig_atomic_t interrupted;

enum {
    MAX_STAGES = 32,
    BAR_WIDTH = 30
};

/* What the reporter knows; it lives as long as the program. */
typedef struct {
    bool quiet, verbose, on_terminal;
    const char *current;
    double current_since;
    struct {
        const char *name;
        double seconds, peak_mb;
    } stage[MAX_STAGES];
    size_t n_stages;
    double bar_since; /* when the bar's stage began */
    char bar_stage[64];
    bool bar_drawn;
    int told_tenths; /* of the plain lines */
} reporter;

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double peak_mb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void clear_bar(reporter *r)
{
    if (r->bar_drawn)
        fprintf(stderr, "\r\033[K");
    r->bar_drawn = false;
}

static void draw_bar(reporter *r, double fraction, double elapsed)
{
    int filled = (int)(fraction * BAR_WIDTH);
    fprintf(stderr, "\r%-10s [%.*s%.*s] %3.0f %%", r->bar_stage, filled,
            "##############################", BAR_WIDTH - filled, "..............................",
            100 * fraction);
    if (fraction > 0.02 && fraction < 1)
        fprintf(stderr, _("  about %.0f s left"), elapsed * (1 - fraction) / fraction);
    fprintf(stderr, "\033[K");
    r->bar_drawn = true;
}

/* Where nobody watches: a line every tenth of a stage that takes longer than a second. */
static void print_line(reporter *r, double fraction, double elapsed)
{
    int tenths = (int)(10 * fraction);
    if (tenths <= r->told_tenths || fraction >= 1)
        return;
    r->told_tenths = tenths;
    fprintf(stderr, _("%s: %d %%, about %.0f s left\n"), r->bar_stage, 10 * tenths,
            elapsed * (1 - fraction) / fraction);
}

static int on_progress(double fraction, const char *stage, void *data)
{
    reporter *r = data;
    if (r->quiet || fraction < 0)
        return !interrupted;
    if (strncmp(r->bar_stage, stage, sizeof r->bar_stage - 1) != 0) {
        snprintf(r->bar_stage, sizeof r->bar_stage, "%s", stage);
        r->bar_since = now();
        r->told_tenths = 0;
    }
    double elapsed = now() - r->bar_since;
    if (elapsed > 1 && r->on_terminal)
        draw_bar(r, fraction, elapsed);
    else if (elapsed > 1)
        print_line(r, fraction, elapsed);
    if (fraction >= 1)
        clear_bar(r);
    return !interrupted;
}

static void on_warning(const char *message, void *data)
{
    reporter *r = data;
    if (r->quiet)
        return;
    clear_bar(r);
    fprintf(stderr, _("warning: %s\n"), message);
}

static void on_note(const char *message, void *data)
{
    reporter *r = data;
    if (r->quiet || !r->verbose)
        return;
    clear_bar(r);
    fprintf(stderr, _("note: %s\n"), message);
}

static void add_stage(reporter *r, const char *name, double seconds)
{
    size_t s = 0;
    while (s < r->n_stages && strcmp(r->stage[s].name, name) != 0)
        s++;
    if (s == MAX_STAGES)
        return;
    if (s == r->n_stages) {
        r->stage[s].name = name;
        r->n_stages++;
    }
    r->stage[s].seconds += seconds;
    r->stage[s].peak_mb = peak_mb();
}

static void on_stage(const char *name, void *data)
{
    reporter *r = data;
    double time = now();
    if (r->current)
        add_stage(r, r->current, time - r->current_since);
    r->current = name;
    r->current_since = time;
    if (name)
        return;
    clear_bar(r);
    for (size_t s = 0; r->verbose && !r->quiet && s < r->n_stages; s++)
        fprintf(stderr, "%s: %.3f s, %.0f MB\n", r->stage[s].name, r->stage[s].seconds,
                r->stage[s].peak_mb);
    r->n_stages = 0;
}

adg_context cli_context(const cli_line *line)
{
    static reporter the_reporter;
    reporter *r = &the_reporter;
    r->quiet = line->common->quiet != 0;
    r->verbose = line->common->verbose != 0;
    r->on_terminal = isatty(STDERR_FILENO);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return (adg_context){.threads = line->common->n_threads,
                         .progress = on_progress,
                         .stage = on_stage,
                         .warning = on_warning,
                         .data = r,
                         .cache = line->common->cache,
                         .cache_above_s = line->common->above_s,
                         .note = on_note};
}
