/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_WARNING_WORDS_H
#define ADG_FINDINGS_WARNING_WORDS_H

#include <stdbool.h>

#include "core/faults.h"

/** All warnings with one code about one file. */
typedef struct {
    const adg_fault *worst; /* the one that concerns most people */
    size_t n;
    double people; /* concerned by them all; 0 where it does not apply */
} adg_warning_kind;

/** Whether readers of the report need to know: cells of a raster without a number are the sea. */
bool adg_warning_concerns_readers(const adg_warning_kind *kind);

/** What is odd and what follows from it, in plain words: how many there are, not where each is.
 *  NULL for kinds whose own message says it well already, or when out of memory. */
char *adg_warning_words(const adg_warning_kind *kind);

#endif
