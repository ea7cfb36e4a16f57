/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/matrix_stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "pipeline/matrix_times.h"
#include "write/matrix_csv.h"
#include "write/output_file.h"

/* The head waits for the first times: until then nothing is written. */
typedef struct {
    const adg_matrix_job *job;
    FILE *out;
    bool begun;
    adg_matrix_csv csv;
} pair_writing;

static void begin_writing(pair_writing *w)
{
    if (!w->begun)
        adg_matrix_csv_begin(&w->job->places.origin, &w->job->places.destination, false, w->out,
                             &w->csv);
    w->begun = true;
}

static adg_status write_origin(void *data, uint32_t origin, const double *minutes, adg_error *error)
{
    pair_writing *w = data;
    size_t m = w->job->places.destination.n;
    adg_status status = ADG_OK;
    begin_writing(w);
    for (size_t j = 0; status == ADG_OK && j < m; j++)
        status = adg_matrix_csv_add(&w->csv, origin, (uint32_t)j, minutes[j], 0, error);
    return status;
}

static adg_status stream(const adg_matrix_job *job, FILE *out, const char *beside, adg_error *error)
{
    pair_writing w = {.job = job, .out = out};
    adg_error other = ADG_ERROR_INIT;
    adg_status status = adg_matrix_times(job, beside, write_origin, &w, error);
    if (status == ADG_OK)
        begin_writing(&w);
    adg_status ended =
        w.begun ? adg_matrix_csv_end(&w.csv, status == ADG_OK ? error : &other) : ADG_OK;
    return status == ADG_OK ? ended : status;
}

static adg_status stream_file(const adg_matrix_job *job, adg_error *error)
{
    adg_output_file output;
    adg_status status =
        adg_output_file_begin(job->request->out, job->request->overwrite, &output, error);
    if (status != ADG_OK)
        return status;
    bool device = strcmp(output.work, output.target) == 0;
    FILE *out = fopen(output.work, "wb");
    if (!out)
        status = adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), job->request->out,
                          strerror(errno));
    if (status == ADG_OK)
        status = stream(job, out, device ? NULL : output.work, error);
    if (out && fclose(out) != 0 && status == ADG_OK)
        status = adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), job->request->out,
                          strerror(errno));
    if (status == ADG_OK)
        status = adg_output_file_commit(&output, error);
    adg_output_file_end(&output);
    return status;
}

adg_status adg_matrix_stream(const adg_matrix_job *job, adg_error *error)
{
    return job->request->out ? stream_file(job, error) : stream(job, stdout, NULL, error);
}
