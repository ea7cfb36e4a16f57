/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/init.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/data_files.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "write/file_tree.h"
#include "write/output_file.h"

/* A file that is to be copied into the new folder. */
typedef struct {
    char *from, *to;
} copy_job;

typedef struct {
    size_t n;
    copy_job *job;
} copy_list;

static void release(copy_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->job[i].from);
        free(list->job[i].to);
    }
    free(list->job);
}

static adg_status fail_not_installed(const char *name, adg_error *error)
{
    return adg_fail(error, ADG_E_IO,
                    _("%s is not found; install adgang again, or set ADGANG_DATA_DIR to the folder "
                      "that holds it"),
                    name);
}

static adg_status list_template(const adg_init_request *request, copy_list *list, adg_error *error)
{
    char *name = adg_strdup_format("templates/projekt.%s.yaml", adg_language_code());
    char *from = name ? adg_data_file(name) : NULL;
    adg_status status = name ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && !from)
        status = fail_not_installed(name, error);
    free(name);
    if (status != ADG_OK)
        return status;
    list->job = ADG_NEW_ARRAY(copy_job, 1);
    list->n = 1;
    if (!list->job)
        return adg_fail_memory(error);
    list->job[0] = (copy_job){from, adg_strdup_format("%s/projekt.yaml", request->directory)};
    return list->job[0].to ? ADG_OK : adg_fail_memory(error);
}

static adg_status list_example(const adg_init_request *request, copy_list *list, adg_error *error)
{
    char *folder = adg_data_file("model_region");
    char **files = NULL;
    size_t n = 0;
    if (!folder)
        return fail_not_installed("model_region", error);
    adg_status status = adg_list_files(folder, &files, &n, error);
    list->job = ADG_NEW_ARRAY(copy_job, n);
    bool ok = list->job != NULL;
    for (size_t i = 0; i < n; i++) {
        if (ok && status == ADG_OK) {
            list->job[i] = (copy_job){adg_strdup_format("%s/%s", folder, files[i]),
                                      adg_strdup_format("%s/%s", request->directory, files[i])};
            list->n++;
            ok = list->job[i].from && list->job[i].to;
        }
        free(files[i]);
    }
    free(files);
    free(folder);
    return status == ADG_OK && !ok ? adg_fail_memory(error) : status;
}

static adg_status check_free(const copy_list *list, bool overwrite, adg_error *error)
{
    struct stat found;
    for (size_t i = 0; i < list->n && !overwrite; i++)
        if (stat(list->job[i].to, &found) == 0)
            return adg_fail(error, ADG_E_USAGE,
                            _("%s exists already; choose another folder, or replace it with "
                              "--overwrite"),
                            list->job[i].to);
    return ADG_OK;
}

static adg_status copy_bytes(const char *from, const char *to, adg_error *error)
{
    FILE *in = fopen(from, "rb");
    FILE *out = in ? fopen(to, "wb") : NULL;
    char block[1 << 16];
    size_t n;
    bool ok = in && out;
    while (ok && (n = fread(block, 1, sizeof block, in)) > 0)
        ok = fwrite(block, 1, n, out) == n;
    ok = ok && !ferror(in);
    int reason = errno;
    if (out && fclose(out) != 0) {
        ok = false;
        reason = errno;
    }
    if (in)
        fclose(in);
    return ok ? ADG_OK
              : adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), to, strerror(reason));
}

/* All files are copied beside their places first; only when every one is whole are they moved there,
 * so that a full disk or Ctrl-C leaves nothing behind. */
static adg_status copy_all(const copy_list *list, const adg_context *ctx, adg_output_file *output,
                           adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < list->n; i++) {
        status = adg_progress(ctx, (double)i / (double)list->n, _("copy"), error);
        if (status == ADG_OK)
            status = adg_output_file_begin(list->job[i].to, true, &output[i], error);
        if (status == ADG_OK)
            status = copy_bytes(list->job[i].from, output[i].work, error);
    }
    if (status == ADG_OK)
        status = adg_progress(ctx, 1, _("copy"), error);
    for (size_t i = 0; status == ADG_OK && i < list->n; i++)
        status = adg_output_file_commit(&output[i], error);
    for (size_t i = 0; i < list->n; i++)
        adg_output_file_end(&output[i]);
    return status;
}

static adg_status fill_folder(const copy_list *list, const adg_context *ctx, adg_error *error)
{
    char *first = list->job[0].to; /* its folders are those of all */
    size_t made = adg_missing_folders_of(first);
    adg_output_file *output = ADG_NEW_ARRAY(adg_output_file, list->n);
    adg_status status = output ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && !adg_make_folders_of(first))
        status = adg_fail(error, ADG_E_IO, _("%s: the folder cannot be made: %s"), first,
                          strerror(errno));
    if (status == ADG_OK)
        status = copy_all(list, ctx, output, error);
    if (status != ADG_OK)
        adg_remove_made_folders_of(first, made);
    free(output);
    return status;
}

adg_status adg_init(const adg_init_request *request, const adg_context *ctx, adg_error *error)
{
    copy_list list = {0, NULL};
    adg_status status = request->example ? list_example(request, &list, error)
                                         : list_template(request, &list, error);
    if (status == ADG_OK)
        status = check_free(&list, request->overwrite, error);
    if (status == ADG_OK)
        status = fill_folder(&list, ctx, error);
    release(&list);
    return status;
}
