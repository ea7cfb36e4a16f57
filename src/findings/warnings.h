/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_WARNINGS_H
#define ADG_FINDINGS_WARNINGS_H

#include "core/faults.h"

/** The warnings among the faults as sentences for people: of many of one kind the first few, and
 *  how many more there are. A new list, which the caller frees text by text. */
adg_status adg_warnings_collect(const adg_faults *faults, char ***warnings, size_t *n,
                                adg_error *error);

#endif
