/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_TEXT_H
#define ADG_CORE_TEXT_H

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>

#include "core/error.h"

/** Every sentence a user reads passes through one of these: _ translates, N_ only marks. */
#define ADG_TEXT_DOMAIN "adgang"
#define _(message) dgettext(ADG_TEXT_DOMAIN, message)
#define N_(message) message
#define ngettext_(one, many, n) dngettext(ADG_TEXT_DOMAIN, one, many, (unsigned long)(n))

/** Code of the language the messages are in: "en" where nothing is translated. */
const char *adg_language_code(void);

/** A string that grows. Start with ADG_TEXT_INIT; `bytes` is NULL until the first append. After a
 *  failed allocation `failed` stays set and further appends do nothing, so that a writer checks
 *  once, at its end. */
typedef struct {
    char *bytes;
    size_t length;
    size_t capacity;
    bool failed;
} adg_text;

#define ADG_TEXT_INIT                                                                              \
    {                                                                                              \
        NULL, 0, 0, false                                                                          \
    }

void adg_text_append(adg_text *text, const char *bytes);
void adg_text_append_n(adg_text *text, const char *bytes, size_t length);
void adg_text_format(adg_text *text, const char *format, ...) ADG_PRINTF(2, 3);
void adg_text_release(adg_text *text);

/** The string of a text, never NULL. */
const char *adg_text_string(const adg_text *text);

/** A new string from a format; NULL when out of memory. The caller frees it. */
char *adg_strdup_format(const char *format, ...) ADG_PRINTF(1, 2);

/** A copy of a string (NULL gives NULL); NULL when out of memory. */
char *adg_strdup(const char *string);

/** A copy that begins with a capital letter, of English or Danish; NULL when out of memory. */
char *adg_text_capitalised(const char *string);

/** Equal, both possibly NULL. */
bool adg_text_equal(const char *a, const char *b);

/** Equal when upper and lower ASCII letters count as the same. */
bool adg_text_equal_nocase(const char *a, const char *b);

/** Reads a number strictly and without regard to the locale: the whole text, surrounded by blanks
 *  at most. "inf" and "nan" are numbers only when `allow_special`. With `decimal_comma` a comma is
 *  accepted in place of the point. Returns false and leaves *value alone otherwise. */
bool adg_parse_number(const char *text, bool decimal_comma, bool allow_special, double *value);

/** Prints a number with a decimal point, whatever the locale; returns buffer (32 bytes are enough
 *  for any number of people, minutes or metres). */
const char *adg_print_number(double value, int decimals, char *buffer, size_t capacity);

/** Prints a number as short as six digits allow ("15", "62.5"), with a decimal point whatever the
 *  locale; returns buffer. */
#define ADG_SHORT_NUMBER 24
const char *adg_print_short(double value, char buffer[ADG_SHORT_NUMBER]);

#endif
