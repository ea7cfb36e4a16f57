/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_ERROR_H
#define ADG_CORE_ERROR_H

#include "adgang/status.h"

#if defined(__GNUC__)
#define ADG_PRINTF(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
#else
#define ADG_PRINTF(format_at, first_at)
#endif

/** Writes the message into error (NULL is allowed) and returns status, so that a failure is one
 *  line: `return adg_fail(error, ADG_E_INVALID, ...)`. A longer message than ADG_ERROR_CAPACITY is
 *  cut at a character border. */
adg_status adg_fail(adg_error *error, adg_status status, const char *format, ...) ADG_PRINTF(3, 4);

/** Writes the message of a failed allocation. */
void adg_error_memory(adg_error *error);

/** The failure every allocation shares. Inline, so that whoever reads one caller, people and
 *  analysers alike, sees that it never is ADG_OK. */
static inline adg_status adg_fail_memory(adg_error *error)
{
    adg_error_memory(error);
    return ADG_E_NOMEM;
}

/** Puts words in front of the message that is already there: "where: what". */
void adg_error_prefix(adg_error *error, const char *format, ...) ADG_PRINTF(2, 3);

#endif
