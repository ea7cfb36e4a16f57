/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_ARGUMENTS_H
#define ADG_CORE_ARGUMENTS_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** What callers of the public functions can get wrong is answered, not followed out of an array. */

/** ADG_E_INVALID when a number of people is negative or infinite (methods 0: negative weights are an
 *  input error). NaN is nobody.  O(n). */
adg_status adg_check_people(const double *people, size_t n, adg_error *error);

/** ADG_E_INVALID when a position is not below `end`; ADG_NONE is allowed when `none_allowed`. what
 *  names the array in the message.  O(n). */
adg_status adg_check_positions(const uint32_t *position, size_t n, size_t end, int none_allowed,
                               const char *what, adg_error *error);

#endif
