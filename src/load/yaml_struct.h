/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_YAML_STRUCT_H
#define ADG_LOAD_YAML_STRUCT_H

#include "load/yaml_document.h"

/** The version of the format must stand under the key and be this one; nothing is what to say of a file
 *  without the key. */
adg_status adg_yaml_check_version(adg_yaml *yaml, const char *key, int version, const char *nothing,
                                  adg_error *error);

/** Fills a struct by its schema, on libcyaml's heap; the tree has been held against the schema before
 *  (adg_yaml_check). */
adg_status adg_yaml_fill_struct(adg_yaml *yaml, const cyaml_schema_value_t *schema, void **made,
                                adg_error *error);

#endif
