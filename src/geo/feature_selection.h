/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_FEATURE_SELECTION_H
#define ADG_GEO_FEATURE_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"
#include "core/error.h"

/** A condition on attributes in OGR's SQL ("vejklasse = 'motorvej'", "hast > 80 and klasse in (1, 2)"),
 *  and what is wrong with it: empty where it was understood. */
typedef struct {
    const char *where;
    char problem[ADG_ERROR_CAPACITY / 2];
} adg_condition;

/** The features of a layer that meet a condition: their ids, increasing, row [n] on the heap. Nothing but
 *  attributes is read. path may end in "|layername=x"; layer NULL: the only one.  O(features). */
adg_status adg_select_features(const char *path, const char *layer, adg_condition *condition,
                               long long **row, size_t *n, adg_error *error);

/** The same for a list of words, each the value of every one of the fields: selected [n] (out). */
adg_status adg_select_words(const char *const *field, size_t n_fields, char *const *word, size_t n,
                            adg_condition *condition, bool *selected, adg_error *error);

#endif
