/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_STUDENT_H
#define ADG_CORE_STUDENT_H

#include <stddef.h>

/** The 97.5 percent point of Student's t with df degrees of freedom, for 95 percent intervals;
 *  NaN for df = 0.  O(df).  Source: Abramowitz & Stegun 26.7.3 and 26.7.4, a finite series for whole
 *  degrees of freedom. */
double adg_student_975(size_t df);

#endif
