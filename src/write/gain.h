/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_GAIN_H
#define ADG_WRITE_GAIN_H

#include "core/table.h"
#include "siting/service_gain.h"

/** One row a populated cell, in the order of the cells (docs/gain.md lists the columns): the table
 *  gain.csv and the layer gain_<service>. The caller releases it. */
adg_status adg_table_of_gain(const adg_service_gain *gain, adg_table *table, adg_error *error);

/** gain.json: the service as it is now, and the best places by each measure. */
adg_status adg_gain_json_write(const adg_service_gain *gain, double cap_min, const char *path,
                               adg_error *error);

#endif
