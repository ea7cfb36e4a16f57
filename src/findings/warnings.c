/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/warnings.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"

enum {
    SHOWN_OF_A_KIND = 3
};

/* Warnings with one code about one file. */
typedef struct {
    const adg_fault *worst; /* the one that concerns most people */
    size_t n, n_shown;
} kind;

typedef struct {
    kind *item;
    size_t n, capacity;
} kinds;

static bool concerns_more(const adg_fault *a, const adg_fault *b)
{
    return a->people > b->people || (a->people >= 0 && !(b->people >= 0));
}

/* There are few kinds, so that looking through them all is quick. */
static kind *kind_of(const kinds *k, const adg_fault *fault)
{
    for (size_t i = 0; i < k->n; i++)
        if (strcmp(k->item[i].worst->code, fault->code) == 0 &&
            adg_text_equal(k->item[i].worst->file, fault->file))
            return &k->item[i];
    return NULL;
}

static adg_status count_kinds(const adg_faults *faults, kinds *k, adg_error *error)
{
    for (size_t i = 0; i < faults->n; i++) {
        const adg_fault *fault = &faults->fault[i];
        if (fault->severity != ADG_WARNING)
            continue;
        kind *known = kind_of(k, fault);
        if (!known) {
            kind *grown = adg_grow_array(k->item, k->n, &k->capacity, sizeof *grown);
            if (!grown)
                return adg_fail_memory(error);
            k->item = grown;
            known = &k->item[k->n++];
            *known = (kind){.worst = fault};
        }
        known->n++;
        if (concerns_more(fault, known->worst))
            known->worst = fault;
    }
    return ADG_OK;
}

static char *with_rest(const char *sentence, size_t n_more)
{
    if (n_more == 0)
        return adg_strdup(sentence);
    return adg_strdup_format(ngettext_("%s (and %s more of this kind)",
                                       "%s (and %s more of this kind)", n_more),
                             sentence, ADG_NUMBER(n_more, 0));
}

static char *without_folders(const adg_fault *fault, size_t n_more)
{
    const char *slash = fault->file ? strrchr(fault->file, '/') : NULL;
    const char *file = slash ? slash + 1 : fault->file;
    char *sentence = adg_strdup_format("%s%s%s", file ? file : "", file ? ": " : "",
                                       fault->message ? fault->message : "");
    char *whole = sentence ? with_rest(sentence, n_more) : NULL;
    free(sentence);
    return whole;
}

static adg_status write_lines(const adg_faults *faults, kinds *k, adg_warnings *warnings,
                              adg_error *error)
{
    for (size_t i = 0; i < faults->n; i++) {
        kind *of = faults->fault[i].severity == ADG_WARNING ? kind_of(k, &faults->fault[i]) : NULL;
        if (!of || of->n_shown == SHOWN_OF_A_KIND)
            continue;
        bool last = ++of->n_shown == SHOWN_OF_A_KIND;
        char line[ADG_ERROR_CAPACITY];
        adg_fault_format(&faults->fault[i], line, sizeof line);
        char *sentence = with_rest(line, last ? of->n - of->n_shown : 0);
        if (!sentence)
            return adg_fail_memory(error);
        warnings->line[warnings->n++] = sentence;
    }
    return ADG_OK;
}

adg_status adg_warnings_collect(const adg_faults *faults, adg_warnings *warnings, adg_error *error)
{
    kinds k = {NULL, 0, 0};
    *warnings = (adg_warnings){0};
    adg_status status = count_kinds(faults, &k, error);
    warnings->line = ADG_NEW_ARRAY(char *, k.n *SHOWN_OF_A_KIND);
    warnings->kind = ADG_NEW_ARRAY(char *, k.n);
    if (status == ADG_OK && (!warnings->line || !warnings->kind))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = write_lines(faults, &k, warnings, error);
    for (size_t i = 0; status == ADG_OK && i < k.n; i++) {
        warnings->kind[i] = without_folders(k.item[i].worst, k.item[i].n - 1);
        status = warnings->kind[i] ? ADG_OK : adg_fail_memory(error);
        warnings->n_kinds += status == ADG_OK;
    }
    free(k.item);
    return status;
}

void adg_warnings_release(adg_warnings *warnings)
{
    for (size_t i = 0; i < warnings->n; i++)
        free(warnings->line[i]);
    for (size_t i = 0; i < warnings->n_kinds; i++)
        free(warnings->kind[i]);
    free(warnings->line);
    free(warnings->kind);
    *warnings = (adg_warnings){0};
}
