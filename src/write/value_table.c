/* SPDX-License-Identifier: MPL-2.0 */
#include "write/value_table.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "write/csv_cell.h"

static void append_value(double value, bool is_minutes, adg_text *out)
{
    char digits[32];
    if (!isfinite(value))
        return;
    if (is_minutes) {
        adg_csv_append_number(out, value, 6);
        return;
    }
    snprintf(digits, sizeof digits, "%.15g", value);
    /* A host program may have set a locale with a decimal comma. */
    char *comma = strchr(digits, ',');
    if (comma)
        *comma = '.';
    adg_text_append(out, digits);
}

adg_status adg_value_table_print(const adg_value_table *table, FILE *out, adg_error *error)
{
    adg_text line = ADG_TEXT_INIT;
    fputs("id,value\n", out);
    for (size_t i = 0; i < table->n && !line.failed; i++) {
        line.length = 0;
        adg_csv_append_text(&line, table->id[i]);
        adg_text_append(&line, ",");
        append_value(table->value[i], table->is_minutes, &line);
        adg_text_append(&line, "\n");
        fputs(adg_text_string(&line), out);
    }
    bool failed = line.failed;
    adg_text_release(&line);
    if (failed)
        return adg_fail_memory(error);
    if (fflush(out) == 0 && !ferror(out))
        return ADG_OK;
    return adg_fail(error, ADG_E_IO, _("the values cannot be written: %s"), strerror(errno));
}

adg_status adg_value_table_write(const adg_value_table *table, const char *path, adg_error *error)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
    adg_status status = adg_value_table_print(table, out, error);
    if (fclose(out) != 0 && status == ADG_OK)
        status = adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
    return status;
}
