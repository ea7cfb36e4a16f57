/* SPDX-License-Identifier: MPL-2.0 */
#include "write/csv_cell.h"

#include <math.h>
#include <string.h>

void adg_csv_append_text(adg_text *out, const char *text)
{
    if (!strpbrk(text, ",;\"\n\r")) {
        adg_text_append(out, text);
        return;
    }
    adg_text_append(out, "\"");
    for (const char *c = text; *c; c++)
        adg_text_append_n(out, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
    adg_text_append(out, "\"");
}

void adg_csv_append_number(adg_text *out, double value, int decimals)
{
    char digits[64];
    if (!isfinite(value))
        return;
    if (decimals == 0 && value == floor(value) && fabs(value) < 1e15) {
        adg_text_append(out, adg_print_number(value, 0, digits, sizeof digits));
        return;
    }
    double magnitude = value != 0 ? floor(log10(fabs(value))) : 0;
    int needed = (int)fmax(decimals, 11 - magnitude);
    adg_print_number(value, needed < 17 ? needed : 17, digits, sizeof digits);
    size_t n = strlen(digits);
    const char *point = strchr(digits, '.');
    while (point && n > (size_t)(point - digits) + 1 + (size_t)decimals && digits[n - 1] == '0')
        digits[--n] = '\0';
    if (n > 0 && digits[n - 1] == '.')
        digits[n - 1] = '\0';
    adg_text_append(out, digits);
}
