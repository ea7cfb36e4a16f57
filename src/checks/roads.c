/* SPDX-License-Identifier: MPL-2.0 */
#include "checks/checks.h"
#include "core/progress.h"
#include "core/text.h"

adg_status adg_check_roads(const adg_study *study, const adg_study_travel *travel,
                           const adg_context *ctx, adg_faults *faults, adg_error *error)
{
    const char *stage = _("check");
    if (!travel->by_road)
        return ADG_OK;
    adg_check_speeds(&travel->network, faults);
    adg_status status = adg_check_crossings(&travel->network, faults, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.4, stage, error);
    if (status == ADG_OK)
        status = adg_check_dangling_ends(&travel->network, faults, error);
    if (status == ADG_OK)
        status = adg_check_pieces(study, travel, faults, error);
    if (status == ADG_OK)
        status = adg_check_access_legs(study, travel, faults, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.6, stage, error);
    if (status == ADG_OK)
        status = adg_check_circuity(study, travel, faults, error);
    return status == ADG_OK ? adg_progress(ctx, 1, stage, error) : status;
}
