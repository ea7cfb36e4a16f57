/* SPDX-License-Identifier: MPL-2.0 */
#include "core/text.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *adg_language_code(void)
{
    /* TRANSLATORS: the code of your language, such as "da". */
    return _("en");
}

static bool reserve(adg_text *text, size_t extra)
{
    if (text->failed || extra > SIZE_MAX / 2 - text->length) {
        text->failed = true;
        return false;
    }
    size_t needed = text->length + extra + 1;
    if (needed <= text->capacity)
        return true;
    size_t capacity = text->capacity ? text->capacity : 256;
    while (capacity < needed)
        capacity *= 2;
    char *bytes = realloc(text->bytes, capacity);
    if (!bytes) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void adg_text_append_n(adg_text *text, const char *bytes, size_t length)
{
    if (!reserve(text, length))
        return;
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void adg_text_append(adg_text *text, const char *bytes)
{
    adg_text_append_n(text, bytes, strlen(bytes));
}

void adg_text_format(adg_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (n >= 0 && reserve(text, (size_t)n)) {
        vsnprintf(text->bytes + text->length, (size_t)n + 1, format, again);
        text->length += (size_t)n;
    }
    va_end(again);
}

void adg_text_release(adg_text *text)
{
    free(text->bytes);
    *text = (adg_text)ADG_TEXT_INIT;
}

const char *adg_text_string(const adg_text *text)
{
    return text->bytes ? text->bytes : "";
}

char *adg_strdup_format(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *string = n < 0 ? NULL : malloc((size_t)n + 1);
    if (string)
        vsnprintf(string, (size_t)n + 1, format, again);
    va_end(again);
    return string;
}

char *adg_strdup(const char *string)
{
    return string ? adg_strdup_format("%s", string) : NULL;
}

char *adg_text_capitalised(const char *string)
{
    char *copy = adg_strdup(string);
    if (!copy)
        return NULL;
    unsigned char first = (unsigned char)copy[0], second = (unsigned char)copy[first ? 1 : 0];
    if (first >= 'a' && first <= 'z')
        copy[0] = (char)(first - 'a' + 'A');
    else if (first == 0xC3 && second >= 0xA0 && second != 0xB7 && second != 0xBF)
        copy[1] = (char)(second - 0x20); /* æ, ø, å and their kin in UTF-8 */
    return copy;
}

bool adg_text_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool adg_text_equal_nocase(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    for (; *a && *b; a++, b++)
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return false;
    return *a == *b;
}

static const char *skip_blanks(const char *text)
{
    while (*text == ' ' || *text == '\t' || *text == '\r')
        text++;
    return text;
}

static bool is_special(const char *number)
{
    number += *number == '+' || *number == '-';
    return adg_text_equal_nocase(number, "inf") || adg_text_equal_nocase(number, "infinity") ||
           adg_text_equal_nocase(number, "nan");
}

/* Copies the number without its blanks, the comma turned into a point; false when it is empty, too
 * long to be one number, or has characters no decimal number has. */
static bool normalise(const char *text, bool decimal_comma, char *number, size_t capacity)
{
    size_t n = strcspn(text, " \t\r\n");
    if (n == 0 || n >= capacity || *skip_blanks(text + n) != '\0')
        return false;
    for (size_t i = 0; i < n; i++)
        number[i] = (char)(decimal_comma && text[i] == ',' ? '.' : text[i]);
    number[n] = '\0';
    return strspn(number, "0123456789+-.eE") == n || is_special(number);
}

bool adg_parse_number(const char *text, bool decimal_comma, bool allow_special, double *value)
{
    char number[64];
    if (!text || !normalise(skip_blanks(text), decimal_comma, number, sizeof number))
        return false;
    if (is_special(number) && !allow_special)
        return false;
    /* A host program may have set a locale whose strtod wants a comma: speak its language. */
    char *point = strchr(number, '.');
    if (point)
        *point = *localeconv()->decimal_point;
    char *end = NULL;
    double parsed = strtod(number, &end);
    if (*end != '\0' || (isinf(parsed) && !is_special(number)))
        return false;
    *value = parsed;
    return true;
}

static const char *with_point(char *number)
{
    char *comma = strchr(number, ',');
    if (comma)
        *comma = '.';
    return number;
}

const char *adg_print_number(double value, int decimals, char *buffer, size_t capacity)
{
    snprintf(buffer, capacity, "%.*f", decimals, value);
    return with_point(buffer);
}

const char *adg_print_short(double value, char buffer[ADG_SHORT_NUMBER])
{
    snprintf(buffer, ADG_SHORT_NUMBER, "%g", value);
    return with_point(buffer);
}
