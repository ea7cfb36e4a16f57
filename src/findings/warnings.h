/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_WARNINGS_H
#define ADG_FINDINGS_WARNINGS_H

#include "core/faults.h"

/** The warnings among the faults, as sentences. */
typedef struct {
    size_t n;
    char **line; /* with place and advice, for whoever mends the inputs: of many of one kind the
                    first few, and how many more there are */
    size_t n_kinds;
    char **kind; /* one for each kind that concerns readers of the report: what is odd and what
                    follows, in plain words, without paths */
} adg_warnings;

/** Collects them; release also after a failure. */
adg_status adg_warnings_collect(const adg_faults *faults, adg_warnings *warnings, adg_error *error);

void adg_warnings_release(adg_warnings *warnings);

#endif
