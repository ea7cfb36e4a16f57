/* SPDX-License-Identifier: MPL-2.0 */
#include "load/word_tally.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"

enum {
    N_SHOWN = 5,
    LONGEST_SHOWN = 40
};

static adg_tallied_word *entry_of(adg_word_tally *tally, const char *key, const char *word)
{
    for (size_t i = 0; i < tally->n; i++)
        if (tally->entry[i].key == key && adg_text_equal(tally->entry[i].word, word))
            return &tally->entry[i];
    adg_tallied_word *grown =
        adg_grow_array(tally->entry, tally->n, &tally->capacity, sizeof *grown);
    if (!grown)
        return NULL;
    tally->entry = grown;
    adg_tallied_word *made = &grown[tally->n];
    *made = (adg_tallied_word){key, adg_strdup(word), 0};
    if (word && !made->word)
        return NULL;
    tally->n++;
    return made;
}

void adg_word_tally_add(adg_word_tally *tally, const char *key, const char *word)
{
    adg_tallied_word *entry = entry_of(tally, key, tally->n < ADG_WORDS_KEPT ? word : NULL);
    if (entry)
        entry->n++;
    else
        tally->failed = true;
}

/* Of the key's words that come after `before` in the order most frequent first, then as met. */
static const adg_tallied_word *next_word(const adg_word_tally *tally, const char *key,
                                         const adg_tallied_word *before)
{
    const adg_tallied_word *best = NULL;
    for (const adg_tallied_word *e = tally->entry; e < tally->entry + tally->n; e++) {
        bool after = !before || e->n < before->n || (e->n == before->n && e > before);
        if (e->key == key && e->word && after && (!best || e->n > best->n))
            best = e;
    }
    return best;
}

static void warn_key(const adg_word_tally *tally, const char *key, const char *file,
                     adg_faults *faults)
{
    adg_text words = ADG_TEXT_INIT;
    const adg_tallied_word *word = NULL;
    size_t total = 0, n_words = 0;
    for (size_t i = 0; i < tally->n; i++)
        if (tally->entry[i].key == key) {
            total += tally->entry[i].n;
            n_words++;
        }
    for (size_t i = 0; i < N_SHOWN && (word = next_word(tally, key, word)) != NULL; i++)
        adg_text_format(&words, "%s\"%.*s\" (%s)", i ? ", " : "", LONGEST_SHOWN, word->word,
                        ADG_NUMBER(word->n, 0));
    if (n_words > N_SHOWN)
        adg_text_append(&words, ", ...");
    adg_faults_add(faults, ADG_WARNING, "unknown_tag", (adg_place){file, NULL, key, -1},
                   ngettext_("%s way has a value that is not known and is not used: %s.",
                             "%s ways have values that are not known and are not used: %s.", total),
                   ADG_NUMBER(total, 0), adg_text_string(&words));
    adg_text_release(&words);
}

void adg_word_tally_warn(const adg_word_tally *tally, const char *file, adg_faults *faults)
{
    for (size_t i = 0; i < tally->n; i++) {
        bool first = true;
        for (size_t j = 0; j < i; j++)
            first = first && tally->entry[j].key != tally->entry[i].key;
        if (first)
            warn_key(tally, tally->entry[i].key, file, faults);
    }
}

void adg_word_tally_release(adg_word_tally *tally)
{
    for (size_t i = 0; i < tally->n; i++)
        free(tally->entry[i].word);
    free(tally->entry);
    *tally = (adg_word_tally){0};
}
