/* SPDX-License-Identifier: MPL-2.0 */
#include "core/progress.h"

#include <stdarg.h>
#include <stdio.h>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "core/text.h"

void adg_stage(const adg_context *ctx, const char *name)
{
    if (ctx && ctx->stage)
        ctx->stage(name, ctx->data);
}

adg_status adg_progress(const adg_context *ctx, double fraction, const char *stage,
                        adg_error *error)
{
    if (!ctx || !ctx->progress || ctx->progress(fraction, stage, ctx->data))
        return ADG_OK;
    return adg_fail(error, ADG_E_CANCELLED, "%s", _("stopped; no output was written"));
}

adg_status adg_ask(const adg_context *ctx, adg_error *error)
{
    return adg_progress(ctx, -1, "", error);
}

void adg_warn(const adg_context *ctx, const char *format, ...)
{
    if (!ctx || !ctx->warning)
        return;
    char message[ADG_ERROR_CAPACITY];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    ctx->warning(message, ctx->data);
}

void adg_note(const adg_context *ctx, const char *format, ...)
{
    if (!ctx || !ctx->note)
        return;
    char message[ADG_ERROR_CAPACITY];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    ctx->note(message, ctx->data);
}

int adg_threads(const adg_context *ctx)
{
    if (ctx && ctx->threads > 0)
        return ctx->threads;
#ifdef _OPENMP
    return omp_get_num_procs();
#else
    return 1;
#endif
}
