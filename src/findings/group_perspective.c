/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/group_perspective.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

static bool is_part_of_people(const adg_cells *cells, const double *group)
{
    for (size_t i = 0; i < cells->n; i++)
        if (!(group[i] >= 0 && group[i] <= cells->people[i]))
            return false;
    return true;
}

static bool counts_households(const adg_study *study, size_t g)
{
    const char *households = study->project->discretion.households;
    return households && adg_text_equal(study->cells.group_name[g], households);
}

static adg_status compare_fifth(const adg_study *study, const double *minutes, const double *fifth,
                                double line, adg_group_comparison *comparison, adg_error *error)
{
    const adg_cells *cells = &study->cells;
    double *group = ADG_NEW_ARRAY(double, cells->n);
    if (!group)
        return adg_fail_memory(error);
    for (size_t i = 0; i < cells->n; i++)
        group[i] = fifth[i] == 1 ? cells->people[i] : 0;
    adg_status status =
        adg_group_compare(minutes, cells->people, group, cells->n, line, comparison, error);
    free(group);
    return status;
}

adg_status adg_group_perspectives_make(const adg_study *study, const double *minutes,
                                       const double *fifth, double line,
                                       adg_group_perspective **perspectives, size_t *n,
                                       adg_error *error)
{
    const adg_cells *cells = &study->cells;
    *n = 0;
    *perspectives = ADG_NEW_ARRAY(adg_group_perspective, cells->n_groups + 1);
    adg_status status = *perspectives ? ADG_OK : adg_fail_memory(error);
    for (size_t g = 0; status == ADG_OK && g < cells->n_groups; g++) {
        const double *group = cells->group + g * cells->n;
        if (!is_part_of_people(cells, group) || counts_households(study, g))
            continue;
        adg_group_perspective *p = &(*perspectives)[(*n)++];
        p->name = cells->group_name[g];
        status =
            adg_group_compare(minutes, cells->people, group, cells->n, line, &p->comparison, error);
    }
    if (status == ADG_OK && study->project->deprivation.given)
        status =
            compare_fifth(study, minutes, fifth, line, &(*perspectives)[(*n)++].comparison, error);
    return status;
}
