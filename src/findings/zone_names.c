/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/zone_names.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "findings/home_zones.h"

char *adg_zone_name(const char *label, const char *home)
{
    if (!home || adg_text_equal(label, home))
        return adg_strdup(label);
    return adg_strdup_format("%s (%s)", label, home);
}

static adg_status name_level(const adg_study *study, size_t l, char **name, adg_error *error)
{
    const adg_study_level *level = &study->level[l], *first = &study->level[0];
    adg_home_zone *home = ADG_NEW_ARRAY(adg_home_zone, level->zones.n);
    adg_status status =
        home ? adg_home_zones(study, first, level->zone_of_cell, level->zones.n, home, error)
             : adg_fail_memory(error);
    for (size_t z = 0; status == ADG_OK && z < level->zones.n; z++) {
        bool plain = l == 0 || home[z].zone == ADG_NONE;
        name[z] =
            adg_zone_name(level->zones.label[z], plain ? NULL : first->zones.label[home[z].zone]);
        if (!name[z])
            status = adg_fail_memory(error);
    }
    free(home);
    return status;
}

adg_status adg_zone_names_make(const adg_study *study, adg_zone_names *names, adg_error *error)
{
    *names = (adg_zone_names){.n = ADG_NEW_ARRAY(size_t, study->n_levels),
                              .name = ADG_NEW_ARRAY(char **, study->n_levels)};
    adg_status status = names->n && names->name ? ADG_OK : adg_fail_memory(error);
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++) {
        names->n[l] = study->level[l].zones.n;
        names->name[l] = ADG_NEW_ARRAY(char *, names->n[l]);
        names->n_levels++;
        status =
            names->name[l] ? name_level(study, l, names->name[l], error) : adg_fail_memory(error);
    }
    if (status != ADG_OK)
        adg_zone_names_release(names);
    return status;
}

void adg_zone_names_release(adg_zone_names *names)
{
    for (size_t l = 0; l < names->n_levels; l++) {
        for (size_t z = 0; names->name[l] && z < names->n[l]; z++)
            free(names->name[l][z]);
        free(names->name[l]);
    }
    free(names->name);
    free(names->n);
    *names = (adg_zone_names){0};
}
