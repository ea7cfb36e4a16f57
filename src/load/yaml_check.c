/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "load/yaml_document.h"

static adg_status check_value(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                              const cyaml_schema_value_t *schema, adg_error *error);

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Number of single letters to change, add or drop (Levenshtein), for short words. */
static size_t letters_apart(const char *a, const char *b)
{
    enum {
        LONGEST = 32
    };
    size_t n = strlen(a), m = strlen(b), row[LONGEST + 1];
    if (n > LONGEST || m > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t above = row[j];
            row[j] = smallest(row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[m];
}

static adg_status fail_unknown_key(adg_yaml *yaml, const yaml_node_t *key,
                                   const cyaml_schema_field_t *fields, adg_error *error)
{
    const char *word = adg_yaml_scalar(key), *nearest = NULL;
    size_t least = 3;
    adg_text known = ADG_TEXT_INIT;
    for (const cyaml_schema_field_t *field = fields; field->key; field++) {
        size_t apart = letters_apart(word, field->key);
        if (apart < least) {
            least = apart;
            nearest = field->key;
        }
        adg_text_format(&known, "%s%s", field == fields ? "" : ", ", field->key);
    }
    adg_status status;
    if (nearest)
        status = adg_yaml_fail(yaml, key, error, _("unknown key \"%s\"; did you mean \"%s\"?"),
                               word, nearest);
    else
        status = adg_yaml_fail(yaml, key, error, _("unknown key \"%s\"; possible here: %s"), word,
                               adg_text_string(&known));
    adg_text_release(&known);
    return status;
}

static const cyaml_schema_field_t *field_of(const cyaml_schema_field_t *fields, const char *key)
{
    for (; fields->key; fields++)
        if (strcmp(fields->key, key) == 0)
            return fields;
    return NULL;
}

static adg_status check_required(adg_yaml *yaml, const yaml_node_t *node,
                                 const cyaml_schema_field_t *fields, adg_error *error)
{
    for (const cyaml_schema_field_t *field = fields; field->key; field++)
        if (!(field->value.flags & CYAML_FLAG_OPTIONAL) &&
            !adg_yaml_child(yaml, node, field->key, strlen(field->key)))
            return adg_yaml_fail(yaml, node, error, _("the key \"%s\" is missing here"),
                                 field->key);
    return ADG_OK;
}

static adg_status check_duplicate(adg_yaml *yaml, const yaml_node_t *node,
                                  const yaml_node_pair_t *pair, adg_error *error)
{
    const yaml_node_t *key = yaml_document_get_node(&yaml->document, pair->key);
    for (const yaml_node_pair_t *other = node->data.mapping.pairs.start; other < pair; other++) {
        const yaml_node_t *before = yaml_document_get_node(&yaml->document, other->key);
        if (strcmp(adg_yaml_scalar(before), adg_yaml_scalar(key)) == 0)
            return adg_yaml_fail(yaml, key, error,
                                 _("the key \"%s\" stands here twice (first in line %zu)"),
                                 adg_yaml_scalar(key), before->start_mark.line + 1);
    }
    return ADG_OK;
}

static adg_status check_mapping(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                                const cyaml_schema_field_t *fields, adg_error *error)
{
    if (node->type != YAML_MAPPING_NODE)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" must hold keys, e.g. {%s: ...}"), key,
                             fields->key);
    adg_status status = ADG_OK;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         status == ADG_OK && pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *name = yaml_document_get_node(&yaml->document, pair->key);
        const yaml_node_t *value = yaml_document_get_node(&yaml->document, pair->value);
        const cyaml_schema_field_t *field = field_of(fields, adg_yaml_scalar(name));
        if (!field)
            return fail_unknown_key(yaml, name, fields, error);
        status = check_duplicate(yaml, node, pair, error);
        if (status == ADG_OK)
            status = check_value(yaml, value, field->key, &field->value, error);
    }
    return status == ADG_OK ? check_required(yaml, node, fields, error) : status;
}

static adg_status check_sequence(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                                 const cyaml_schema_value_t *schema, adg_error *error)
{
    if (node->type != YAML_SEQUENCE_NODE)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" must be a list, e.g. [a, b]"), key);
    size_t n = (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    if (n < schema->sequence.min)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" needs at least %u entries"), key,
                             (unsigned)schema->sequence.min);
    if (n > schema->sequence.max)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" takes at most %u entries"), key,
                             (unsigned)schema->sequence.max);
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        status = check_value(yaml, adg_yaml_element(yaml, node, (long)i), key,
                             schema->sequence.entry, error);
    return status;
}

static adg_status check_enum(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                             const cyaml_schema_value_t *schema, adg_error *error)
{
    adg_text words = ADG_TEXT_INIT;
    for (uint32_t i = 0; i < schema->enumeration.count; i++) {
        const char *word = schema->enumeration.strings[i].str;
        if (strcmp(word, adg_yaml_scalar(node)) == 0) {
            adg_text_release(&words);
            return ADG_OK;
        }
        adg_text_format(&words, "%s%s", i ? ", " : "", word);
    }
    adg_status status = adg_yaml_fail(yaml, node, error, _("\"%s: %s\": possible are %s"), key,
                                      adg_yaml_scalar(node), adg_text_string(&words));
    adg_text_release(&words);
    return status;
}

/* The largest whole number of so many bytes. */
static double largest_whole(size_t bytes)
{
    return ldexp(1, (int)(8 * bytes)) - 1;
}

static adg_status check_number(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                               const cyaml_schema_value_t *schema, adg_error *error)
{
    bool whole = schema->type != CYAML_FLOAT;
    const char *text = adg_yaml_scalar(node);
    double value;
    if (!adg_parse_number(text, false, false, &value))
        return adg_yaml_fail(yaml, node, error,
                             _("\"%s: %s\" is not a number; write decimals with a point"), key,
                             text);
    if (whole && (strspn(text, "0123456789") != strlen(text) || strlen(text) > 18))
        return adg_yaml_fail(yaml, node, error, _("\"%s: %s\" must be a whole number, 0 or more"),
                             key, text);
    if (whole && value > largest_whole(schema->data_size))
        return adg_yaml_fail(yaml, node, error,
                             _("\"%s: %s\" is too large; possible are 0 to %.0f"), key, text,
                             largest_whole(schema->data_size));
    return ADG_OK;
}

static adg_status check_bool(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                             adg_error *error)
{
    static const char *const words[] = {"true", "false", "yes", "no"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], adg_yaml_scalar(node)) == 0)
            return ADG_OK;
    return adg_yaml_fail(yaml, node, error, _("\"%s: %s\" must be true or false"), key,
                         adg_yaml_scalar(node));
}

static adg_status check_string(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                               const cyaml_schema_value_t *schema, adg_error *error)
{
    if (strlen(adg_yaml_scalar(node)) < schema->string.min)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" is empty"), key);
    return ADG_OK;
}

static adg_status check_scalar(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                               const cyaml_schema_value_t *schema, adg_error *error)
{
    if (node->type != YAML_SCALAR_NODE)
        return adg_yaml_fail(yaml, node, error, _("\"%s\" must be a single value"), key);
    switch (schema->type) {
    case CYAML_BOOL:
        return check_bool(yaml, node, key, error);
    case CYAML_ENUM:
        return check_enum(yaml, node, key, schema, error);
    case CYAML_INT:
    case CYAML_UINT:
    case CYAML_FLOAT:
        return check_number(yaml, node, key, schema, error);
    default:
        return check_string(yaml, node, key, schema, error);
    }
}

static adg_status check_value(adg_yaml *yaml, const yaml_node_t *node, const char *key,
                              const cyaml_schema_value_t *schema, adg_error *error)
{
    switch (schema->type) {
    case CYAML_IGNORE:
        return ADG_OK;
    case CYAML_MAPPING:
        return check_mapping(yaml, node, key, schema->mapping.fields, error);
    case CYAML_SEQUENCE:
    case CYAML_SEQUENCE_FIXED:
        return check_sequence(yaml, node, key, schema, error);
    default:
        return check_scalar(yaml, node, key, schema, error);
    }
}

adg_status adg_yaml_check(adg_yaml *yaml, const cyaml_schema_value_t *schema, adg_error *error)
{
    return check_value(yaml, yaml_document_get_root_node(&yaml->document), _("the file"), schema,
                       error);
}
