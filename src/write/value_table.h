/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_VALUE_TABLE_H
#define ADG_WRITE_VALUE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "adgang/status.h"

/** A value for every id: the CSV id,value. */
typedef struct {
    size_t n;
    char *const *id;
    const double *value; /* NaN = undefined, +inf = unreachable: both are written empty */
    bool is_minutes;     /* six decimals or more; otherwise fifteen digits */
} adg_value_table;

adg_status adg_value_table_print(const adg_value_table *table, FILE *out, adg_error *error);
adg_status adg_value_table_write(const adg_value_table *table, const char *path, adg_error *error);

#endif
