/* SPDX-License-Identifier: MPL-2.0 */
#include "write/matrix_csv.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/table.h"
#include "write/csv_cell.h"

void adg_matrix_csv_begin(const adg_places *origin, const adg_places *destination, bool ranked,
                          FILE *out, adg_matrix_csv *csv)
{
    *csv = (adg_matrix_csv){origin, destination, ranked, out, ADG_TEXT_INIT};
    fputs(ranked ? "origin,destination,minutes,rank\n" : "origin,destination,minutes\n", out);
}

static adg_status failed_output(adg_error *error)
{
    return adg_fail(error, ADG_E_IO, _("the matrix cannot be written: %s"), strerror(errno));
}

adg_status adg_matrix_csv_add(adg_matrix_csv *csv, uint32_t origin, uint32_t destination,
                              double minutes, uint32_t rank, adg_error *error)
{
    char number[64] = "";
    adg_text *line = &csv->line;
    line->length = 0;
    if (isfinite(minutes))
        adg_print_number(minutes, 9, number, sizeof number);
    adg_csv_append_text(line, csv->origin->id[origin]);
    adg_text_append(line, ",");
    if (destination != ADG_NONE)
        adg_csv_append_text(line, csv->destination->id[destination]);
    adg_text_append(line, ",");
    adg_text_append(line, number);
    if (csv->ranked && rank)
        adg_text_format(line, ",%u", rank);
    else if (csv->ranked)
        adg_text_append(line, ",");
    adg_text_append(line, "\n");
    if (line->failed)
        return adg_fail_memory(error);
    return fputs(adg_text_string(line), csv->out) >= 0 ? ADG_OK : failed_output(error);
}

adg_status adg_matrix_csv_end(adg_matrix_csv *csv, adg_error *error)
{
    adg_text_release(&csv->line);
    return fflush(csv->out) == 0 && !ferror(csv->out) ? ADG_OK : failed_output(error);
}
