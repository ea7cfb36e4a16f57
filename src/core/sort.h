/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_SORT_H
#define ADG_CORE_SORT_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** The order that sorts keys upwards: key[order[0]] <= key[order[1]] <= ...; equal keys keep their
 *  input order, -0 counts as 0, +inf comes after every number and NaN after that.
 *  key [n], order [n] (out).  O(n) by radix sort, 16 n bytes of working memory. */
adg_status adg_sort_order(const double *key, size_t n, uint32_t *order, adg_error *error);

/** The same for unsigned keys. */
adg_status adg_sort_order_u64(const uint64_t *key, size_t n, uint32_t *order, adg_error *error);

#endif
