/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_REPORT_NAME_ORDER_H
#define ADG_REPORT_NAME_ORDER_H

#include <stddef.h>

/** Danish alphabetical order of two UTF-8 names, whatever the locale: A ... Z, Æ, Ø, Å; capitals and
 *  small letters alike; Aa counts as Å, Ä as Æ, Ö as Ø, Ü as Y, É as E. < 0, 0 or > 0. */
int adg_danish_compare(const char *a, const char *b);

/** The order [n] (new; the caller frees it) that sorts names; equal names keep their order. NULL
 *  when out of memory. */
size_t *adg_danish_order(char *const *name, size_t n);

#endif
