/* SPDX-License-Identifier: MPL-2.0 */
#include "road_class.h"

#include <string.h>

static const char *const CLASS_NAME[ROAD_CLASSES] = {
    [ROAD_MOTORWAY] = "motorvej",   [ROAD_RAMP] = "motorvejslink", [ROAD_MAIN] = "hovedvej",
    [ROAD_SECONDARY] = "sekundaer", [ROAD_LOCAL] = "lokalvej",     [ROAD_STREET] = "gade",
    [ROAD_FERRY] = "faerge",
};

const char *road_class_name(road_class class)
{
    return CLASS_NAME[class];
}

road_class road_class_named(const char *name)
{
    for (int c = 0; c < ROAD_CLASSES; c++)
        if (strcmp(CLASS_NAME[c], name) == 0)
            return (road_class)c;
    return ROAD_CLASSES;
}
