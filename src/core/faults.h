/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_FAULTS_H
#define ADG_CORE_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"
#include "core/error.h"

typedef enum {
    ADG_NOTE,    /* worth knowing */
    ADG_WARNING, /* odd but usable: counted and printed, the work goes on */
    ADG_ERROR    /* wrong: nothing is computed */
} adg_severity;

/** Room for the longest machine name of a finding. */
enum {
    ADG_FAULT_CODE = 32
};

/** One finding about an input, as `adgang check` prints it. */
typedef struct {
    adg_severity severity;
    char code[ADG_FAULT_CODE]; /* fixed machine name, e.g. "duplicate_id"; see docs/check.md */
    char *file;                /* as the project file names it */
    char *layer;               /* NULL where the file has one layer */
    long long row; /* feature id as QGIS shows it, or line of a table; -1: the whole layer */
    char *field;   /* NULL where no field is meant */
    char *message; /* what is wrong, a whole sentence */
    char *advice;  /* what to do, a whole sentence; NULL where nothing needs doing */
    double people; /* people concerned; NaN where it does not apply */
    int n_points;  /* 0: no place, 1: a point, 2: a line between two points */
    double xy[4];  /* the place, in the analysis CRS */
    bool lost;     /* out of memory: words are missing */
} adg_fault;

/** Findings kept in a list; more are counted, not kept (but for the first error, however late it
 *  comes): a layer that is wrong in every one of ten million rows must not fill the memory. */
enum {
    ADG_FAULTS_KEPT = 20000
};

/** A growing list of findings. Readers add to it and go on, so that one check shows them all. */
typedef struct {
    adg_fault *fault;
    size_t n, capacity;
    size_t count[3]; /* all that were added, by severity */
    size_t not_kept; /* of these, beyond ADG_FAULTS_KEPT */
    bool failed;     /* out of memory: the list is not complete */
    adg_fault spare; /* handed out when nothing can be kept */
} adg_faults;

/** Moves all findings to the end of another list, as if they had been added there; the first list is
 *  empty afterwards. */
void adg_faults_move(adg_faults *from, adg_faults *to);

/** Where a finding belongs. Texts are copied. */
typedef struct {
    const char *file;
    const char *layer;
    const char *field;
    long long row;
} adg_place;

/** Adds a finding and returns it for the optional parts (advice, people, place in the field); never
 *  NULL, so that the caller need not look. */
adg_fault *adg_faults_add(adg_faults *faults, adg_severity severity, const char *code,
                          adg_place place, const char *format, ...) ADG_PRINTF(5, 6);

/** Sets the advice (copied). */
void adg_fault_advise(adg_fault *fault, const char *advice);

/** Advises to check a path that leads nowhere; opened: where it was looked for. */
void adg_advise_path(adg_fault *fault, const char *opened);

/** Sets the place on the map. */
void adg_fault_at(adg_fault *fault, double x, double y);
void adg_fault_between(adg_fault *fault, const double from[2], const double to[2]);

/** ADG_OK, or ADG_E_INVALID with the first error's whole message ("file, layer, row, field: what;
 *  do") and how many more there are. */
adg_status adg_faults_status(const adg_faults *faults, adg_error *error);

/** The words of one finding on one line: place, message, advice. */
void adg_fault_format(const adg_fault *fault, char *line, size_t capacity);

void adg_faults_release(adg_faults *faults);

#endif
