/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_PROJECT_SCHEMA_H
#define ADG_LOAD_PROJECT_SCHEMA_H

#include <cyaml/cyaml.h>

#include "load/project.h"

/** The keys of a project file, as libcyaml reads them into an adg_project. Three maps with free
 *  keys (population.groups, travel.speeds and telepsychiatry.limits_min's kin) are marked IGNORE
 *  there and read by project.c. */
extern const cyaml_schema_value_t adg_project_schema;
extern const cyaml_config_t adg_project_cyaml;

/** What a scenario changes; NaN: not said. Every change has exactly one of its members. */
typedef struct {
    char *service, *label, *id; /* id NULL: made from service and place */
    double at[2];
    double capacity, video;
} adg_change_add;

typedef struct {
    char *id;
    double capacity, video;
} adg_change_set;

typedef struct {
    char *id;
    double at[2];
} adg_change_move;

/** Roads that meet a condition are driven at a factor of their speed, or closed. */
typedef struct {
    char *where;
    double speed_factor;
    bool closed;
} adg_change_roads;

/** People of a zone, or of all zones of the level, times a factor. */
typedef struct {
    char *level, *zone; /* level NULL: the first; zone NULL: every zone */
    double factor;
} adg_change_growth;

typedef struct {
    adg_change_add *add;
    char *close;
    adg_change_move *move;
    adg_change_set *set;
    char *add_from;
    adg_change_roads *roads;
    char *add_roads;
    adg_ferry_mode *ferries;
    adg_change_growth *growth;
    char *facilities;

    adg_source source;     /* add_from, add_roads, facilities: the file they name */
    unsigned line, column; /* where the change stands in the project file */
} adg_change;

struct adg_scenario_settings {
    char *name, *label; /* label: the name where nothing is said */
    adg_change *changes;
    unsigned changes_count;
};

#endif
