/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_PROFILES_H
#define ADG_TESTS_SUPPORT_PROFILES_H

#include "load/osm_judge.h"
#include "load/profile.h"

/** One of the profiles that come with adgang. */
adg_profile *profile_of(const char *name);

/** Judges a way by tags written as "highway=primary, maxspeed=50"; the class name is not kept. Words that
 *  are not known are counted in *n_unknown (NULL: there must be none). */
adg_way_verdict judge(const adg_profile *profile, const char *tags, size_t *n_unknown);

#endif
