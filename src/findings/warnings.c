/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/warnings.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

enum {
    SHOWN_OF_A_KIND = 3
};

static bool same_kind(const adg_fault *a, const adg_fault *b)
{
    return a->severity == b->severity && adg_text_equal(a->code, b->code) &&
           adg_text_equal(a->file, b->file);
}

/* How many warnings of its kind come before fault i, and how many there are in all. */
static void count_kind(const adg_faults *faults, size_t i, size_t *before, size_t *all)
{
    *before = *all = 0;
    for (size_t k = 0; k < faults->n; k++) {
        if (!same_kind(&faults->fault[k], &faults->fault[i]))
            continue;
        *before += k < i;
        ++*all;
    }
}

static char *sentence(const adg_faults *faults, size_t i, size_t before, size_t all)
{
    char line[ADG_ERROR_CAPACITY];
    adg_fault_format(&faults->fault[i], line, sizeof line);
    if (before + 1 < SHOWN_OF_A_KIND || all <= SHOWN_OF_A_KIND)
        return adg_strdup(line);
    return adg_strdup_format(ngettext_("%s (and %zu more of this kind)",
                                       "%s (and %zu more of this kind)", all - SHOWN_OF_A_KIND),
                             line, all - SHOWN_OF_A_KIND);
}

adg_status adg_warnings_collect(const adg_faults *faults, char ***warnings, size_t *n,
                                adg_error *error)
{
    *n = 0;
    *warnings = ADG_NEW_ARRAY(char *, faults->n);
    if (!*warnings)
        return adg_fail_memory(error);
    for (size_t i = 0; i < faults->n; i++) {
        size_t before, all;
        if (faults->fault[i].severity != ADG_WARNING)
            continue;
        count_kind(faults, i, &before, &all);
        if (before >= SHOWN_OF_A_KIND)
            continue;
        if (!((*warnings)[*n] = sentence(faults, i, before, all)))
            return adg_fail_memory(error);
        ++*n;
    }
    return ADG_OK;
}
