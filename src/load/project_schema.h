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

/** Scenarios are checked and kept; they are carried out from issue to issue. */
typedef struct {
    char *service, *label, *id;
    double at[2];
    double capacity;
    unsigned video;
} adg_change_add;

typedef struct {
    char *id;
    double capacity;
    unsigned video;
} adg_change_set;

typedef struct {
    char *id;
    double at[2];
} adg_change_move;

typedef struct {
    char *where;
    double speed_factor;
    bool closed;
} adg_change_roads;

typedef struct {
    adg_change_add *add;
    char *close;
    adg_change_move *move;
    adg_change_set *set;
    char *add_from;
    adg_change_roads *roads;
    adg_ferry_mode *ferries;
} adg_change;

struct adg_scenario_settings {
    char *name, *label;
    adg_change *changes;
    unsigned changes_count;
};

#endif
