/* SPDX-License-Identifier: MPL-2.0 */
#include "built_up.h"

#include <math.h>

#include "chance.h"

const double TOWN_MOST_LOBE = 1.28;

enum {
    LOBES = 8
};

double town_radius_m(int64_t people)
{
    double per_km2 = 900;
    for (int64_t size = 500; size < people; size *= 2)
        per_km2 += 165;
    return 1000 * sqrt((double)people / (3.14159265 * per_km2));
}

double town_rim_m(const region_facts *facts, size_t town, point towards)
{
    static const direction LOBE[LOBES] = {{1, 0},  {0.7071, 0.7071},   {0, 1},  {-0.7071, 0.7071},
                                          {-1, 0}, {-0.7071, -0.7071}, {0, -1}, {0.7071, -0.7071}};
    const double radius = town_radius_m(facts->town[town].people);
    const point middle = facts->town[town].at;
    if (same_point(middle, towards))
        return radius;
    const direction heading = direction_of(middle, towards);
    adg_random random = chance_stream(CHANCE_TOWN_SHAPES, town);
    double sum = 0, weights = 0;
    for (int i = 0; i < LOBES; i++) {
        const double size = chance_between(&random, 2 - TOWN_MOST_LOBE, TOWN_MOST_LOBE);
        const double cosine = fmax(heading.x * LOBE[i].x + heading.y * LOBE[i].y, 0);
        const double weight = cosine * cosine * cosine * cosine;
        sum += weight * size;
        weights += weight;
    }
    return radius * sum / weights;
}

size_t built_up_town(const region_facts *facts, point at)
{
    size_t largest = facts->n_towns;
    for (size_t t = 0; t < facts->n_towns; t++) {
        const town_fact *town = &facts->town[t];
        if (largest < facts->n_towns && town->people <= facts->town[largest].people)
            continue;
        const double away = distance(town->at, at);
        if (away <= TOWN_MOST_LOBE * town_radius_m(town->people) &&
            away <= town_rim_m(facts, t, at))
            largest = t;
    }
    return largest;
}
