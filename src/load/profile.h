/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_PROFILE_H
#define ADG_LOAD_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** How one way of travelling uses the roads: a YAML file a planner can edit (docs/osm.md tells what each
 *  key means; data/profiles holds the three that come with adgang). */

/** From a signed limit of at most so much, another factor than the kind's. */
typedef struct {
    double at_most_kmh, factor;
} adg_signed_factor;

/** A kind of road and the speed on it: kmh, or the limit times a factor; never above cap_kmh. */
typedef struct {
    char *name;
    double kmh;               /* 0: limit and factor say it */
    double limit_kmh;         /* where nothing is signed */
    double factor;            /* speed driven / limit */
    double cap_kmh;           /* +inf: none */
    adg_signed_factor *signs; /* increasing */
    unsigned signs_count;
} adg_road_kind;

/** A class of roads (the value of highway=...) that may be used. */
typedef struct {
    char *name;
    char *kind;              /* name of its kind */
    char *surface;           /* what it has where nothing is said; NULL: a good one */
    bool oneway;             /* unless the road says otherwise */
    bool only_if_open;       /* closed but for roads that say that they are open */
    const adg_road_kind *is; /* the kind, found */
} adg_profile_class;

/** A surface on which nobody is faster. */
typedef struct {
    char *name;
    double cap_kmh;
} adg_surface_cap;

typedef struct {
    unsigned version;
    char *label;
    char *path; /* for messages */

    adg_road_kind *kinds;
    unsigned kinds_count;
    adg_profile_class *classes;
    unsigned classes_count;
    char **other_classes; /* known, and not for this profile */
    unsigned other_classes_count;
    char *unknown_class;             /* kind of the classes nobody knows; NULL: they are left out */
    const adg_road_kind *unknown_is; /* found */
    adg_surface_cap *surfaces;
    unsigned surfaces_count;

    char **access; /* keys, from the general to the special: the last that is given decides */
    unsigned access_count;
    char **open, **closed, **on_foot; /* values */
    unsigned open_count, closed_count, on_foot_count;
    char **
        barriers; /* values of barrier=... on a node that nobody passes unless an access key opens it */
    unsigned barriers_count;
    bool areas;      /* along the edges of areas (closed ways with area=yes) */
    bool motorroads; /* roads with motorroad=yes may be used */

    char **oneway; /* keys, likewise; none: one-way signs do not count */
    unsigned oneway_count;
    bool contraflow; /* cycleway=opposite... opens a one-way road against its direction */

    double ferry_kmh; /* of a ferry without duration */
    double walk_kmh;  /* of maxspeed=walk, and of roads where one walks */
} adg_profile;

/** Reads and checks a profile. ADG_E_INVALID names line and column, what is wrong and what is possible
 *  there. */
adg_status adg_profile_read(const char *path, adg_profile **profile, adg_error *error);
void adg_profile_free(adg_profile *profile);

/** Whether a profile of that name comes with adgang: "car", "bicycle", "walk". */
bool adg_profile_is_ours(const char *name);

/** Path of the profile a user names, on the heap: one of ours, or a path relative to directory
 *  (NULL: as it stands). NULL when out of memory. */
char *adg_profile_path(const char *name, const char *directory);

/** The kind or class of that name; NULL: none. O(number). */
const adg_road_kind *adg_profile_kind(const adg_profile *profile, const char *name);
const adg_profile_class *adg_profile_class_of(const adg_profile *profile, const char *name);

/** The same for road layers, which write "Motorvej" or "MOTORVEJ": capitals do not count. */
const adg_profile_class *adg_profile_class_nocase(const adg_profile *profile, const char *name);

/** Whether the class is one of those that are known and not for this profile. */
bool adg_profile_is_other_class(const adg_profile *profile, const char *name);
bool adg_profile_is_other_class_nocase(const adg_profile *profile, const char *name);

/** Speed on a kind of road in km/h: limit_kmh is what is signed, NaN where nothing is. */
double adg_road_kind_speed(const adg_road_kind *kind, double limit_kmh);

#endif
