/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_SITES_H
#define ADG_WRITE_SITES_H

#include "core/table.h"
#include "siting/service_sites.h"

/** One row for each site that is opened or closed, the one that matters most first: sites.csv
 *  (docs/locate.md lists the columns). The caller releases it. */
adg_status adg_table_of_sites(const adg_service_sites *sites, adg_table *table, adg_error *error);

#endif
