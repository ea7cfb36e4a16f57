/* SPDX-License-Identifier: MPL-2.0 */
#include "network/nearest_sweep.h"

#include "core/id_index.h"
#include "core/prefetch.h"

enum {
    ARCS_AHEAD = 6
};

static const double most_min = ADG_MAX_PATH_MS / ADG_MS_PER_MIN;

/* Whether nothing that takes so long in all can enter the list. */
static inline bool is_closed(const adg_nearest_labels *l, uint32_t place, double total)
{
    const adg_nearest_label *kth = &adg_nearest_labels_at(l, place)[l->k - 1];
    for (size_t i = 0; i < l->k; i++)
        if (adg_nearest_labels_at(l, place)[i].source == ADG_NONE)
            return false;
    return adg_nearest_total(l, kth) < total - 2 * ADG_SOURCE_TIE_MIN;
}

/* What reaches one place reaches another over an arc: lists are in order, so the first that is too
 * late ends it. */
static inline void merge(adg_nearest_labels *l, uint32_t from, uint32_t to, double arc_min)
{
    const adg_nearest_label *label = adg_nearest_labels_at(l, from);
    for (size_t i = 0; i < l->room && label[i].source != ADG_NONE; i++) {
        double minutes = label[i].minutes + arc_min;
        if (!(minutes <= most_min))
            continue;
        if (is_closed(l, to, adg_nearest_total(l, &label[i]) + arc_min))
            return;
        adg_nearest_labels_offer(l, to, label[i].source, minutes);
    }
}

static void climb(const adg_star *star, adg_nearest_labels *labels)
{
    for (uint32_t p = star->n_nodes; p-- > 0;)
        if (adg_nearest_labels_at(labels, p)->source != ADG_NONE)
            for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++)
                merge(labels, p, star->arc[a].head, star->minutes[a]);
}

static void sweep(const adg_star *star, adg_nearest_labels *labels)
{
    for (uint32_t p = 0; p < star->n_nodes; p++)
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            if (a + ARCS_AHEAD < star->n_arcs)
                adg_prefetch(adg_nearest_labels_at(labels, star->arc[a + ARCS_AHEAD].head));
            merge(labels, star->arc[a].head, p, star->minutes[a]);
        }
}

void adg_nearest_sweep(const adg_sweep_places *places, const adg_seed *seeds,
                       const uint32_t *source, size_t n_seeds, adg_nearest_labels *labels)
{
    adg_nearest_labels_clear(labels);
    for (size_t i = 0; i < n_seeds; i++)
        if (seeds[i].minutes <= most_min)
            adg_nearest_labels_offer(labels, places->place[seeds[i].node], source[i],
                                     seeds[i].minutes);
    climb(places->climb, labels);
    sweep(places->sweep, labels);
}
