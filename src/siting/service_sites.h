/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_SERVICE_SITES_H
#define ADG_SITING_SERVICE_SITES_H

#include <stdbool.h>

#include "adgang/siting.h"
#include "siting/populated_cells.h"
#include "travel/study_travel.h"

/** What is asked about the facilities of a service. */
typedef struct {
    adg_siting_model model;
    size_t p;       /* to open, or to close */
    bool close;     /* some of the open facilities; otherwise open new ones in populated cells */
    double cap_min; /* what no way counts in the sums of minutes; more where a way is longer */
    double time_limit_s; /* 0: none */
    size_t most_pairs;   /* of cells and candidates that an exact answer may look at */
} adg_sites_question;

/** The best places for more facilities of a service, or the best facilities to do without. Places are
 *  the populated cells. Sites are the open facilities of the service, in its order, and, where new
 *  ones are asked for, the populated cells after them. */
typedef struct {
    const adg_study *study;
    const adg_service *service;
    adg_populated_cells cells;
    size_t n_sites;
    char **site_id;       /* [n_sites] the texts are borrowed */
    double *people;       /* [cells] */
    double *deprivation;  /* [cells] */
    unsigned char *fixed; /* [n_sites] open now */
    adg_reach reach;      /* the pairs that can matter; none where the answer is heuristic */
    adg_siting_problem problem;
    adg_siting_answer answer;
    bool heuristic;   /* there were too many pairs */
    size_t n_chosen;  /* opened, or closed */
    uint32_t *chosen; /* [n_chosen] sites, the one that matters most first */
    double *saved;    /* [n_chosen] person-minutes its being open saves, beside those before it */
} adg_service_sites;

/** A candidate matters to a cell only where it is nearer than what is open now: those pairs alone are
 *  kept, and the answer is that of all pairs. With more than most_pairs the p-medians are
 *  answered by lazy greedy addition with the bound of submodular functions; other models are
 *  ADG_E_INVALID then. Everything is borrowed; the caller releases. */
adg_status adg_service_sites_find(const adg_study *study, const adg_study_travel *travel,
                                  const adg_service *service, const adg_sites_question *question,
                                  const adg_context *ctx, adg_service_sites *sites,
                                  adg_error *error);
void adg_service_sites_release(adg_service_sites *sites);

/** The heuristic way, for the p-medians; now: minutes [cells of the study]. Fills the answer. */
adg_status adg_service_sites_greedy(adg_service_sites *sites, const adg_travel *travel,
                                    const double *now, const adg_sites_question *question,
                                    const adg_context *ctx, adg_error *error);

/** Where a site stands; [2]. */
const double *adg_service_sites_xy(const adg_service_sites *sites, uint32_t site);

#endif
