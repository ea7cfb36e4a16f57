/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_MAP_VIEW_PARTS_H
#define ADG_MAP_MAP_VIEW_PARTS_H

#include "map/map_book.h"

/** What the files that make the views of a book share. */

/** Views are added one by one; after a failure the rest does nothing. */
typedef struct {
    adg_map_book *book;
    size_t service; /* the one being added; SIZE_MAX: none */
    adg_status status;
    adg_error *error;
} adg_view_making;

/** A new view of a layer, with the looks every view of its kind of geometry shares. Takes the title
 *  over. NULL: failed, or the book has no such layer. */
adg_map_view *adg_view_begin(adg_view_making *m, adg_view_kind kind, const char *layer,
                             const char *group, char *title);

/** The same of the zones of level l. */
adg_map_view *adg_view_begin_zones(adg_view_making *m, adg_view_kind kind, size_t l,
                                   const char *group, char *title);

/** Shows a column by the classes that are filled in next; takes field and tip over. */
bool adg_view_show_field(adg_view_making *m, adg_map_view *view, char *field, char *tip);

/** After the classes: what no feature needs leaves the legend. */
void adg_view_finish_classes(adg_view_making *m, adg_map_view *view);

/** A class for the squares that are hidden for discretion, where there are any. */
void adg_view_add_hidden_class(adg_view_making *m, adg_map_view *view);

/** Makes the view a theme; takes the name over. */
void adg_view_set_theme(adg_view_making *m, adg_map_view *view, char *theme);

/** "<service>_<what>", on the heap. */
char *adg_view_service_field(const adg_service_findings *f, const char *what);

/* The views, one subject a file. */
void adg_view_add_all_facilities(adg_view_making *m);
void adg_view_add_facilities_of(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_gain(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_minutes_of_cells(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_minutes_of_zones(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_supply(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_measures(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_two_way(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_priority(adg_view_making *m, const adg_service_findings *f);
void adg_view_add_rasters(adg_view_making *m);

#endif
