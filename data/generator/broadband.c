/* SPDX-License-Identifier: MPL-2.0 */
#include "broadband.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"

static const double SCATTERED_PER_KM2 = 15, DENSE_PER_KM2 = 350;

/* A tidal road does not carry a cable duct in our small world; bridges and dams do. */
static bool has_fixed_link(const region_facts *facts, const place_list *places, size_t ring)
{
    for (size_t i = 0; i < places->n; i++) {
        const road_place *p = &places->place[i];
        if (p->kind == PLACE_BRIDGEHEAD && p->ring == ring &&
            strcmp(facts->bridge[p->fact].structure, "tidevandsvej") != 0)
            return true;
    }
    return false;
}

/* 0 in the open country ... 1 in towns. */
static double density_share(const geos_session *g, const parish_area *parish)
{
    double area_m2 = 1;
    GEOSArea_r(g->handle, parish->area, &area_m2);
    const double per_km2 = (double)parish->people / (area_m2 / 1e6);
    return fmin(fmax((per_km2 - SCATTERED_PER_KM2) / (DENSE_PER_KM2 - SCATTERED_PER_KM2), 0), 1);
}

bool broadband_build(const geos_session *g, const region_facts *facts, const place_list *places,
                     const parish_list *parishes, double **share, failure *why)
{
    *share = calloc(parishes->n * facts->n_broadband, sizeof **share);
    if (!*share)
        return fail_memory(why);
    for (size_t p = 0; p < parishes->n; p++) {
        adg_random random = chance_stream(CHANCE_BROADBAND, p);
        const parish_area *parish = &parishes->parish[p];
        const double density = density_share(g, parish);
        const bool linked = has_fixed_link(facts, places, places->place[parish->place].ring);
        double most = 1;
        for (size_t k = 0; k < facts->n_broadband; k++) {
            const broadband_fact *fact = &facts->broadband[k];
            double value = fact->scattered + (fact->dense - fact->scattered) * density +
                           fact->noise * chance_normal(&random) -
                           (linked ? 0 : fact->island_deduction);
            /* Who has the faster line has the slower one too. */
            value = fmin(fmax(value, 0), most);
            most = value;
            (*share)[p * facts->n_broadband + k] = floor(value * 1000 + 0.5) / 1000;
        }
    }
    return true;
}
