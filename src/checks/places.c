/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/polygons.h"
#include "prepare/join.h"

/* Smaller shared ground comes from drawing or simplifying borders; nobody lives on it. */
static const double OVERLAP_M2 = 10000;

/* Two facilities of one type nearer than this are probably one. */
static const double SAME_PLACE_M = 10;

static adg_status check_overlaps(const adg_study *study, size_t l, adg_faults *faults,
                                 adg_error *error)
{
    const adg_zone_level *zones = &study->level[l].zones;
    const adg_source *source = &study->project->zones[l].source;
    adg_overlap *overlap = NULL;
    size_t n = 0;
    adg_status status = adg_polygons_overlaps(&zones->shapes, OVERLAP_M2, &overlap, &n, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        adg_fault *fault =
            adg_faults_add(faults, ADG_WARNING, "zones_share_ground",
                           (adg_place){source->path, source->layer, NULL, -1},
                           _("%s (%s) and %s (%s) share %s hectares."), zones->id[overlap[i].a],
                           zones->label[overlap[i].a], zones->id[overlap[i].b],
                           zones->label[overlap[i].b], ADG_NUMBER(overlap[i].area_m2 / 10000, 1));
        adg_fault_advise(fault, _("People there count in the first one; mend the border in QGIS."));
        adg_fault_at(fault, overlap[i].x, overlap[i].y);
    }
    free(overlap);
    return status;
}

static void check_empty_zones(const adg_study *study, size_t l, adg_faults *faults)
{
    const adg_study_level *level = &study->level[l];
    const adg_source *source = &study->project->zones[l].source;
    for (size_t z = 0; z < level->zones.n; z++)
        if (!(level->people[z] > 0))
            adg_faults_add(faults, ADG_NOTE, "empty_zone",
                           (adg_place){source->path, source->layer, NULL, -1},
                           _("nobody lives in %s (%s)."), level->zones.id[z],
                           level->zones.label[z]);
}

/* A register whose numbers have lost their leading zeros joins with nothing else. */
static void check_codes(const adg_study *study, size_t l, adg_faults *faults)
{
    const adg_zone_level *zones = &study->level[l].zones;
    const adg_zone_source *source = &study->project->zones[l];
    size_t n = 0;
    for (size_t z = 0; z < zones->n; z++)
        n += strlen(zones->id[z]) == 3 && strspn(zones->id[z], "0123456789") == 3;
    if (zones->n == 0 || n < zones->n)
        return;
    adg_fault *fault = adg_faults_add(
        faults, ADG_NOTE, "lost_zeros",
        (adg_place){source->source.path, source->source.layer, source->id, -1}, "%s",
        _("all ids are numbers of three digits; Danish municipality codes have four."));
    adg_fault_advise(fault, _("Keep codes as text: \"0461\", not 461."));
}

static adg_status check_facilities(const adg_study *study, adg_faults *faults, adg_error *error)
{
    const adg_facilities *facilities = &study->facilities;
    const adg_place place = {study->project->facilities.source.path, NULL, NULL, -1};
    uint32_t *zone = ADG_NEW_ARRAY(uint32_t, facilities->n);
    adg_status status = zone ? adg_join_polygons(&study->level[0].zones.shapes, facilities->xy,
                                                 facilities->n, zone, NULL, error)
                             : adg_fail_memory(error);
    for (size_t j = 0; status == ADG_OK && j < facilities->n; j++) {
        const double *xy = facilities->xy + 2 * j;
        if (zone[j] == ADG_NONE)
            adg_fault_at(adg_faults_add(faults, ADG_NOTE, "facility_outside_zones", place,
                                        _("%s (%s) lies outside every zone of level %s."),
                                        facilities->id[j], facilities->label[j],
                                        study->level[0].zones.level),
                         xy[0], xy[1]);
        for (size_t i = 0; i < j; i++) {
            const double *other = facilities->xy + 2 * i;
            if (!adg_text_equal(facilities->type[i], facilities->type[j]) ||
                hypot(xy[0] - other[0], xy[1] - other[1]) > SAME_PLACE_M)
                continue;
            adg_fault *fault =
                adg_faults_add(faults, ADG_NOTE, "facility_twice", place,
                               _("%s (%s) and %s (%s) have the same type (%s) and the same place."),
                               facilities->id[i], facilities->label[i], facilities->id[j],
                               facilities->label[j], facilities->type[j]);
            adg_fault_advise(fault, _("If they are one, delete one: choice and capacity count it "
                                      "twice."));
            adg_fault_at(fault, xy[0], xy[1]);
            break;
        }
    }
    free(zone);
    return status;
}

adg_status adg_check_places(const adg_study *study, adg_faults *faults, adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++) {
        status = check_overlaps(study, l, faults, error);
        check_empty_zones(study, l, faults);
        check_codes(study, l, faults);
    }
    return status == ADG_OK ? check_facilities(study, faults, error) : status;
}
