/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_SAME_METHOD_H
#define ADG_WRITE_SAME_METHOD_H

#include "write/run_folder.h"

/** Were two runs made by the same method, so that what differs is the world and not the yardstick?
 *  The layout of results.json, the program's major version, how people travel, the services with their
 *  limits, the weights of the deprivation index, the squares, and the zones with their ids must
 *  be the same. ADG_E_INVALID names each setting that differs. Inputs may differ.  Source: methods of
 *  monitoring, docs/compare.md. */
adg_status adg_same_method(const adg_run_folder *before, const adg_run_folder *after,
                           adg_error *error);

#endif
