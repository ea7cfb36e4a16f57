/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/starts.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/random.h"

enum {
    AT_ONCE = 8 /* starts from the same best answer, whatever the number of threads */
};

static bool holds(const adg_sum_search *search, const unsigned char *open)
{
    const adg_site_rule *rule = search->rule;
    return !rule || !rule->holds || rule->holds(rule->data, open);
}

/* Swaps `far` open sites for closed ones, by chance. */
static void perturb(const adg_cost_rows *rows, size_t far, adg_random *random, unsigned char *open)
{
    for (size_t s = 0; s < far; s++) {
        uint32_t in, out;
        do
            in = rows->free[adg_random_below(random, rows->n_free)];
        while (open[in]);
        do
            out = rows->free[adg_random_below(random, rows->n_free)];
        while (!open[out]);
        open[in] = 1;
        open[out] = 0;
    }
}

typedef struct {
    unsigned char *open;
    double sum;
    adg_status status;
    adg_error error;
} start;

static void one_start(const adg_cost_rows *rows, const adg_sum_search *search, size_t far,
                      uint64_t unit, start *s)
{
    adg_random random;
    adg_random_seed(&random, adg_random_stream_seed(search->seed, unit));
    perturb(rows, far, &random, s->open);
    s->sum = INFINITY;
    /* From a start that the rule forbids, interchange could not judge what it gains. */
    if (holds(search, s->open))
        s->status = adg_interchange(rows, search->rule, s->open, &s->sum, &s->error);
}

static adg_status round_of_starts(const adg_cost_rows *rows, const adg_sum_search *search,
                                  size_t far, uint64_t unit, start *starts, unsigned char *open,
                                  double *sum, adg_error *error)
{
    int threads = adg_threads(search->deadline.ctx);
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
    for (int s = 0; s < AT_ONCE; s++) {
        memcpy(starts[s].open, open, rows->m);
        starts[s].status = ADG_OK;
        one_start(rows, search, far, unit + (uint64_t)s, &starts[s]);
    }
    for (int s = 0; s < AT_ONCE; s++) {
        if (starts[s].status != ADG_OK) {
            if (error)
                *error = starts[s].error;
            return starts[s].status;
        }
        if (starts[s].sum < *sum) {
            *sum = starts[s].sum;
            memcpy(open, starts[s].open, rows->m);
        }
    }
    return ADG_OK;
}

static adg_status greedy_start(const adg_cost_rows *rows, size_t k, const adg_sum_search *search,
                               unsigned char *open, double *sum, adg_error *error)
{
    memset(open, 0, rows->m);
    adg_status status = adg_greedy_add(rows, k, open, NULL, error);
    if (status == ADG_OK && holds(search, open))
        status = adg_interchange(rows, search->rule, open, sum, error);
    return status;
}

static adg_status make_starts(size_t m, start *starts, unsigned char **room, adg_error *error)
{
    size_t n = AT_ONCE * m;
    *room = ADG_NEW_ARRAY(unsigned char, n);
    if (!*room)
        return adg_fail_memory(error);
    for (size_t s = 0; s < AT_ONCE; s++)
        starts[s] = (start){.open = *room + s * m, .error = ADG_ERROR_INIT};
    return ADG_OK;
}

adg_status adg_several_starts(const adg_cost_rows *rows, size_t k, const adg_sum_search *search,
                              size_t n_starts, unsigned char *open, double *sum, adg_error *error)
{
    start starts[AT_ONCE];
    unsigned char *room = NULL;
    adg_status status = make_starts(rows->m, starts, &room, error);
    if (status == ADG_OK && isinf(*sum))
        status = greedy_start(rows, k, search, open, sum, error);
    size_t widest = k < rows->n_free - k ? k : rows->n_free - k;
    size_t far = 1;
    for (size_t s = 0; status == ADG_OK && s < n_starts && widest > 0; s += AT_ONCE) {
        double before = *sum;
        if (adg_deadline_passed(&search->deadline) || *sum <= search->good_enough)
            break;
        status = adg_ask(search->deadline.ctx, error);
        if (status == ADG_OK)
            status = round_of_starts(rows, search, far, s, starts, open, sum, error);
        far = *sum < before || far >= widest || far >= 12 ? 1 : far + 1;
    }
    free(room);
    return status;
}
