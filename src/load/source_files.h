/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_SOURCE_FILES_H
#define ADG_LOAD_SOURCE_FILES_H

#include "load/project.h"

/** Called with a file as the project names it, and with the path that can be opened. */
typedef adg_status (*adg_input_visitor)(void *data, const char *name, const char *path,
                                        adg_error *error);

/** Calls visit with the file of a source and with what belongs to it (the parts of a Shapefile), as far
 *  as they are there. Ends with the first visit that fails. */
adg_status adg_source_visit(const adg_source *source, adg_input_visitor visit, void *data,
                            adg_error *error);

#endif
