/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_MAP_OUTPUTS_H
#define ADG_PIPELINE_MAP_OUTPUTS_H

#include "findings/findings.h"
#include "map/styles.h"
#include "siting/service_gain.h"
#include "write/output_directory.h"

/** Writes the maps of findings, with a gain surface where `gain` is not NULL, into the working folder:
 *  GeoPackage, and GeoJSON, rasters and QGIS project as the project's `outputs` asks for. */
adg_status adg_map_outputs_write(const adg_findings *findings, const adg_service_gain *gain,
                                 const adg_faults *faults, const adg_styles *styles,
                                 const adg_output_directory *output, const adg_context *ctx,
                                 adg_error *error);

#endif
