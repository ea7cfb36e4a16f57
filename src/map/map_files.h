/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_MAP_FILES_H
#define ADG_MAP_MAP_FILES_H

#include "map/map_book.h"
#include "write/output_directory.h"

/** Writes the maps of a book into the working folder; ctx is asked now and then whether to stop. */

/** adgang.gpkg: every layer, each with its default style embedded. */
adg_status adg_geopackage_write(const adg_map_book *book, const adg_output_directory *output,
                                const char *time_stamp, const adg_context *ctx, adg_error *error);

/** geojson/<layer>.geojson with a .qml beside each. */
adg_status adg_geojson_write(const adg_map_book *book, const adg_output_directory *output,
                             const adg_context *ctx, adg_error *error);

/** rasters/<name>.tif (COG) with a .qml beside each. */
adg_status adg_rasters_write(const adg_map_book *book, const adg_output_directory *output,
                             const adg_context *ctx, adg_error *error);

/** adgang.qgz: a QGIS project that shows every view, with relative paths, themes and printable
 *  layouts. time_stamp is written into the zip; the date of the newest input stands under the sheets where the project names no year. */
adg_status adg_qgis_project_write(const adg_map_book *book, const adg_output_directory *output,
                                  const char *time_stamp, adg_error *error);

#endif
