/* SPDX-License-Identifier: MPL-2.0 */
#include "load/yaml_document.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

/* A project file is written by hand; a larger one is another file by mistake. */
enum {
    MAX_BYTES = 4 << 20
};

static adg_status read_text(const char *path, adg_yaml *yaml, adg_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: the project file cannot be opened: %s. Write one with `adgang init "
                          "DIR`."),
                        path, strerror(errno));
    yaml->text = ADG_NEW_ARRAY(char, MAX_BYTES + 1);
    if (yaml->text)
        yaml->length = fread(yaml->text, 1, MAX_BYTES + 1, file);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (!yaml->text)
        return adg_fail_memory(error);
    if (failed)
        return adg_fail(error, ADG_E_INVALID, _("%s: cannot be read: %s"), path, strerror(errno));
    if (yaml->length > MAX_BYTES)
        return adg_fail(error, ADG_E_INVALID, _("%s: is too large to be a project file"), path);
    return ADG_OK;
}

/* What people do to YAML most often: bytes that are not UTF-8, and tabs. */
static adg_status fail_syntax(const adg_yaml *yaml, const yaml_parser_t *parser, adg_error *error)
{
    size_t line = parser->problem_mark.line, column = parser->problem_mark.column;
    if (parser->error == YAML_MEMORY_ERROR)
        return adg_fail_memory(error);
    if (parser->error == YAML_READER_ERROR) {
        const char *last = yaml->text;
        for (const char *c = yaml->text; c < yaml->text + parser->problem_offset; c++)
            if (*c == '\n') {
                line++;
                last = c + 1;
            }
        column = (size_t)(yaml->text + parser->problem_offset - last);
        return adg_fail(
            error, ADG_E_INVALID,
            _("%s, line %zu, column %zu: this is not UTF-8 text; is it the project file? Then "
              "save it with the encoding UTF-8"),
            yaml->path, line + 1, column + 1);
    }
    if (parser->problem_mark.index < yaml->length && yaml->text[parser->problem_mark.index] == '\t')
        return adg_fail(error, ADG_E_INVALID,
                        _("%s, line %zu, column %zu: a tab; YAML is indented with blanks"),
                        yaml->path, line + 1, column + 1);
    return adg_fail(error, ADG_E_INVALID, _("%s, line %zu, column %zu: is not YAML: %s"),
                    yaml->path, line + 1, column + 1, parser->problem ? parser->problem : "?");
}

static adg_status parse(adg_yaml *yaml, adg_error *error)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return adg_fail_memory(error);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml->text, yaml->length);
    adg_status status = ADG_OK;
    if (!yaml_parser_load(&parser, &yaml->document)) {
        status = fail_syntax(yaml, &parser, error);
    } else {
        yaml->parsed = true;
        if (!yaml_document_get_root_node(&yaml->document))
            status = adg_fail(error, ADG_E_INVALID, _("%s: the file is empty"), yaml->path);
    }
    yaml_parser_delete(&parser);
    return status;
}

/* libyaml puts the value in place of an alias and forgets it; libcyaml would refuse it without a
 * line. */
static adg_status refuse_aliases(adg_yaml *yaml, adg_error *error)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return adg_fail_memory(error);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml->text, yaml->length);
    adg_status status = ADG_OK;
    for (bool more = true; status == ADG_OK && more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            status = adg_fail_memory(error); /* the text was parsed before: nothing else is left */
            break;
        }
        if (event.type == YAML_ALIAS_EVENT)
            status = adg_fail(error, ADG_E_INVALID,
                              _("%s, line %zu, column %zu: \"*%s\" refers to another place; write "
                                "the value itself here"),
                              yaml->path, event.start_mark.line + 1, event.start_mark.column + 1,
                              (const char *)event.data.alias.anchor);
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return status;
}

adg_status adg_yaml_open(const char *path, adg_yaml *yaml, adg_error *error)
{
    memset(yaml, 0, sizeof *yaml);
    yaml->path = adg_strdup(path);
    adg_status status = yaml->path ? read_text(path, yaml, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = parse(yaml, error);
    if (status == ADG_OK)
        status = refuse_aliases(yaml, error);
    if (status != ADG_OK)
        adg_yaml_close(yaml);
    return status;
}

void adg_yaml_close(adg_yaml *yaml)
{
    if (yaml->parsed)
        yaml_document_delete(&yaml->document);
    free(yaml->text);
    free(yaml->path);
    memset(yaml, 0, sizeof *yaml);
}

const char *adg_yaml_scalar(const yaml_node_t *node)
{
    return node && node->type == YAML_SCALAR_NODE ? (const char *)node->data.scalar.value : "";
}

adg_status adg_yaml_fail(const adg_yaml *yaml, const yaml_node_t *node, adg_error *error,
                         const char *format, ...)
{
    char message[ADG_ERROR_CAPACITY / 2];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (!node)
        return adg_fail(error, ADG_E_INVALID, "%s: %s", yaml->path, message);
    return adg_fail(error, ADG_E_INVALID, _("%s, line %zu, column %zu: %s"), yaml->path,
                    node->start_mark.line + 1, node->start_mark.column + 1, message);
}

/* ---- finding a node ---- */

yaml_node_t *adg_yaml_child(adg_yaml *yaml, const yaml_node_t *mapping, const char *key,
                            size_t length)
{
    if (!mapping || mapping->type != YAML_MAPPING_NODE)
        return NULL;
    for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        const char *text = adg_yaml_scalar(yaml_document_get_node(&yaml->document, pair->key));
        if (strlen(text) == length && strncmp(text, key, length) == 0)
            return yaml_document_get_node(&yaml->document, pair->value);
    }
    return NULL;
}

yaml_node_t *adg_yaml_element(adg_yaml *yaml, const yaml_node_t *sequence, long position)
{
    if (!sequence || sequence->type != YAML_SEQUENCE_NODE || position < 0)
        return NULL;
    yaml_node_item_t *item = sequence->data.sequence.items.start + position;
    return item < sequence->data.sequence.items.top ? yaml_document_get_node(&yaml->document, *item)
                                                    : NULL;
}

yaml_node_t *adg_yaml_at(adg_yaml *yaml, const char *place)
{
    yaml_node_t *node = yaml_document_get_root_node(&yaml->document);
    while (node && *place) {
        if (*place == '[') {
            char *end;
            node = adg_yaml_element(yaml, node, strtol(place + 1, &end, 10));
            place = end + (*end == ']');
        } else {
            size_t length = strcspn(place, ".[");
            node = adg_yaml_child(yaml, node, place, length);
            place += length;
        }
        place += *place == '.';
    }
    return node;
}
