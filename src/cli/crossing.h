/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CLI_CROSSING_H
#define ADG_CLI_CROSSING_H

#include "load/friction_unit.h"
#include "raster/cost_distance.h"

/** Position of a word in a list of three, or -1; NULL stands for the first. A list may end in NULL. */
int cli_position(const char *word, const char *a, const char *b, const char *c);

/** The words --unit, --neighbours and --corners, NULL where not given: what is wrong with them, a
 *  translated sentence; NULL: nothing. */
const char *cli_wrong_crossing(const char *unit, const char *neighbours, const char *corners);

/** Their meaning; the words must be right. */
void cli_take_crossing(const char *unit, const char *neighbours, const char *corners,
                       adg_friction_unit *friction_unit, adg_cost_options *options);

#endif
