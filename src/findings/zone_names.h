/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_ZONE_NAMES_H
#define ADG_FINDINGS_ZONE_NAMES_H

#include "prepare/study.h"

/** What a reader calls the zones. Names of parishes are not unique ("Rise" lies on Ærø and in
 *  Aabenraa): a zone of a finer level is named with the zone of the first level where most of its
 *  people live, "Rise (Ærø)", unless that has the same name or nobody lives there. */
typedef struct {
    size_t n_levels;
    size_t *n;    /* [levels] zones */
    char ***name; /* [levels][zones] */
} adg_zone_names;

adg_status adg_zone_names_make(const adg_study *study, adg_zone_names *names, adg_error *error);
void adg_zone_names_release(adg_zone_names *names);

/** The rule itself: label, or "label (home)"; home may be NULL. NULL when out of memory. */
char *adg_zone_name(const char *label, const char *home);

#endif
