/* SPDX-License-Identifier: MPL-2.0 */
/* Times cost distance over a raster on one thread and on two: bench_raster SIDE SEED FOLDER RUNS
 * stdout: one line a task, "task<TAB>seconds", "task<TAB>bytes" or "task<TAB>times as fast"; into the
 * folder: friction.bin
 * (float) with its ENVI header, sources.csv (row, column) and the answers, minutes_8.bin and
 * minutes_16.bin (double, +inf unreachable), for others to be compared with. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/random.h"
#include "raster/cost_distance.h"
#include "support/test.h"
#include "timing.h"

enum {
    N_SOURCES = 25
};
static const double CELL_M = 100;

typedef struct {
    size_t side;
    adg_friction_surface surface;
    adg_cost_source source[N_SOURCES];
    adg_cost_options options;
    int threads;
} bench;

static void stop_unless(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static FILE *open_in(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    stop_unless(file != NULL, path);
    return file;
}

/* Countryside: hills of friction some 60 cells wide, every cell with something of its own, and
 * lakes where one cannot go. Floats, so that everybody reads the same numbers. */
static float friction_at(size_t row, size_t column, adg_random *random)
{
    double y = (double)row / 61, x = (double)column / 67;
    double hill = sin(x) * cos(y) + 0.5 * sin(2.3 * x + 1.7 * y);
    if (hill > 1.25)
        return NAN;
    return (float)(0.012 * (2 + hill + adg_random_uniform(random)));
}

static void draw_friction(bench *b, uint64_t seed, const char *folder)
{
    adg_random random;
    adg_random_seed(&random, adg_random_stream_seed(seed, 0));
    double *minutes = NEW(double, b->side);
    float *single = NEW(float, b->side);
    FILE *file = open_in(folder, "friction.bin");
    for (size_t r = 0; r < b->side; r++) {
        for (size_t c = 0; c < b->side; c++) {
            single[c] = friction_at(r, c, &random);
            minutes[c] = single[c];
        }
        adg_friction_surface_set_row(&b->surface, r, minutes);
        stop_unless(fwrite(single, sizeof *single, b->side, file) == b->side, "friction.bin");
    }
    stop_unless(fclose(file) == 0, "friction.bin");
    file = open_in(folder, "friction.hdr");
    fprintf(file,
            "ENVI\nsamples = %zu\nlines = %zu\nbands = 1\ndata type = 4\ninterleave = bsq\n"
            "byte order = 0\nmap info = {Arbitrary, 1, 1, 0, %.0f, %.0f, %.0f, 0}\n",
            b->side, b->side, CELL_M * (double)b->side, CELL_M, CELL_M);
    stop_unless(fclose(file) == 0, "friction.hdr");
    free(minutes);
    free(single);
}

static void place_sources(bench *b, uint64_t seed, const char *folder)
{
    adg_random random;
    adg_random_seed(&random, adg_random_stream_seed(seed, 1));
    FILE *file = open_in(folder, "sources.csv");
    fprintf(file, "row,column\n");
    for (size_t k = 0; k < N_SOURCES;) {
        size_t row = (size_t)(adg_random_uniform(&random) * (double)b->side);
        size_t column = (size_t)(adg_random_uniform(&random) * (double)b->side);
        uint32_t cell = adg_cell_number(&b->surface, row, column);
        if (adg_friction_surface_is_barrier(&b->surface, cell))
            continue;
        b->source[k++] = (adg_cost_source){cell, 0};
        fprintf(file, "%zu,%zu\n", row, column);
    }
    stop_unless(fclose(file) == 0, "sources.csv");
}

static void search(void *data)
{
    bench *b = data;
    adg_context ctx = {.threads = b->threads};
    adg_error error = ADG_ERROR_INIT;
    stop_unless(adg_cost_distance(&b->surface, &b->options, b->source, N_SOURCES, NULL, &ctx,
                                  &error) == ADG_OK,
                error.message);
}

static void keep(const bench *b, const char *folder, const char *name)
{
    double *minutes = NEW(double, b->side);
    FILE *file = open_in(folder, name);
    for (size_t r = 0; r < b->side; r++) {
        adg_cost_row(&b->surface, r, minutes);
        stop_unless(fwrite(minutes, sizeof *minutes, b->side, file) == b->side, name);
    }
    stop_unless(fclose(file) == 0, name);
    free(minutes);
}

static void time_neighbours(bench *b, int neighbours, int runs, const char *folder)
{
    char name[64];
    b->options.neighbours = neighbours;
    b->threads = 2;
    double two = median_wall_seconds(search, b, runs);
    b->threads = 1;
    double one = median_wall_seconds(search, b, runs);
    printf("cost_distance_%d\t%.6f\n", neighbours, one);
    printf("cost_distance_%d_two_threads\t%.6f\n", neighbours, two);
    printf("cost_distance_%d_speedup\t%.3f\n", neighbours, one / two);
    fflush(stdout);
    snprintf(name, sizeof name, "minutes_%d.bin", neighbours);
    keep(b, folder, name);
}

int main(int argc, char **argv)
{
    stop_unless(argc == 5, "Usage: bench_raster SIDE SEED FOLDER RUNS");
    uint64_t seed = strtoull(argv[2], NULL, 10);
    int runs = atoi(argv[4]);
    bench b = {.side = strtoull(argv[1], NULL, 10), .options = ADG_COST_OPTIONS_INIT};
    adg_error error = ADG_ERROR_INIT;
    stop_unless(adg_friction_surface_new(b.side, b.side, CELL_M, false, false, &b.surface,
                                         &error) == ADG_OK,
                error.message);
    draw_friction(&b, seed, argv[3]);
    place_sources(&b, seed, argv[3]);
    time_neighbours(&b, 8, runs, argv[3]);
    time_neighbours(&b, 16, runs, argv[3]);
    adg_friction_surface_release(&b.surface);
    return 0;
}
