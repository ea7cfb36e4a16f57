/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/warning_words.h"

#include <string.h>

#include "core/number_text.h"
#include "core/text.h"

static char *about_ends(size_t n)
{
    return adg_strdup_format(
        ngettext_("%s road ends very close to another without joining it. If they do join, some "
                  "travel times near it are too long.",
                  "%s roads end very close to another without joining it. If they do join, some "
                  "travel times near them are too long.",
                  n),
        ADG_NUMBER(n, 0));
}

static char *about_crossings(size_t n)
{
    return adg_strdup_format(
        ngettext_("In %s place two roads cross without a junction. If it is not a bridge, some "
                  "travel times near it are too long.",
                  "In %s places two roads cross without a junction. Where these are not bridges, "
                  "some travel times near them are too long.",
                  n),
        ADG_NUMBER(n, 0));
}

static char *about_speeds(size_t n)
{
    return adg_strdup_format(
        ngettext_("%s road has an unusual speed. If it is wrong, so are the travel times along it.",
                  "%s roads have an unusual speed. Where it is wrong, so are the travel times "
                  "along them.",
                  n),
        ADG_NUMBER(n, 0));
}

static char *about_pieces(size_t n, double people)
{
    return adg_strdup_format(
        ngettext_("%s piece of the road network does not hang together with the rest; the %s "
                  "people on it reach only what lies on it.",
                  "%s pieces of the road network do not hang together with the rest; the %s "
                  "people on them reach only what lies on their own piece.",
                  n),
        ADG_NUMBER(n, 0), ADG_PEOPLE(people));
}

static char *about_traps(double people)
{
    return adg_strdup_format(_("%s people live where the one-way streets in the data lead only in, "
                               "or only out; their travel times are wrong or missing."),
                             ADG_PEOPLE(people));
}

static char *about_water(size_t n, double people)
{
    return adg_strdup_format(
        ngettext_("In %s zone, %s people are taken to their road straight across ground outside "
                  "all zones, most likely water; their travel times are too short.",
                  "In %s zones, %s people are taken to their road straight across ground outside "
                  "all zones, most likely water; their travel times are too short.",
                  n),
        ADG_NUMBER(n, 0), ADG_PEOPLE(people));
}

static char *about_polygons(size_t n)
{
    return adg_strdup_format(
        ngettext_("The border of %s area had a fault and was repaired; people close to it may "
                  "count in the neighbouring area.",
                  "The borders of %s areas had faults and were repaired; people close to them may "
                  "count in the neighbouring area.",
                  n),
        ADG_NUMBER(n, 0));
}

static char *about_shared_ground(size_t n)
{
    return adg_strdup_format(
        ngettext_("%s pair of areas overlaps; people there count in one of them only.",
                  "%s pairs of areas overlap; people there count in one of them only.", n),
        ADG_NUMBER(n, 0));
}

static char *about_facilities(size_t n)
{
    return adg_strdup_format(
        ngettext_("%s facility lies too far from the roads in the data; nobody reaches it in this "
                  "run.",
                  "%s facilities lie too far from the roads in the data; nobody reaches them in "
                  "this run.",
                  n),
        ADG_NUMBER(n, 0));
}

static char *about_deprivation(double people)
{
    return adg_strdup_format(_("The deprivation of the area is not known for %s people; they are "
                               "left out of every comparison by deprivation."),
                             ADG_PEOPLE(people));
}

static char *about_outside(double people)
{
    return adg_strdup_format(_("%s people live outside all areas of the file; they count in the "
                               "region but in no area."),
                             ADG_PEOPLE(people));
}

bool adg_warning_concerns_readers(const adg_warning_kind *kind)
{
    return strcmp(kind->worst->code, "no_number") != 0 || kind->worst->field;
}

char *adg_warning_words(const adg_warning_kind *kind)
{
    const char *code = kind->worst->code;
    if (strcmp(code, "dangling_end") == 0)
        return about_ends(kind->n);
    if (strcmp(code, "crossing_without_node") == 0)
        return about_crossings(kind->n);
    if (strcmp(code, "suspicious_speed") == 0)
        return about_speeds(kind->n);
    if (strcmp(code, "network_piece") == 0)
        return about_pieces(kind->n, kind->people);
    if (strcmp(code, "one_way_trap") == 0)
        return about_traps(kind->people);
    if (strcmp(code, "access_over_water") == 0)
        return about_water(kind->n, kind->people);
    if (strcmp(code, "invalid_polygon") == 0)
        return about_polygons(kind->n);
    if (strcmp(code, "zones_share_ground") == 0)
        return about_shared_ground(kind->n);
    if (strcmp(code, "facility_off_road") == 0)
        return about_facilities(kind->n);
    if (strcmp(code, "no_deprivation") == 0)
        return about_deprivation(kind->people);
    if (strcmp(code, "outside_zones") == 0)
        return about_outside(kind->people);
    return NULL;
}
