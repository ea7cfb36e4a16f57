/* SPDX-License-Identifier: MPL-2.0 */
#include "load/yaml_struct.h"

#include "core/error.h"
#include "core/text.h"
#include "load/project_schema.h"

adg_status adg_yaml_check_version(adg_yaml *yaml, const char *key, int version, const char *nothing,
                                  adg_error *error)
{
    const yaml_node_t *node = adg_yaml_at(yaml, key);
    double written;
    if (!node)
        return adg_yaml_fail(yaml, yaml_document_get_root_node(&yaml->document), error, "%s",
                             nothing);
    if (!adg_parse_number(adg_yaml_scalar(node), false, false, &written) || written != version)
        return adg_yaml_fail(yaml, node, error,
                             _("format version \"%s\"; this program reads version %d"),
                             adg_yaml_scalar(node), version);
    return ADG_OK;
}

adg_status adg_yaml_fill_struct(adg_yaml *yaml, const cyaml_schema_value_t *schema, void **made,
                                adg_error *error)
{
    cyaml_err_t result = cyaml_load_data((const uint8_t *)yaml->text, yaml->length,
                                         &adg_project_cyaml, schema, made, NULL);
    if (result == CYAML_ERR_OOM)
        return adg_fail_memory(error);
    /* Everything a user can get wrong was found with its line before. */
    if (result != CYAML_OK)
        return adg_fail(error, ADG_E_INVALID, "%s: %s", yaml->path, cyaml_strerror(result));
    return ADG_OK;
}
