/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_PROJECT_H
#define ADG_LOAD_PROJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/decay.h"
#include "adgang/status.h"
#include "geo/crs.h"
#include "load/friction_unit.h"

/** The project file as it stands after reading: every setting with its default filled in, every
 *  path both as written and as it can be opened. docs/project-file.md tells what each key means. */

typedef enum {
    ADG_LANGUAGE_NONE, /* not said: the environment decides */
    ADG_LANGUAGE_DA,
    ADG_LANGUAGE_EN
} adg_language;

typedef enum {
    ADG_TRAVEL_ROAD,
    ADG_TRAVEL_FRICTION,
    ADG_TRAVEL_STRAIGHT,
    ADG_TRAVEL_MATRIX
} adg_travel_mode;

typedef enum {
    ADG_CORNERS_ALLOW, /* between two barriers that touch at a corner one may pass */
    ADG_CORNERS_FORBID
} adg_corner_rule;

typedef enum {
    ADG_FERRY_SCHEDULED,     /* crossing and waiting */
    ADG_FERRY_CROSSING_ONLY, /* crossing without waiting */
    ADG_FERRY_OFF            /* no ferries */
} adg_ferry_mode;

typedef enum {
    ADG_DEPRIVATION_ZSCORE,
    ADG_DEPRIVATION_IMD,
    ADG_DEPRIVATION_PCA,
    ADG_DEPRIVATION_READY
} adg_deprivation_method;

typedef enum {
    ADG_DIRECTION_UP,  /* a higher value is more deprived */
    ADG_DIRECTION_DOWN /* a lower value is more deprived */
} adg_direction;

typedef enum {
    ADG_POINT_SURFACE,
    ADG_POINT_CENTROID
} adg_point_rule;

/** Measures of access that a service may ask for; docs/measures tells what each answers. Those from
 *  ADG_SERVICE_2SFCA on may stand as "supply". */
typedef enum {
    ADG_SERVICE_NONE,
    ADG_SERVICE_K_NEAREST,
    ADG_SERVICE_DUAL,
    ADG_SERVICE_CUMULATIVE,
    ADG_SERVICE_CHOICE,
    ADG_SERVICE_GRAVITY,
    ADG_SERVICE_UNMET,
    ADG_SERVICE_2SFCA,
    ADG_SERVICE_E2SFCA,
    ADG_SERVICE_KD2SFCA,
    ADG_SERVICE_M2SFCA,
    ADG_SERVICE_3SFCA,
    ADG_SERVICE_HUFF3SFCA,
    ADG_SERVICE_MH3SFCA,
    ADG_SERVICE_BFCA,
    ADG_SERVICE_RAAM
} adg_service_measure;

typedef enum {
    ADG_REPORT_HTML,
    ADG_REPORT_NONE
} adg_report_kind;

/** An input file. */
typedef struct {
    char *path;   /* as written in the project file */
    char *layer;  /* NULL: the only one */
    char *opened; /* where it lies, relative to the project file's folder */
} adg_source;

typedef struct {
    char *level;
    adg_source source;
    char *id, *label;
} adg_zone_source;

/** `name: field`, in the order written. */
typedef struct {
    char **name, **field;
    size_t n;
} adg_name_map;

/** `class: number`. */
typedef struct {
    char **name;
    double *value;
    size_t n;
} adg_number_map;

typedef struct {
    adg_source source;
    int band;
    char *field; /* NULL: a raster */
    char *id;    /* NULL: none; needed by a given matrix */
    double cell_m;
    adg_point_rule point;
    adg_name_map groups;
} adg_population_source;

typedef struct {
    char *field, *label, *domain;
    adg_direction direction;
    double weight; /* NaN: not given */
} adg_indicator;

typedef struct {
    bool given;
    adg_source source;
    char *id, *label; /* NULL: none */
    adg_deprivation_method method;
    adg_indicator *indicators;
    unsigned n_indicators;
} adg_deprivation_source;

typedef struct {
    bool given;
    adg_source source;
    char *id, *name;                        /* NULL: none */
    char *minutes, *speed, *length, *class; /* fields; NULL: none */
    char *oneway, *access, *headway;
    char *profile;        /* "car", "bicycle", "walk" or a path; NULL: none */
    char *profile_opened; /* where it lies; NULL: as it stands in profile */
    bool turns;           /* turn restrictions count */
    double join_m;        /* end points closer than this are one node; 0 = identical coordinates */
} adg_road_source;

typedef struct {
    char *class_is;
    double wait_min, wait_cap_min;
    adg_ferry_mode mode;
} adg_ferry_settings;

typedef struct {
    adg_source source;
    adg_friction_unit unit;
    unsigned neighbours; /* 4, 8 or 16 */
    adg_corner_rule corners;
    bool roads; /* travel.roads are burnt into it */
} adg_friction_source;

typedef struct {
    adg_source source;
    char *origin, *destination, *minutes;
} adg_matrix_source;

typedef struct {
    adg_travel_mode mode;
    adg_road_source roads;
    adg_ferry_settings ferries;
    adg_number_map speeds;
    adg_friction_source friction;
    adg_matrix_source matrix;
    double access_kmh, max_snap_m;
    double
        intrazonal_m; /* side of the square within which people reach a facility locally; 0 = off */
    char **no_snap;
    unsigned no_snap_count;
} adg_travel_settings;

typedef struct {
    adg_source source;
    char *id, *label, *type, *capacity, *video; /* fields; NULL: none */
} adg_facility_source;

/** One entry of a service's "measures". What a measure does not use is not allowed to be given. */
typedef struct {
    adg_service_measure measure;
    char *name;               /* of its columns, keys and files */
    unsigned k;               /* k_nearest */
    double amount;            /* dual: supply to be reached */
    double limit_min;         /* nothing counts beyond; +inf = no limit */
    adg_decay_kind decay;     /* NONE: steps of the service, or 1 inside the limit */
    double half_life_min;     /* NaN: not given */
    double tau_min;           /* raam */
    double people_per_supply; /* unmet */
} adg_measure_settings;

typedef struct {
    char *name, *label;
    char **types;
    unsigned types_count;
    double *limits_min; /* increasing */
    unsigned limits_min_count;
    double headline_min;
    adg_service_measure supply; /* NONE, or from 2SFCA on */
    double *supply_limits_min;  /* steps of E2SFCA, increasing */
    unsigned supply_limits_min_count;
    double *supply_weights; /* one a step */
    unsigned supply_weights_count;
    adg_decay_kind supply_decay; /* NONE: by steps */
    double supply_half_life_min; /* NaN: not given */
    adg_measure_settings *measures;
    unsigned measures_count;
} adg_service_settings;

typedef struct {
    adg_source source;
    char *field;
} adg_broadband_source;

typedef struct {
    adg_source source;
    char **by;
    unsigned by_count;
} adg_competence_source;

typedef struct {
    double video, outpatient;
} adg_reach_limits;

typedef struct {
    bool given;
    char *outpatient, *video_rooms;
    adg_broadband_source broadband;
    adg_competence_source competence;
    adg_reach_limits limits_min;
    double acceptance, it_help;
} adg_telepsychiatry_settings;

typedef struct {
    unsigned draws;
    uint64_t seed;
} adg_uncertainty_settings;

typedef struct {
    bool geojson, rasters, qgis;
    adg_report_kind report;
    double cell_m;
} adg_output_settings;

/** Hiding small numbers of people, methods 8.5. */
typedef struct {
    bool on;
    double min_persons, min_households; /* an area with fewer shows nothing social */
    double small;                       /* counts above 0 up to this are hidden */
    char *households;                   /* the group that counts them; NULL: not known */
} adg_discretion_settings;

typedef struct adg_scenario_settings adg_scenario_settings;

typedef struct {
    char *path;      /* the project file itself */
    char *directory; /* its folder */
    adg_crs *crs;

    unsigned version;
    char *name, *year; /* year NULL: not said */
    adg_language language;
    char *crs_text;
    char **sources; /* what the report names as data sources */
    unsigned sources_count;
    adg_zone_source *zones;
    unsigned zones_count;
    adg_population_source population;
    adg_deprivation_source deprivation;
    adg_travel_settings travel;
    adg_facility_source facilities;
    adg_service_settings *services;
    unsigned services_count;
    adg_telepsychiatry_settings telepsychiatry;
    adg_scenario_settings *scenarios;
    unsigned scenarios_count;
    adg_uncertainty_settings uncertainty;
    adg_discretion_settings discretion;
    adg_output_settings outputs;
} adg_project;

/** Reads and checks a project file. ADG_E_INVALID names line and column, what is wrong and what is
 *  possible there. The files it names are not opened yet. */
adg_status adg_project_read(const char *path, adg_project **project, adg_error *error);
void adg_project_free(adg_project *project);

/** The language the project file asks for, without checking anything else; ADG_LANGUAGE_NONE where
 *  it cannot be read: messages about a wrong file should come in the reader's language too. */
adg_language adg_project_language(const char *path);

#endif
