/* SPDX-License-Identifier: MPL-2.0 */
#include "core/error.h"
#include "core/text.h"
#include "write/csv_cell.h"
#include "write/tables.h"
#include "write/xml.h"

adg_status adg_table_write_csv(const adg_table *table, const char *path, adg_error *error)
{
    adg_text out = ADG_TEXT_INIT;
    for (size_t c = 0; c < table->n_columns; c++) {
        adg_text_append(&out, c ? "," : "");
        adg_csv_append_text(&out, table->column[c].name);
    }
    adg_text_append(&out, "\n");
    for (size_t i = 0; i < table->n_rows; i++) {
        for (size_t c = 0; c < table->n_columns; c++) {
            const adg_column *column = &table->column[c];
            adg_text_append(&out, c ? "," : "");
            if (!column->is_text)
                adg_csv_append_number(&out, column->number[i], column->decimals);
            else if (column->text[i])
                adg_csv_append_text(&out, column->text[i]);
        }
        adg_text_append(&out, "\n");
    }
    adg_status status =
        out.failed ? adg_fail_memory(error) : adg_write_bytes(path, out.bytes, out.length, error);
    adg_text_release(&out);
    return status;
}
