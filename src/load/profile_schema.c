/* SPDX-License-Identifier: MPL-2.0 */
#include "load/profile_schema.h"

#include "load/schema_words.h"

static const cyaml_schema_value_t text_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char *, 1, CYAML_UNLIMITED)};

static const cyaml_schema_field_t sign_fields[] = {
    NUMBER("at_most_kmh", MUST, adg_signed_factor, at_most_kmh),
    NUMBER("factor", MUST, adg_signed_factor, factor), END};
static const cyaml_schema_value_t sign_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_signed_factor, sign_fields)};

static const cyaml_schema_field_t kind_fields[] = {
    TEXT("name", MUST, adg_road_kind, name),
    NUMBER("kmh", OPT, adg_road_kind, kmh),
    NUMBER("limit_kmh", OPT, adg_road_kind, limit_kmh),
    NUMBER("factor", OPT, adg_road_kind, factor),
    NUMBER("cap_kmh", OPT, adg_road_kind, cap_kmh),
    LIST("signs", OPT, adg_road_kind, signs, &sign_entry, 0),
    END};
static const cyaml_schema_value_t kind_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_road_kind, kind_fields)};

static const cyaml_schema_field_t class_fields[] = {
    TEXT("name", MUST, adg_profile_class, name),
    TEXT("kind", MUST, adg_profile_class, kind),
    TEXT("surface", OPT, adg_profile_class, surface),
    YES_NO("oneway", OPT, adg_profile_class, oneway),
    YES_NO("only_if_open", OPT, adg_profile_class, only_if_open),
    END};
static const cyaml_schema_value_t class_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_profile_class, class_fields)};

static const cyaml_schema_field_t surface_fields[] = {
    TEXT("name", MUST, adg_surface_cap, name), NUMBER("cap_kmh", MUST, adg_surface_cap, cap_kmh),
    END};
static const cyaml_schema_value_t surface_entry = {
    CYAML_VALUE_MAPPING(MUST, adg_surface_cap, surface_fields)};

static const cyaml_schema_field_t profile_fields[] = {
    WHOLE("adgang_profile", MUST, adg_profile, version),
    TEXT("label", MUST, adg_profile, label),
    LIST("kinds", MUST, adg_profile, kinds, &kind_entry, 1),
    LIST("classes", MUST, adg_profile, classes, &class_entry, 1),
    LIST("other_classes", OPT, adg_profile, other_classes, &text_entry, 0),
    TEXT("unknown_class", OPT, adg_profile, unknown_class),
    LIST("surfaces", OPT, adg_profile, surfaces, &surface_entry, 0),
    LIST("access", MUST, adg_profile, access, &text_entry, 1),
    LIST("open", OPT, adg_profile, open, &text_entry, 0),
    LIST("closed", OPT, adg_profile, closed, &text_entry, 0),
    LIST("on_foot", OPT, adg_profile, on_foot, &text_entry, 0),
    LIST("barriers", OPT, adg_profile, barriers, &text_entry, 0),
    YES_NO("areas", OPT, adg_profile, areas),
    YES_NO("motorroads", OPT, adg_profile, motorroads),
    LIST("oneway", OPT, adg_profile, oneway, &text_entry, 0),
    YES_NO("contraflow", OPT, adg_profile, contraflow),
    NUMBER("ferry_kmh", OPT, adg_profile, ferry_kmh),
    NUMBER("walk_kmh", OPT, adg_profile, walk_kmh),
    END};

const cyaml_schema_value_t adg_profile_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, adg_profile, profile_fields)};
