/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_ROAD_CLASS_H
#define GENERATOR_ROAD_CLASS_H

/** Classes of roads, most important first. */
typedef enum {
    ROAD_MOTORWAY,
    ROAD_RAMP,
    ROAD_MAIN,
    ROAD_SECONDARY,
    ROAD_LOCAL,
    ROAD_STREET,
    ROAD_FERRY,
    ROAD_CLASSES
} road_class;

/** The name in the layer (motorvej, motorvejslink, hovedvej ...). */
const char *road_class_name(road_class class);

/** The class of that name; ROAD_CLASSES when there is none. */
road_class road_class_named(const char *name);

#endif
