/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_FAULT_LIST_H
#define ADG_TESTS_SUPPORT_FAULT_LIST_H

#include "core/faults.h"

/** The first finding with that code; the test fails, and shows what was found, where there is none.
 */
const adg_fault *fault_of(const adg_faults *faults, const char *code);

/** How many findings have that code. */
size_t faults_of(const adg_faults *faults, const char *code);

/** There must be neither error nor warning; notes are allowed. */
void assert_no_faults(const adg_faults *faults);

#endif
