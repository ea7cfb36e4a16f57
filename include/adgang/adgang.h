/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_ADGANG_H
#define ADGANG_ADGANG_H

/** adgang: how unequal people's access to health care is, and what would make it fairer.
 *
 *  Conventions of the whole library
 *  - Functions that can fail return an adg_status and give results through their last pointers; the
 *    words of a failure are in the adg_error the caller lends (NULL is allowed). On failure the
 *    outputs are untouched or empty, and safe to release.
 *  - Arrays are the caller's; shapes are written [n]. Missing = NaN, unreachable = +infinity.
 *    Positions are uint32_t, ADG_NONE is no position.
 *  - Nothing is printed, nothing exits, there is no global state: any number of threads may work on
 *    different objects, and on one object that is const.
 *  - Results do not depend on the number of threads, nor on the locale. */

#include "adgang/access.h"
#include "adgang/context.h"
#include "adgang/decay.h"
#include "adgang/deprivation.h"
#include "adgang/equity.h"
#include "adgang/gain.h"
#include "adgang/gradient.h"
#include "adgang/inequality.h"
#include "adgang/measures.h"
#include "adgang/monitoring.h"
#include "adgang/run.h"
#include "adgang/siting.h"
#include "adgang/spatial.h"
#include "adgang/spread.h"
#include "adgang/status.h"
#include "adgang/suppression.h"
#include "adgang/telepsychiatry.h"
#include "adgang/travel.h"
#include "adgang/uncertainty.h"
#include "adgang/version.h"

#endif
