/* SPDX-License-Identifier: MPL-2.0 */
#include "support/graph_problem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/test.h"

/* The first n - 1 edges hang each node on an earlier one, the others join any two. */
static void draw_edge(adg_random *random, size_t n, size_t edge, size_t *a, size_t *b)
{
    if (edge + 1 < n) {
        *a = edge + 1;
        *b = adg_random_below(random, *a);
        return;
    }
    *a = adg_random_below(random, n);
    do
        *b = adg_random_below(random, n);
    while (*b == *a);
}

static void search_from(const double *edge, size_t n, size_t source, double *minutes)
{
    unsigned char *done = NEW(unsigned char, n);
    for (size_t i = 0; i < n; i++)
        minutes[i] = i == source ? 0 : INFINITY;
    for (size_t round = 0; round < n; round++) {
        size_t next = n;
        for (size_t i = 0; i < n; i++)
            if (!done[i] && (next == n || minutes[i] < minutes[next]))
                next = i;
        done[next] = 1;
        for (size_t i = 0; i < n; i++)
            minutes[i] = fmin(minutes[i], minutes[next] + edge[next * n + i]);
    }
    free(done);
}

void write_graph_problem(const char *path, size_t n, size_t p, uint64_t seed, double *minutes)
{
    adg_random random;
    double *edge = NEW(double, n *n);
    FILE *file = must_have(fopen(path, "w"));
    adg_random_seed(&random, seed);
    for (size_t e = 0; e < n * n; e++)
        edge[e] = INFINITY;
    fprintf(file, " %zu %zu %zu\n", n, n * n / 50, p);
    for (size_t e = 0; e < n * n / 50; e++) {
        size_t a, b;
        draw_edge(&random, n, e, &a, &b);
        double cost = 1 + (double)adg_random_below(&random, 100);
        edge[a * n + b] = edge[b * n + a] = cost;
        fprintf(file, " %zu %zu %g\n", a + 1, b + 1, cost);
    }
    assert_int_equal(fclose(file), 0);
    for (size_t i = 0; minutes && i < n; i++)
        search_from(edge, n, i, minutes + i * n);
    free(edge);
}
