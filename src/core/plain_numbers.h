/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_PLAIN_NUMBERS_H
#define ADG_CORE_PLAIN_NUMBERS_H

#include <locale.h>

#include "adgang/status.h"

/** A stretch of work in which the C library and those on it (libcyaml, libxml2 ...) read and print
 *  numbers with a decimal point, whatever locale the host program has set. Only the calling thread
 *  is concerned, and only its numbers: messages stay in their language. */
typedef struct {
    locale_t before, plain;
} adg_plain_numbers;

adg_status adg_plain_numbers_begin(adg_plain_numbers *numbers, adg_error *error);
/** Ends it, also after a begin that failed. */
void adg_plain_numbers_end(adg_plain_numbers *numbers);

#endif
