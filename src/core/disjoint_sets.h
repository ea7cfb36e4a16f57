/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_DISJOINT_SETS_H
#define ADG_CORE_DISJOINT_SETS_H

#include <stddef.h>
#include <stdint.h>

/** Disjoint sets over 0 ... n-1 (union-find, Tarjan 1975, path halving). The root of a set is its
 *  smallest member, so that results do not depend on the order of the joins. */
static inline void adg_sets_init(uint32_t *parent, size_t n)
{
    for (size_t i = 0; i < n; i++)
        parent[i] = (uint32_t)i;
}

static inline uint32_t adg_sets_root(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static inline void adg_sets_join(uint32_t *parent, uint32_t i, uint32_t j)
{
    i = adg_sets_root(parent, i);
    j = adg_sets_root(parent, j);
    if (i < j)
        parent[j] = i;
    else
        parent[i] = j;
}

#endif
