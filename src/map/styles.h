/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_STYLES_H
#define ADG_MAP_STYLES_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** The colours of all maps, from styles/styles.json. */
typedef struct adg_styles adg_styles;

adg_status adg_styles_load(adg_styles **styles, adg_error *error);
void adg_styles_free(adg_styles *styles);

/** A colour with a name of its own ("facility", "border"); "#808080" where the file has none. */
const char *adg_style_single(const adg_styles *styles, const char *name);

/** The three parts, 0 to 255, of "#rrggbb"; grey (128, 128, 128) when the text is no colour. */
void adg_style_parse_color(const char *color, unsigned rgb[3]);

/** One class of a map: numbers lower < x <= upper (the first class from its lower limit on), or one
 *  value. */
typedef struct {
    double lower, upper; /* of numbers; upper may be +inf */
    char *value;         /* of categories; NULL in a class of numbers */
    char color[8];       /* "#rrggbb" */
    char *label;         /* what the legend says */
} adg_class;

/** What a map shows: its classes and its title. QML, legends and SVG are all made from this. */
typedef struct {
    char *title;
    size_t n;
    adg_class *item;
    bool unreachable; /* the last class is for +inf alone: people without any way */
    char *missing;    /* what the legend says of features without a value; NULL: there are none */
    char missing_color[8];
} adg_classes;

void adg_classes_release(adg_classes *classes);

/** Class of a number, or ADG_NONE-like SIZE_MAX when it lies in none (NaN). */
size_t adg_classes_of_number(const adg_classes *classes, double value);

/** Every function below takes what the legend says of features without a value. */

/** Minutes by the limits of a service ("0–15 min" ... "over 60 min", and those without access). */
adg_status adg_classes_minutes(const adg_styles *styles, const char *title, const double *limits,
                               size_t n_limits, const char *missing, adg_classes *classes,
                               adg_error *error);

/** Numbers >= 0 that may reach over many powers of ten: a class for exactly 0 where it occurs, and
 *  the positive ones in four classes of about equally many. The limits between them are the quartiles
 *  with as few digits as tell them apart (1, 2 or 3), the last class is open. value [n]; what is not
 *  finite counts for nothing. */
adg_status adg_classes_quarters(const adg_styles *styles, const char *ramp, const char *title,
                                const double *value, size_t n, const char *missing,
                                adg_classes *classes, adg_error *error);

/** The fifths of deprivation, 1 ... 5. */
adg_status adg_classes_fifths(const adg_styles *styles, const char *title, const char *missing,
                              adg_classes *classes, adg_error *error);

/** The nine classes of deprivation x travel time, 11 ... 33. */
adg_status adg_classes_3x3(const adg_styles *styles, const char *title, const char *missing,
                           adg_classes *classes, adg_error *error);

/** Classes with colours of their own in the file, as group: {value: colour}. value [n], label [n]. */
adg_status adg_classes_named(const adg_styles *styles, const char *group, const char *title,
                             const char *const *value, const char *const *label, size_t n,
                             const char *missing, adg_classes *classes, adg_error *error);

/** Named categories in the given order. palette: a list of colours of the file ("categories",
 *  "areas"); category k takes colour color[k] of it, or, where color is NULL, colours in turn.
 *  value [n], label [n], color [n]. */
adg_status adg_classes_categories(const adg_styles *styles, const char *palette, const char *title,
                                  const char *const *value, const char *const *label,
                                  const size_t *color, size_t n, const char *missing,
                                  adg_classes *classes, adg_error *error);

/** How many colours a palette has; at least 1. */
size_t adg_style_palette_size(const adg_styles *styles, const char *palette);

/** Errors, warnings and notes, in the colours they have everywhere. */
adg_status adg_classes_severities(const adg_styles *styles, const char *title, const char *missing,
                                  adg_classes *classes, adg_error *error);

/** One more class, of the code 0: what is hidden for discretion, in a colour of its own. */
adg_status adg_classes_add_hidden(const adg_styles *styles, adg_classes *classes, adg_error *error);

/** Takes the class of the unreachable and the words for features without a value out of the legend,
 *  where no feature needs them. */
void adg_classes_drop_unused(adg_classes *classes, bool unreachable, bool missing);

#endif
