/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/warnings.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "findings/warning_words.h"

enum {
    SHOWN_OF_A_KIND = 3
};

/* Warnings with one code about one file. */
typedef struct {
    adg_warning_kind what;
    size_t n_shown;
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
        if (strcmp(k->item[i].what.worst->code, fault->code) == 0 &&
            adg_text_equal(k->item[i].what.worst->file, fault->file))
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
            *known = (kind){.what.worst = fault};
        }
        known->what.n++;
        known->what.people += fault->people > 0 ? fault->people : 0;
        if (concerns_more(fault, known->what.worst))
            known->what.worst = fault;
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

/* "roads.shp: 5 roads ...": in plain words where there are any, else the worst one's own. */
static char *for_readers(const adg_warning_kind *what)
{
    const adg_fault *fault = what->worst;
    const char *slash = fault->file ? strrchr(fault->file, '/') : NULL;
    const char *file = slash ? slash + 1 : fault->file;
    char *plain = adg_warning_words(what);
    const char *words = plain ? plain : fault->message ? fault->message : "";
    char *sentence = adg_strdup_format("%s%s%s", file ? file : "", file ? ": " : "", words);
    char *whole = sentence ? with_rest(sentence, plain ? 0 : what->n - 1) : NULL;
    free(plain);
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
        char *sentence = with_rest(line, last ? of->what.n - of->n_shown : 0);
        if (!sentence)
            return adg_fail_memory(error);
        warnings->line[warnings->n++] = sentence;
    }
    return ADG_OK;
}

static adg_status write_kinds(const kinds *k, adg_warnings *warnings, adg_error *error)
{
    for (size_t i = 0; i < k->n; i++) {
        if (!adg_warning_concerns_readers(&k->item[i].what))
            continue;
        char *sentence = for_readers(&k->item[i].what);
        if (!sentence)
            return adg_fail_memory(error);
        warnings->kind[warnings->n_kinds++] = sentence;
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
    if (status == ADG_OK)
        status = write_kinds(&k, warnings, error);
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
