/* SPDX-License-Identifier: MPL-2.0 */
#include "load/roads.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "geo/osm_reader.h"
#include "load/osm_roads.h"
#include "load/road_building.h"
#include "load/road_layer.h"

static adg_status read_profile(const adg_road_source *source, adg_profile **profile,
                               adg_error *error)
{
    if (!source->profile)
        return ADG_OK;
    char *path = source->profile_opened ? adg_strdup(source->profile_opened)
                                        : adg_profile_path(source->profile, NULL);
    adg_status status = path ? adg_profile_read(path, profile, error) : adg_fail_memory(error);
    free(path);
    return status;
}

static void fault_no_profile(const adg_road_source *source, adg_faults *faults)
{
    adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "no_profile",
                                    (adg_place){source->source.path, NULL, NULL, -1}, "%s",
                                    _("OpenStreetMap data have no speeds of their own: a profile "
                                      "must say how the roads are used.")),
                     _("Give the roads \"profile: car\", \"bicycle\", \"walk\" or the path of an "
                       "own profile (docs/osm.md)."));
}

bool adg_road_is_osm(const char *path)
{
    return adg_osm_is_path(path);
}

adg_status adg_roads_load(const adg_road_rules *rules, const adg_crs *crs, adg_roads *roads,
                          adg_faults *faults, adg_error *error)
{
    const adg_road_source *source = &rules->source;
    bool is_osm = adg_osm_is_path(source->source.path);
    adg_profile *profile = NULL;
    *roads = (adg_roads){.shown = adg_strdup(source->source.path),
                         .ferry_wait_min = adg_ferry_waiting(rules, NAN)};
    adg_status status =
        roads->shown ? read_profile(source, &profile, error) : adg_fail_memory(error);
    if (status == ADG_OK && is_osm && !profile)
        fault_no_profile(source, faults);
    else if (status == ADG_OK && is_osm)
        status = adg_osm_roads_load(rules, profile, crs, roads, faults, error);
    else if (status == ADG_OK)
        status = adg_road_layer_load(rules, profile, crs, roads, faults, error);
    adg_profile_free(profile);
    if (status != ADG_OK)
        adg_roads_release(roads);
    return status;
}

void adg_roads_release(adg_roads *roads)
{
    for (size_t r = 0; roads->name && r < roads->n; r++)
        free(roads->name[r]);
    for (size_t c = 0; c < roads->n_classes; c++)
        free(roads->class_name[c]);
    free(roads->name);
    free(roads->class_name);
    free(roads->road);
    free(roads->turn_rule);
    free(roads->shown);
    adg_shapes_release(&roads->lines);
    *roads = (adg_roads){0};
}
