/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_WORD_TALLY_H
#define ADG_LOAD_WORD_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/faults.h"

/** Words that were met where others were expected: of each key how often, and which. */
typedef struct {
    const char *key; /* static */
    char *word;
    size_t n;
} adg_tallied_word;

/** The first ADG_WORDS_KEPT different ones are kept; the rest is counted under its key alone. */
enum {
    ADG_WORDS_KEPT = 500
};

typedef struct {
    adg_tallied_word *entry; /* word NULL: words of the key that were not kept */
    size_t n, capacity;
    bool failed; /* out of memory */
} adg_word_tally;

/** Counts a word (copied). key must outlive the tally. O(number of words). */
void adg_word_tally_add(adg_word_tally *tally, const char *key, const char *word);

/** One warning "unknown_tag" a key: how many, and the most frequent words. */
void adg_word_tally_warn(const adg_word_tally *tally, const char *file, adg_faults *faults);

void adg_word_tally_release(adg_word_tally *tally);

#endif
