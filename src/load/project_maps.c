/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "load/project_rules.h"

typedef bool (*take_pair)(void *map, const char *key, const char *value);

static adg_status read_map(adg_yaml *yaml, const char *place, take_pair take, void *map,
                           adg_error *error)
{
    yaml_node_t *node = adg_yaml_at(yaml, place);
    if (!node)
        return ADG_OK;
    if (node->type != YAML_MAPPING_NODE)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" must hold keys, e.g. {%s: ...}"), place,
                             "name");
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_document_get_node(&yaml->document, pair->key);
        const yaml_node_t *value = yaml_document_get_node(&yaml->document, pair->value);
        const char *name = adg_yaml_scalar(key);
        if (adg_yaml_child(yaml, node, name, strlen(name)) != value)
            return adg_yaml_fail(yaml, key, error, _("the key \"%s\" stands here twice"), name);
        if (!take(map, name, adg_yaml_scalar(value)))
            return adg_yaml_fail(yaml, value, error, _("\"%s: %s\" cannot be used here"), name,
                                 adg_yaml_scalar(value));
    }
    return ADG_OK;
}

static bool take_name(void *data, const char *key, const char *value)
{
    adg_name_map *map = data;
    char **name = realloc(map->name, (map->n + 1) * sizeof *name);
    if (name)
        map->name = name;
    char **field = realloc(map->field, (map->n + 1) * sizeof *field);
    if (field)
        map->field = field;
    if (!name || !field || !*value)
        return false;
    name[map->n] = adg_strdup(key);
    field[map->n] = adg_strdup(value);
    map->n++;
    return name[map->n - 1] && field[map->n - 1];
}

static bool take_number(void *data, const char *key, const char *value)
{
    adg_number_map *map = data;
    double number;
    if (!adg_parse_number(value, false, false, &number))
        return false;
    char **name = realloc(map->name, (map->n + 1) * sizeof *name);
    if (name)
        map->name = name;
    double *numbers = realloc(map->value, (map->n + 1) * sizeof *numbers);
    if (numbers)
        map->value = numbers;
    if (!name || !numbers)
        return false;
    name[map->n] = adg_strdup(key);
    numbers[map->n] = number;
    return name[map->n++] != NULL;
}

adg_status adg_project_read_maps(adg_project *project, adg_yaml *yaml, adg_error *error)
{
    adg_status status =
        read_map(yaml, "population.groups", take_name, &project->population.groups, error);
    if (status == ADG_OK)
        status = read_map(yaml, "travel.speeds", take_number, &project->travel.speeds, error);
    return status;
}
