/* SPDX-License-Identifier: MPL-2.0 */
#include "write/json_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "write/xml.h"

json_t *adg_json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

void adg_json_set_number(json_t *object, const char *key, double value)
{
    json_object_set_new(object, key, adg_json_number(value));
}

void adg_json_set_text(json_t *object, const char *key, const char *value)
{
    json_object_set_new(object, key, value ? json_string(value) : json_null());
}

adg_status adg_json_write(json_t *document, const char *path, adg_error *error)
{
    char *text = document ? json_dumps(document, JSON_INDENT(2) | JSON_REAL_PRECISION(15)) : NULL;
    json_decref(document);
    if (!text)
        return adg_fail_memory(error);
    adg_status status = adg_write_bytes(path, text, strlen(text), error);
    free(text);
    return status;
}
