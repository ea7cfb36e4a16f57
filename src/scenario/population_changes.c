/* SPDX-License-Identifier: MPL-2.0 */
#include "scenario/population_changes.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "scenario/change_place.h"

static const adg_study_level *level_of(const adg_study *study, const adg_change_growth *growth)
{
    for (size_t l = 0; growth->level && l < study->n_levels; l++)
        if (adg_text_equal(study->level[l].zones.level, growth->level))
            return &study->level[l];
    return &study->level[0];
}

static uint32_t zone_of(const adg_study_level *level, const char *id)
{
    for (size_t z = 0; id && z < level->zones.n; z++)
        if (adg_text_equal(level->zones.id[z], id))
            return (uint32_t)z;
    return ADG_NONE;
}

static void grow(const adg_study *baseline, const adg_scenario_settings *scenario,
                 const adg_change *change, double *factor, adg_faults *faults)
{
    const adg_change_growth *growth = change->growth;
    const adg_study_level *level = level_of(baseline, growth);
    uint32_t zone = zone_of(level, growth->zone);
    if (growth->zone && zone == ADG_NONE)
        adg_fault_advise(adg_change_fault(baseline->project, scenario, change, faults,
                                          _("no zone of level \"%s\" has the id \"%s\"."),
                                          level->zones.level, growth->zone),
                         _("Ids are texts: 0259 is not 259."));
    for (size_t i = 0; i < baseline->cells.n; i++)
        if (level->zone_of_cell[i] != ADG_NONE && (!growth->zone || level->zone_of_cell[i] == zone))
            factor[i] *= growth->factor;
}

static bool grows(const adg_scenario_settings *scenario)
{
    bool any = false;
    for (unsigned c = 0; c < scenario->changes_count; c++)
        any = any || scenario->changes[c].growth;
    return any;
}

adg_status adg_population_change(const adg_study *baseline, const adg_scenario_settings *scenario,
                                 double **factor, adg_faults *faults, adg_error *error)
{
    *factor = NULL;
    if (!grows(scenario))
        return ADG_OK;
    *factor = ADG_NEW_ARRAY(double, baseline->cells.n);
    if (!*factor)
        return adg_fail_memory(error);
    for (size_t i = 0; i < baseline->cells.n; i++)
        (*factor)[i] = 1;
    for (unsigned c = 0; c < scenario->changes_count; c++)
        if (scenario->changes[c].growth)
            grow(baseline, scenario, &scenario->changes[c], *factor, faults);
    return ADG_OK;
}
