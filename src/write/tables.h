/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_TABLES_H
#define ADG_WRITE_TABLES_H

#include "core/table.h"
#include "findings/findings.h"

/** The findings as tables. Each is built once and feeds the CSV file, the map layer and the GeoJSON
 *  of its name; docs/outputs.md lists the columns. Numbers that are undefined are NaN, unreachable
 *  minutes +inf; both are left empty in files. The caller releases the table. */

/** One row a zone of level l: people, deprivation, and of every service minutes, shares, people
 *  beyond the limit, choice, priority. */
adg_status adg_table_of_zones(const adg_findings *findings, size_t l, adg_table *table,
                              adg_error *error);

/** One row a square of the output grid. */
adg_status adg_table_of_cells(const adg_findings *findings, adg_table *table, adg_error *error);

/** One row a facility: what it is, how far from its road, and for how many it is the nearest. */
adg_status adg_table_of_facilities(const adg_findings *findings, adg_table *table,
                                   adg_error *error);

/** One row a service: the region as a whole. */
adg_status adg_table_of_services(const adg_findings *findings, adg_table *table, adg_error *error);

/** One row a fifth of deprivation and service. */
adg_status adg_table_of_quintiles(const adg_findings *findings, adg_table *table, adg_error *error);

/** One row for the supply and every further measure of a service. */
adg_status adg_table_of_measures(const adg_findings *findings, adg_table *table, adg_error *error);

/** One row a square of the grid of groups, as small as may be shown. */
adg_status adg_table_of_grid_groups(const adg_findings *findings, adg_table *table,
                                    adg_error *error);

/** One row an island without a fixed link. */
adg_status adg_table_of_islands(const adg_findings *findings, adg_table *table, adg_error *error);

/** How people and facilities get on to the roads: a row for each facility, for each band of
 *  distance, and for each cell that is too far off. */
adg_status adg_table_of_snap(const adg_findings *findings, adg_table *table, adg_error *error);

/** Writes a table as CSV: UTF-8, comma, header, decimal point. */
adg_status adg_table_write_csv(const adg_table *table, const char *path, adg_error *error);

#endif
