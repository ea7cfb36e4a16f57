/* SPDX-License-Identifier: MPL-2.0 */
#include "core/faults.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"

static void release_fault(adg_fault *fault)
{
    free(fault->file);
    free(fault->layer);
    free(fault->field);
    free(fault->message);
    free(fault->advice);
}

/* The next free element of the list, or the spare where the list is full. A full list has one more
 * place for the first error, which must be able to speak. */
static adg_fault *room_for_one(adg_faults *faults, adg_severity severity)
{
    bool first_error = severity == ADG_ERROR && faults->count[ADG_ERROR] == 0;
    if (faults->n >= ADG_FAULTS_KEPT && !first_error) {
        faults->not_kept++;
        return &faults->spare;
    }
    adg_fault *grown = adg_grow_array(faults->fault, faults->n, &faults->capacity, sizeof *grown);
    if (!grown) {
        faults->failed = true;
        return &faults->spare;
    }
    faults->fault = grown;
    return &faults->fault[faults->n++];
}

/* A copy of the words; the finding remembers when there was no room for them. */
static char *keep(adg_fault *fault, const char *words)
{
    char *copy = adg_strdup(words);
    fault->lost = fault->lost || (words && !copy);
    return copy;
}

adg_fault *adg_faults_add(adg_faults *faults, adg_severity severity, const char *code,
                          adg_place place, const char *format, ...)
{
    char message[ADG_ERROR_CAPACITY];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    adg_fault *fault = room_for_one(faults, severity);
    if (fault == &faults->spare)
        release_fault(fault);
    *fault = (adg_fault){.severity = severity, .row = place.row, .people = NAN};
    snprintf(fault->code, sizeof fault->code, "%s", code);
    fault->file = keep(fault, place.file);
    fault->layer = keep(fault, place.layer);
    fault->field = keep(fault, place.field);
    fault->message = keep(fault, message);
    faults->count[severity]++;
    return fault;
}

void adg_faults_move(adg_faults *from, adg_faults *to)
{
    for (size_t i = 0; i < from->n; i++) {
        adg_severity severity = from->fault[i].severity;
        adg_fault *fault = room_for_one(to, severity);
        if (fault == &to->spare)
            release_fault(fault);
        *fault = from->fault[i];
        to->count[severity]++;
        from->count[severity]--;
    }
    for (int severity = ADG_NOTE; severity <= ADG_ERROR; severity++)
        to->count[severity] += from->count[severity];
    to->not_kept += from->not_kept;
    to->failed = to->failed || from->failed;
    release_fault(&from->spare);
    free(from->fault);
    *from = (adg_faults){0};
}

void adg_fault_advise(adg_fault *fault, const char *advice)
{
    free(fault->advice);
    fault->advice = keep(fault, advice);
}

void adg_advise_path(adg_fault *fault, const char *opened)
{
    char advice[ADG_ERROR_CAPACITY / 2];
    snprintf(
        advice, sizeof advice,
        _("Check the path (in a project it is relative to the project file); adgang looked for "
          "%s."),
        opened);
    adg_fault_advise(fault, advice);
}

void adg_fault_at(adg_fault *fault, double x, double y)
{
    fault->n_points = 1;
    fault->xy[0] = x;
    fault->xy[1] = y;
}

void adg_fault_between(adg_fault *fault, const double from[2], const double to[2])
{
    fault->n_points = 2;
    for (int i = 0; i < 2; i++) {
        fault->xy[i] = from[i];
        fault->xy[2 + i] = to[i];
    }
}

void adg_fault_format(const adg_fault *fault, char *line, size_t capacity)
{
    adg_text text = ADG_TEXT_INIT;
    if (fault->file)
        adg_text_append(&text, fault->file);
    if (fault->layer)
        adg_text_format(&text, _(", layer %s"), fault->layer);
    if (fault->row >= 0)
        adg_text_format(&text, _(", row %lld"), fault->row);
    if (fault->field)
        adg_text_format(&text, _(", field %s"), fault->field);
    adg_text_format(&text, "%s%s", text.length ? ": " : "", fault->message ? fault->message : "");
    if (fault->advice)
        adg_text_format(&text, " %s", fault->advice);
    snprintf(line, capacity, "%s", adg_text_string(&text));
    adg_text_release(&text);
}

adg_status adg_faults_status(const adg_faults *faults, adg_error *error)
{
    bool lost = faults->failed;
    for (size_t i = 0; i < faults->n; i++)
        lost = lost || faults->fault[i].lost;
    if (lost)
        return adg_fail_memory(error);
    size_t n = faults->count[ADG_ERROR];
    if (n == 0)
        return ADG_OK;
    const adg_fault *first = faults->fault;
    while (first->severity != ADG_ERROR)
        first++;
    char line[ADG_ERROR_CAPACITY / 2];
    adg_fault_format(first, line, sizeof line);
    if (n == 1)
        return adg_fail(error, ADG_E_INVALID, "%s", line);
    return adg_fail(error, ADG_E_INVALID,
                    ngettext_("%s\n(and %zu more error)", "%s\n(and %zu more errors)", n - 1), line,
                    n - 1);
}

void adg_faults_release(adg_faults *faults)
{
    for (size_t i = 0; i < faults->n; i++)
        release_fault(&faults->fault[i]);
    release_fault(&faults->spare);
    free(faults->fault);
    *faults = (adg_faults){0};
}
