/* SPDX-License-Identifier: MPL-2.0 */
#include "scenario/road_condition.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"

static bool holds(const long long *row, size_t n, long long wanted)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && row[low] == wanted;
}

static adg_status select_by_layer(const adg_source *source, const adg_roads *roads,
                                  adg_condition *condition, bool *selected, adg_error *error)
{
    long long *row = NULL;
    size_t n = 0;
    adg_status status =
        adg_select_features(source->opened, source->layer, condition, &row, &n, error);
    for (size_t r = 0; status == ADG_OK && r < roads->n; r++)
        selected[r] = holds(row, n, roads->road[r].row);
    free(row);
    return status;
}

static adg_status select_by_class(const adg_roads *roads, adg_condition *condition, bool *selected,
                                  adg_error *error)
{
    static const char *const fields[] = {"class", "highway"};
    bool *of_class = ADG_NEW_ARRAY(bool, roads->n_classes);
    adg_status status = of_class ? adg_select_words(fields, 2, roads->class_name, roads->n_classes,
                                                    condition, of_class, error)
                                 : adg_fail_memory(error);
    for (size_t r = 0; status == ADG_OK && r < roads->n; r++)
        selected[r] =
            roads->road[r].class_index != ADG_NONE && of_class[roads->road[r].class_index];
    free(of_class);
    return status;
}

adg_status adg_roads_select(const adg_road_source *source, const adg_roads *roads,
                            adg_condition *condition, bool *selected, adg_error *error)
{
    return adg_road_is_osm(source->source.path)
               ? select_by_class(roads, condition, selected, error)
               : select_by_layer(&source->source, roads, condition, selected, error);
}
