/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "write/tables.h"
#include "write/xml.h"

static void append_text(adg_text *out, const char *text)
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

/* At least the column's decimals, and at least ten significant digits; no zeros at the end. */
static void append_number(adg_text *out, double value, int decimals)
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

adg_status adg_table_write_csv(const adg_table *table, const char *path, adg_error *error)
{
    adg_text out = ADG_TEXT_INIT;
    for (size_t c = 0; c < table->n_columns; c++) {
        adg_text_append(&out, c ? "," : "");
        append_text(&out, table->column[c].name);
    }
    adg_text_append(&out, "\n");
    for (size_t i = 0; i < table->n_rows; i++) {
        for (size_t c = 0; c < table->n_columns; c++) {
            const adg_column *column = &table->column[c];
            adg_text_append(&out, c ? "," : "");
            if (!column->is_text)
                append_number(&out, column->number[i], column->decimals);
            else if (column->text[i])
                append_text(&out, column->text[i]);
        }
        adg_text_append(&out, "\n");
    }
    adg_status status =
        out.failed ? adg_fail_memory(error) : adg_write_bytes(path, out.bytes, out.length, error);
    adg_text_release(&out);
    return status;
}
