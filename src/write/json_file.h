/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_JSON_FILE_H
#define ADG_WRITE_JSON_FILE_H

#include <jansson.h>

#include "adgang/status.h"

/** A number, or null where it is undefined or infinite. */
json_t *adg_json_number(double value);

/** Sets a member to a number or null, a text (NULL gives null), anything; takes the value over. */
void adg_json_set_number(json_t *object, const char *key, double value);
void adg_json_set_text(json_t *object, const char *key, const char *value);

/** Writes a document: two blanks of indentation, 15 digits, members in the order they were set;
 *  drops the reference. NULL means out of memory. */
adg_status adg_json_write(json_t *document, const char *path, adg_error *error);

#endif
