/* SPDX-License-Identifier: MPL-2.0 */
#include "load/project_schema.h"

#include <limits.h>

#include "load/measure_words.h"
#include "load/schema_words.h"

static const cyaml_strval_t on_off[] = {{"off", 0}, {"on", 1},    {"no", 0},
                                        {"yes", 1}, {"false", 0}, {"true", 1}};
static const cyaml_strval_t languages[] = {{"da", ADG_LANGUAGE_DA}, {"en", ADG_LANGUAGE_EN}};
static const cyaml_strval_t points[] = {{"surface", ADG_POINT_SURFACE},
                                        {"centroid", ADG_POINT_CENTROID}};
static const cyaml_strval_t directions[] = {{"up", ADG_DIRECTION_UP}, {"down", ADG_DIRECTION_DOWN}};
static const cyaml_strval_t deprivation_methods[] = {{"zscore", ADG_DEPRIVATION_ZSCORE},
                                                     {"imd", ADG_DEPRIVATION_IMD},
                                                     {"pca", ADG_DEPRIVATION_PCA},
                                                     {"ready", ADG_DEPRIVATION_READY}};
static const cyaml_strval_t travel_modes[] = {{"road", ADG_TRAVEL_ROAD},
                                              {"friction", ADG_TRAVEL_FRICTION},
                                              {"straight", ADG_TRAVEL_STRAIGHT},
                                              {"matrix", ADG_TRAVEL_MATRIX}};
static const cyaml_strval_t friction_units[] = {{"min_per_m", ADG_FRICTION_MIN_PER_M},
                                                {"s_per_m", ADG_FRICTION_S_PER_M},
                                                {"kmh", ADG_FRICTION_KMH}};
static const cyaml_strval_t corner_rules[] = {{"allow", ADG_CORNERS_ALLOW},
                                              {"forbid", ADG_CORNERS_FORBID}};
static const cyaml_strval_t ferry_modes[] = {{"scheduled", ADG_FERRY_SCHEDULED},
                                             {"crossing_only", ADG_FERRY_CROSSING_ONLY},
                                             {"off", ADG_FERRY_OFF}};
static const cyaml_strval_t reports[] = {{"html", ADG_REPORT_HTML}, {"none", ADG_REPORT_NONE}};

static const cyaml_schema_value_t text_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char *, 1, CYAML_UNLIMITED)};
static const cyaml_schema_value_t number_entry = {CYAML_VALUE_FLOAT(MUST, double)};

static const cyaml_schema_field_t zone_fields[] = {
    TEXT("level", MUST, adg_zone_source, level),
    TEXT("path", MUST, adg_zone_source, source.path),
    TEXT("layer", OPT, adg_zone_source, source.layer),
    TEXT("id", MUST, adg_zone_source, id),
    TEXT("label", OPT, adg_zone_source, label),
    END};
static const cyaml_schema_value_t zone_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_zone_source, zone_fields)};

static const cyaml_schema_field_t population_fields[] = {
    TEXT("path", MUST, adg_population_source, source.path),
    TEXT("layer", OPT, adg_population_source, source.layer),
    WHOLE("band", OPT, adg_population_source, band),
    TEXT("field", OPT, adg_population_source, field),
    TEXT("id", OPT, adg_population_source, id),
    NUMBER("cell_m", OPT, adg_population_source, cell_m),
    WORD("point", OPT, adg_population_source, point, points),
    CYAML_FIELD_IGNORE("groups", OPT),
    END};

static const cyaml_schema_field_t indicator_fields[] = {
    TEXT("field", MUST, adg_indicator, field),
    TEXT("label", OPT, adg_indicator, label),
    TEXT("domain", OPT, adg_indicator, domain),
    WORD("direction", OPT, adg_indicator, direction, directions),
    NUMBER("weight", OPT, adg_indicator, weight),
    END};
static const cyaml_schema_value_t indicator_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_indicator, indicator_fields)};

static const cyaml_schema_field_t deprivation_fields[] = {
    TEXT("path", MUST, adg_deprivation_source, source.path),
    TEXT("layer", OPT, adg_deprivation_source, source.layer),
    TEXT("id", OPT, adg_deprivation_source, id),
    TEXT("label", OPT, adg_deprivation_source, label),
    WORD("method", OPT, adg_deprivation_source, method, deprivation_methods),
    CYAML_FIELD_SEQUENCE_COUNT("indicators", CYAML_FLAG_POINTER, adg_deprivation_source, indicators,
                               n_indicators, &indicator_entry, 1, CYAML_UNLIMITED),
    END};

static const cyaml_schema_field_t road_fields[] = {
    TEXT("path", MUST, adg_road_source, source.path),
    TEXT("layer", OPT, adg_road_source, source.layer),
    TEXT("id", OPT, adg_road_source, id),
    TEXT("name", OPT, adg_road_source, name),
    TEXT("minutes", OPT, adg_road_source, minutes),
    TEXT("speed", OPT, adg_road_source, speed),
    TEXT("length", OPT, adg_road_source, length),
    TEXT("class", OPT, adg_road_source, class),
    TEXT("oneway", OPT, adg_road_source, oneway),
    TEXT("access", OPT, adg_road_source, access),
    TEXT("headway", OPT, adg_road_source, headway),
    TEXT("profile", OPT, adg_road_source, profile),
    WORD("turns", OPT, adg_road_source, turns, on_off),
    NUMBER("join_m", OPT, adg_road_source, join_m),
    END};

static const cyaml_schema_field_t ferry_fields[] = {
    TEXT("class_is", OPT, adg_ferry_settings, class_is),
    NUMBER("wait_min", OPT, adg_ferry_settings, wait_min),
    NUMBER("wait_cap_min", OPT, adg_ferry_settings, wait_cap_min),
    WORD("mode", OPT, adg_ferry_settings, mode, ferry_modes), END};

static const cyaml_schema_field_t friction_fields[] = {
    TEXT("path", MUST, adg_friction_source, source.path),
    WORD("unit", OPT, adg_friction_source, unit, friction_units),
    WHOLE("neighbours", OPT, adg_friction_source, neighbours),
    WORD("corners", OPT, adg_friction_source, corners, corner_rules),
    YES_NO("roads", OPT, adg_friction_source, roads),
    END};

static const cyaml_schema_field_t matrix_fields[] = {
    TEXT("path", MUST, adg_matrix_source, source.path),
    TEXT("origin", OPT, adg_matrix_source, origin),
    TEXT("destination", OPT, adg_matrix_source, destination),
    TEXT("minutes", OPT, adg_matrix_source, minutes), END};

static const cyaml_schema_field_t travel_fields[] = {
    WORD("mode", OPT, adg_travel_settings, mode, travel_modes),
    PART("roads", OPT, adg_travel_settings, roads, road_fields),
    PART("ferries", OPT, adg_travel_settings, ferries, ferry_fields),
    CYAML_FIELD_IGNORE("speeds", OPT),
    PART("friction", OPT, adg_travel_settings, friction, friction_fields),
    PART("matrix", OPT, adg_travel_settings, matrix, matrix_fields),
    NUMBER("access_kmh", OPT, adg_travel_settings, access_kmh),
    NUMBER("max_snap_m", OPT, adg_travel_settings, max_snap_m),
    NUMBER("intrazonal_m", OPT, adg_travel_settings, intrazonal_m),
    LIST("no_snap", OPT, adg_travel_settings, no_snap, &text_entry, 0),
    END};

static const cyaml_schema_field_t facility_fields[] = {
    TEXT("path", MUST, adg_facility_source, source.path),
    TEXT("layer", OPT, adg_facility_source, source.layer),
    TEXT("id", OPT, adg_facility_source, id),
    TEXT("label", OPT, adg_facility_source, label),
    TEXT("type", OPT, adg_facility_source, type),
    TEXT("capacity", OPT, adg_facility_source, capacity),
    TEXT("video", OPT, adg_facility_source, video),
    END};

static const cyaml_schema_field_t measure_fields[] = {
    CYAML_FIELD_ENUM("measure", MUST | CYAML_FLAG_STRICT, adg_measure_settings, measure,
                     adg_measure_words, ADG_N_MEASURE_WORDS),
    TEXT("name", OPT, adg_measure_settings, name),
    WHOLE("k", OPT, adg_measure_settings, k),
    NUMBER("amount", OPT, adg_measure_settings, amount),
    NUMBER("limit_min", OPT, adg_measure_settings, limit_min),
    CYAML_FIELD_ENUM("decay", OPT | CYAML_FLAG_STRICT, adg_measure_settings, decay, adg_decay_words,
                     ADG_N_DECAY_WORDS),
    NUMBER("half_life_min", OPT, adg_measure_settings, half_life_min),
    NUMBER("tau_min", OPT, adg_measure_settings, tau_min),
    NUMBER("people_per_supply", OPT, adg_measure_settings, people_per_supply),
    END};
static const cyaml_schema_value_t measure_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_measure_settings, measure_fields)};

static const cyaml_schema_field_t service_fields[] = {
    TEXT("name", MUST, adg_service_settings, name),
    TEXT("label", OPT, adg_service_settings, label),
    LIST("types", MUST, adg_service_settings, types, &text_entry, 1),
    LIST("limits_min", OPT, adg_service_settings, limits_min, &number_entry, 1),
    NUMBER("headline_min", OPT, adg_service_settings, headline_min),
    CYAML_FIELD_ENUM("supply", OPT | CYAML_FLAG_STRICT, adg_service_settings, supply,
                     adg_supply_words, ADG_N_SUPPLY_WORDS),
    LIST("supply_limits_min", OPT, adg_service_settings, supply_limits_min, &number_entry, 1),
    LIST("supply_weights", OPT, adg_service_settings, supply_weights, &number_entry, 1),
    CYAML_FIELD_ENUM("supply_decay", OPT | CYAML_FLAG_STRICT, adg_service_settings, supply_decay,
                     adg_decay_words, ADG_N_DECAY_WORDS),
    NUMBER("supply_half_life_min", OPT, adg_service_settings, supply_half_life_min),
    LIST("measures", OPT, adg_service_settings, measures, &measure_entry, 0),
    END};
static const cyaml_schema_value_t service_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_service_settings, service_fields)};

static const cyaml_schema_field_t broadband_fields[] = {
    TEXT("path", MUST, adg_broadband_source, source.path),
    TEXT("layer", OPT, adg_broadband_source, source.layer),
    TEXT("field", OPT, adg_broadband_source, field), END};
static const cyaml_schema_field_t competence_fields[] = {
    TEXT("path", MUST, adg_competence_source, source.path),
    LIST("by", OPT, adg_competence_source, by, &text_entry, 1), END};
static const cyaml_schema_field_t reach_limit_fields[] = {
    NUMBER("video", OPT, adg_reach_limits, video),
    NUMBER("outpatient", OPT, adg_reach_limits, outpatient), END};

static const cyaml_schema_field_t telepsychiatry_fields[] = {
    TEXT("outpatient", MUST, adg_telepsychiatry_settings, outpatient),
    TEXT("video_rooms", OPT, adg_telepsychiatry_settings, video_rooms),
    PART("broadband", OPT, adg_telepsychiatry_settings, broadband, broadband_fields),
    PART("competence", OPT, adg_telepsychiatry_settings, competence, competence_fields),
    PART("limits_min", OPT, adg_telepsychiatry_settings, limits_min, reach_limit_fields),
    NUMBER("acceptance", OPT, adg_telepsychiatry_settings, acceptance),
    NUMBER("it_help", OPT, adg_telepsychiatry_settings, it_help),
    END};

#define PLACE(type, member) CYAML_FIELD_SEQUENCE_FIXED("at", MUST, type, member, &number_entry, 2)

static const cyaml_schema_field_t add_fields[] = {TEXT("service", MUST, adg_change_add, service),
                                                  PLACE(adg_change_add, at),
                                                  TEXT("label", OPT, adg_change_add, label),
                                                  TEXT("id", OPT, adg_change_add, id),
                                                  NUMBER("capacity", OPT, adg_change_add, capacity),
                                                  WHOLE("video", OPT, adg_change_add, video),
                                                  END};
static const cyaml_schema_field_t move_fields[] = {TEXT("id", MUST, adg_change_move, id),
                                                   PLACE(adg_change_move, at), END};
static const cyaml_schema_field_t set_fields[] = {TEXT("id", MUST, adg_change_set, id),
                                                  NUMBER("capacity", OPT, adg_change_set, capacity),
                                                  WHOLE("video", OPT, adg_change_set, video), END};
static const cyaml_schema_field_t roads_change_fields[] = {
    TEXT("where", MUST, adg_change_roads, where),
    NUMBER("speed_factor", OPT, adg_change_roads, speed_factor),
    YES_NO("closed", OPT, adg_change_roads, closed), END};

static const cyaml_schema_field_t change_fields[] = {
    CYAML_FIELD_MAPPING_PTR("add", OPT, adg_change, add, add_fields),
    TEXT("close", OPT, adg_change, close),
    CYAML_FIELD_MAPPING_PTR("move", OPT, adg_change, move, move_fields),
    CYAML_FIELD_MAPPING_PTR("set", OPT, adg_change, set, set_fields),
    TEXT("add_from", OPT, adg_change, add_from),
    CYAML_FIELD_MAPPING_PTR("roads", OPT, adg_change, roads, roads_change_fields),
    CYAML_FIELD_ENUM_PTR("ferries", OPT | CYAML_FLAG_STRICT, adg_change, ferries, ferry_modes, 3),
    END};
static const cyaml_schema_value_t change_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_change, change_fields)};

static const cyaml_schema_field_t scenario_fields[] = {
    TEXT("name", MUST, adg_scenario_settings, name),
    TEXT("label", OPT, adg_scenario_settings, label),
    LIST("changes", MUST, adg_scenario_settings, changes, &change_entry, 1), END};
static const cyaml_schema_value_t scenario_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_scenario_settings, scenario_fields)};

static const cyaml_schema_field_t uncertainty_fields[] = {
    WHOLE("draws", OPT, adg_uncertainty_settings, draws),
    WHOLE("seed", OPT, adg_uncertainty_settings, seed), END};

static const cyaml_schema_field_t discretion_fields[] = {
    WORD("mode", OPT, adg_discretion_settings, on, on_off),
    NUMBER("min_persons", OPT, adg_discretion_settings, min_persons),
    NUMBER("min_households", OPT, adg_discretion_settings, min_households),
    NUMBER("small", OPT, adg_discretion_settings, small),
    TEXT("households", OPT, adg_discretion_settings, households),
    END};

static const cyaml_schema_field_t output_fields[] = {
    YES_NO("geojson", OPT, adg_output_settings, geojson),
    YES_NO("rasters", OPT, adg_output_settings, rasters),
    YES_NO("qgis", OPT, adg_output_settings, qgis),
    WORD("report", OPT, adg_output_settings, report, reports),
    NUMBER("cell_m", OPT, adg_output_settings, cell_m),
    END};

static const cyaml_schema_field_t project_fields[] = {
    WHOLE("adgang", MUST, adg_project, version),
    TEXT("name", MUST, adg_project, name),
    TEXT("year", OPT, adg_project, year),
    WORD("language", OPT, adg_project, language, languages),
    TEXT("crs", OPT, adg_project, crs_text),
    LIST("sources", OPT, adg_project, sources, &text_entry, 0),
    LIST("zones", MUST, adg_project, zones, &zone_entry, 1),
    PART("population", MUST, adg_project, population, population_fields),
    PART("deprivation", OPT, adg_project, deprivation, deprivation_fields),
    PART("travel", MUST, adg_project, travel, travel_fields),
    PART("facilities", MUST, adg_project, facilities, facility_fields),
    LIST("services", MUST, adg_project, services, &service_entry, 1),
    PART("telepsychiatry", OPT, adg_project, telepsychiatry, telepsychiatry_fields),
    LIST("scenarios", OPT, adg_project, scenarios, &scenario_entry, 0),
    PART("uncertainty", OPT, adg_project, uncertainty, uncertainty_fields),
    PART("discretion", OPT, adg_project, discretion, discretion_fields),
    PART("outputs", OPT, adg_project, outputs, output_fields),
    END};

const cyaml_schema_value_t adg_project_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, adg_project, project_fields)};

const cyaml_config_t adg_project_cyaml = {
    .log_fn = NULL, .mem_fn = cyaml_mem, .log_level = CYAML_LOG_ERROR, .flags = CYAML_CFG_NO_ALIAS};
