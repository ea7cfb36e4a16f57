/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/step_roads.h"

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/progress.h"
#include "core/text.h"
#include "findings/warnings.h"
#include "load/road_cache.h"

adg_status adg_step_crs(const char *name, adg_crs **crs, adg_error *error)
{
    adg_status status = adg_crs_parse(name, crs, error);
    if (status == ADG_OK && !adg_crs_is_projected_in_metres(*crs))
        status = adg_fail(error, ADG_E_INVALID,
                          _("the analysis CRS must be a projected one in metres, such as "
                            "EPSG:25832; %s is not"),
                          name);
    return status;
}

/* What is odd about the roads is said, and the work goes on. */
static adg_status warn_of_roads(const adg_faults *faults, const adg_context *ctx, adg_error *error)
{
    adg_warnings warnings;
    adg_status status = adg_warnings_collect(faults, &warnings, error);
    for (size_t w = 0; status == ADG_OK && w < warnings.n; w++)
        adg_warn(ctx, "%s", warnings.line[w]);
    adg_warnings_release(&warnings);
    return status;
}

adg_status adg_step_network(const adg_road_rules *rules, const adg_crs *crs, const adg_context *ctx,
                            adg_faults *faults, adg_road_network *network, adg_error *error)
{
    adg_roads roads;
    adg_status status = adg_roads_load_cached(rules, crs, ctx, &roads, faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(faults, error);
    if (status == ADG_OK)
        status = warn_of_roads(faults, ctx, error);
    if (status == ADG_OK)
        return adg_road_network_build(&roads, rules->source.join_m, network, error);
    adg_roads_release(&roads);
    return status;
}

adg_snap *adg_step_snap(const adg_road_network *network, const adg_places *places,
                        double max_snap_m, const adg_context *ctx)
{
    adg_snap *snap = ADG_NEW_ARRAY(adg_snap, places->n);
    if (!snap)
        return NULL;
    adg_snap_points(&network->roads.lines, network->stops, places->xy, places->n, max_snap_m,
                    adg_threads(ctx), snap);
    size_t n = 0;
    for (size_t i = 0; i < places->n; i++)
        n += !snap[i].reached;
    if (n)
        adg_warn(ctx,
                 _("%s: %s of %s places lie further than %s m from a road one may stop on and "
                   "are unreachable."),
                 places->shown, ADG_NUMBER(n, 0), ADG_NUMBER(places->n, 0),
                 ADG_NUMBER(max_snap_m, ADG_AS_WRITTEN));
    return snap;
}
