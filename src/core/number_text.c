/* SPDX-License-Identifier: MPL-2.0 */
#include "core/number_text.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

/* How the language writes numbers; a catalogue says it as it says everything else. */
static void separators(char *thousands, char *decimal)
{
    /* TRANSLATORS: this number as your language writes it; five digits, two separators. */
    const char *model = _("1,234.5");
    bool usable = strlen(model) == 7;
    *thousands = usable ? model[1] : ',';
    *decimal = usable ? model[5] : '.';
}

static void print_plain(double value, int decimals, char *plain)
{
    adg_print_number(value, decimals < 0 ? 6 : decimals, plain, ADG_NUMBER_TEXT);
    if (decimals >= 0)
        return;
    size_t n = strlen(plain);
    while (plain[n - 1] == '0')
        plain[--n] = '\0';
    if (plain[n - 1] == '.')
        plain[n - 1] = '\0';
}

const char *adg_number_text(double value, int decimals, char buffer[ADG_NUMBER_TEXT])
{
    if (!isfinite(value) || fabs(value) >= 1e15) {
        snprintf(buffer, ADG_NUMBER_TEXT, "–");
        return buffer;
    }
    char plain[ADG_NUMBER_TEXT], thousands, decimal;
    separators(&thousands, &decimal);
    print_plain(fabs(value), decimals, plain);
    bool negative = value < 0 && strpbrk(plain, "123456789") != NULL;
    size_t whole = strcspn(plain, "."), n = 0;
    /* A true minus sign, as wide as the digits. */
    if (negative)
        n = (size_t)snprintf(buffer, ADG_NUMBER_TEXT, "−");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            buffer[n++] = thousands;
        buffer[n++] = plain[i];
    }
    buffer[n] = '\0';
    if (plain[whole])
        snprintf(buffer + n, ADG_NUMBER_TEXT - n, "%c%s", decimal, plain + whole + 1);
    return buffer;
}
