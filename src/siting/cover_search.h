/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_COVER_SEARCH_H
#define ADG_SITING_COVER_SEARCH_H

#include "siting/cover.h"
#include "siting/deadline.h"

typedef struct {
    bool found;   /* a cover of at most `limit` columns */
    bool settled; /* the answer is certain: least, or of `enough`, or there is none */
    size_t size;  /* columns of the cover */
    size_t n_nodes;
} adg_cover_answer;

/** The smallest cover, if it has at most `limit` columns; a cover of at most `enough` ends the
 *  search. open [of the names] (out) is set to 1 for its candidates and left alone otherwise.
 *  Reductions, separate parts one by one, the Lagrangean bound with its reduced costs, and branching
 *  on the columns of the row that has fewest. */
adg_status adg_cover_search(const adg_cover *cover, size_t limit, size_t enough,
                            const adg_deadline *deadline, unsigned char *open,
                            adg_cover_answer *answer, adg_error *error);

#endif
