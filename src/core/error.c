/* SPDX-License-Identifier: MPL-2.0 */
#include "core/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

/* A cut must not split a UTF-8 character: step back over its continuation bytes. */
static void trim_to_characters(char *text, size_t capacity)
{
    size_t n = strlen(text);
    if (n + 1 < capacity)
        return;
    while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        n--;
    if (n > 0 && ((unsigned char)text[n - 1] & 0x80))
        n--;
    text[n] = '\0';
}

adg_status adg_fail(adg_error *error, adg_status status, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        trim_to_characters(error->message, sizeof error->message);
        error->status = status;
    }
    return status;
}

void adg_error_memory(adg_error *error)
{
    adg_fail(error, ADG_E_NOMEM, "%s",
             _("out of memory; close other programs, or use larger cells or a smaller area"));
}

void adg_error_prefix(adg_error *error, const char *format, ...)
{
    if (!error)
        return;
    char tail[ADG_ERROR_CAPACITY];
    memcpy(tail, error->message, sizeof tail);
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    if (n < 0 || (size_t)n >= sizeof error->message)
        return;
    snprintf(error->message + n, sizeof error->message - (size_t)n, "%s", tail);
    trim_to_characters(error->message, sizeof error->message);
}
