/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_YAML_DOCUMENT_H
#define ADG_LOAD_YAML_DOCUMENT_H

#include <cyaml/cyaml.h>
#include <stdbool.h>
#include <yaml.h>

#include "adgang/status.h"

/** A YAML file as a tree whose nodes know their line and column: libcyaml turns YAML into structs
 *  but forgets where things stood, and people need to be told. */
typedef struct {
    char *path; /* for messages */
    char *text;
    size_t length;
    yaml_document_t document;
    bool parsed;
} adg_yaml;

adg_status adg_yaml_open(const char *path, adg_yaml *yaml, adg_error *error);
void adg_yaml_close(adg_yaml *yaml);

/** The node at a place like "services[2].limits_min", or NULL. */
yaml_node_t *adg_yaml_at(adg_yaml *yaml, const char *place);

/** The value of a key of a mapping (key need not end after length), the element of a sequence; NULL
 *  where there is none, also when the node is of another kind. */
yaml_node_t *adg_yaml_child(adg_yaml *yaml, const yaml_node_t *mapping, const char *key,
                            size_t length);
yaml_node_t *adg_yaml_element(adg_yaml *yaml, const yaml_node_t *sequence, long position);

/** Text of a scalar node; "" for any other. */
const char *adg_yaml_scalar(const yaml_node_t *node);

/** A failure at a node: "file, line L, column C: message". node may be NULL. */
adg_status adg_yaml_fail(const adg_yaml *yaml, const yaml_node_t *node, adg_error *error,
                         const char *format, ...);

/** Holds the tree against a libcyaml schema: unknown keys (with the nearest known one), duplicate
 *  and missing keys, wrong types, words outside an enumeration. */
adg_status adg_yaml_check(adg_yaml *yaml, const cyaml_schema_value_t *schema, adg_error *error);

#endif
