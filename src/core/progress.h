/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_PROGRESS_H
#define ADG_CORE_PROGRESS_H

#include "adgang/context.h"
#include "adgang/status.h"
#include "core/error.h"

/** Says that a stage begins (NULL: the last one has ended). ctx may be NULL everywhere here. */
void adg_stage(const adg_context *ctx, const char *name);

/** Tells how far the stage is; ADG_E_CANCELLED when the caller wants to stop. */
adg_status adg_progress(const adg_context *ctx, double fraction, const char *stage,
                        adg_error *error);

/** ADG_E_CANCELLED when the caller wants to stop; tells nothing. */
adg_status adg_ask(const adg_context *ctx, adg_error *error);

/** Passes a warning on. */
void adg_warn(const adg_context *ctx, const char *format, ...) ADG_PRINTF(2, 3);

/** Passes on what only those want to know who ask for it. */
void adg_note(const adg_context *ctx, const char *format, ...) ADG_PRINTF(2, 3);

/** The number of threads the context asks for, at least 1. */
int adg_threads(const adg_context *ctx);

#endif
