/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "core/text.h"

typedef struct {
    const double *people, *value;
    size_t n_ranked; /* units with people and a deprivation */
    uint32_t *order; /* [n_ranked] most deprived first */
    double *key;     /* by unit */
    const uint32_t *cluster;
    size_t n_clusters;
    int q;
    adg_quantile_group *group; /* [q] */
    adg_sum *residual;         /* [q x n_clusters] sum of w (h - m) */
    bool *counts;              /* [q x n_clusters] somebody is there */
} job;

static double people_between(const job *j, size_t from, size_t to)
{
    adg_sum sum = {0};
    for (size_t k = from; k < to; k++)
        adg_sum_add(&sum, j->people[j->order[k]]);
    return adg_sum_value(&sum);
}

/* A tie group that fills [begin, end] of the people gives each fifth its overlap. */
static void add_ties(const job *j, size_t from, size_t to, double begin, double end, double all)
{
    for (int g = 0; g < j->q; g++) {
        double overlap = fmin(end, all * (g + 1) / j->q) - fmax(begin, all * g / j->q);
        if (!(overlap > 0))
            continue;
        for (size_t k = from; k < to; k++) {
            uint32_t i = j->order[k];
            size_t at = (size_t)g * j->n_clusters + j->cluster[i];
            if (!isfinite(j->value[i]))
                continue;
            double weight = j->people[i] * overlap / (end - begin);
            adg_sum_add(&j->residual[at], weight * (j->value[i] - j->group[g].mean));
            j->counts[at] = true;
        }
    }
}

static void add_all(const job *j)
{
    double all = people_between(j, 0, j->n_ranked), begin = 0;
    for (size_t from = 0, to; from < j->n_ranked; from = to) {
        for (to = from + 1; to < j->n_ranked && j->key[j->order[to]] == j->key[j->order[from]];
             to++) {
        }
        double end = begin + people_between(j, from, to);
        add_ties(j, from, to, begin, end, all);
        begin = end;
    }
}

static void finish(const job *j, double (*interval)[2])
{
    for (int g = 0; g < j->q; g++) {
        adg_sum squares = {0};
        size_t clusters = 0;
        for (size_t c = 0; c < j->n_clusters; c++) {
            double r = adg_sum_value(&j->residual[(size_t)g * j->n_clusters + c]);
            adg_sum_add(&squares, r * r);
            clusters += j->counts[(size_t)g * j->n_clusters + c] ? 1 : 0;
        }
        double more = (double)clusters;
        double se = clusters < 2
                        ? NAN
                        : sqrt(more / (more - 1) * adg_sum_value(&squares)) / j->group[g].reachable;
        adg_interval(j->group[g].mean, se, clusters, interval[g]);
    }
}

static adg_status rank(job *j, const double *deprivation, size_t n, adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        j->key[i] = j->people[i] > 0 && isfinite(deprivation[i]) ? -deprivation[i] : NAN;
    adg_status status = adg_sort_order(j->key, n, j->order, error);
    for (j->n_ranked = status == ADG_OK ? n : 0;
         j->n_ranked > 0 && isnan(j->key[j->order[j->n_ranked - 1]]);)
        j->n_ranked--;
    return status;
}

static adg_status check_clusters(const uint32_t *cluster, size_t n, size_t n_clusters,
                                 adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (cluster[i] >= n_clusters)
            return adg_fail(error, ADG_E_INVALID, _("unit %zu is of cluster %u; there are %zu"), i,
                            cluster[i], n_clusters);
    return ADG_OK;
}

adg_status adg_quantile_intervals(const double *deprivation, const double *people,
                                  const double *value, size_t n, int q, const uint32_t *cluster,
                                  size_t n_clusters, double (*interval)[2], adg_error *error)
{
    adg_status status = check_clusters(cluster, n, n_clusters, error);
    size_t parts = q > 0 ? (size_t)q : 0;
    job j = {.people = people,
             .value = value,
             .order = ADG_NEW_ARRAY(uint32_t, n),
             .key = ADG_NEW_ARRAY(double, n),
             .cluster = cluster,
             .n_clusters = n_clusters,
             .q = q,
             .group = ADG_NEW_ARRAY(adg_quantile_group, parts),
             .residual = ADG_NEW_ARRAY(adg_sum, parts * n_clusters),
             .counts = ADG_NEW_ARRAY(bool, parts *n_clusters)};
    if (status == ADG_OK && !(j.order && j.key && j.group && j.residual && j.counts))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_quantile_split(deprivation, people, value, n, INFINITY, q, j.group, error);
    if (status == ADG_OK)
        status = rank(&j, deprivation, n, error);
    if (status == ADG_OK) {
        add_all(&j);
        finish(&j, interval);
    }
    free(j.order);
    free(j.key);
    free(j.group);
    free(j.residual);
    free(j.counts);
    return status;
}
