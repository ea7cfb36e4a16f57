/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_SITING_H
#define ADGANG_SITING_H

#include "adgang/context.h"
#include "adgang/export.h"
#include "adgang/measures.h"
#include "adgang/status.h"
#include <math.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where to put facilities: pure functions over arrays of places, candidates and the minutes between
 *  them. Everybody goes to the nearest open site, except where capacities forbid it.
 *
 *  No model minimises an index of inequality, or a gap, alone: that can be "improved" by making the
 *  well-off wait longer. In every model here nobody's shorter way ever counts against a set of sites. */
typedef enum {
    /** Least sum of demand x minutes.  Hakimi 1964, Operations Research 12:450; ReVelle & Swain 1970,
     *  Geographical Analysis 2:30. With `capacity` nobody above it is served: the demand of a place
     *  is split over sites (a transport problem), or goes whole to one with `single`. */
    ADG_SITING_P_MEDIAN,
    /** The same with demand weighted 2 (1 - r), r the social rank from 0 = most deprived:
     *  people times the achievement index A(2).  Wagstaff 2002, J. Health Econ. 21:627. */
    ADG_SITING_EQUITY_P_MEDIAN,
    /** Most demand within limit_min.  Church & ReVelle 1974, Papers Reg. Sci. Assoc. 32:101. */
    ADG_SITING_MCLP,
    /** Fewest sites with everybody within limit_min; p is not looked at.  Toregas et al. 1971,
     *  Operations Research 19:1363. */
    ADG_SITING_LSCP,
    /** Least longest time.  Hakimi 1964. */
    ADG_SITING_P_CENTER,
    /** Least Kolm-Pollak equally distributed equivalent of the minutes, kappa fixed (below 0: long
     *  ways weigh more).  Horton et al. 2024, Computers & OR. */
    ADG_SITING_KOLM_POLLAK,
    /** The mean of the worst-off fifth as low as it goes, then that of the next, and so on (fifths
     *  of the people by deprivation). */
    ADG_SITING_LEXIMIN,
    /** Times sorted upwards, each times its lambda >= 0, unweighted.  Nickel & Puerto 2005. */
    ADG_SITING_ORDERED_MEDIAN
} adg_siting_model;

/** What is known. Arrays are borrowed. Start with ADG_SITING_PROBLEM_INIT. */
typedef struct {
    const adg_reach *reach;       /* minutes: places are the origins, candidates the facilities; a
                                     pair that is not there has no way */
    const double *demand;         /* [n] >= 0; 0 takes no part in any model; NULL: 1 each */
    const double *deprivation;    /* [n] higher = more deprived; the two equity models need it */
    const unsigned char *allowed; /* [m] 0: no site may be here; NULL: everywhere */
    const unsigned char *fixed;   /* [m] 1: open already, allowed or not; NULL: none */
    size_t p;                     /* new sites, beside the fixed ones */
    double limit_min;             /* mclp, lscp: minutes; the limit itself is inside */
    double kappa;                 /* kolm_pollak, per minute, not 0 */
    const double *lambda;         /* ordered_median [number of places with demand] >= 0 */
    const double *capacity;       /* p_median: [m] demand each site can take; NULL: no end */
    int single;                   /* with capacity: a place goes to one site as a whole */
    const double *min_volume;     /* the sum models: [m] demand that an open site must draw; NULL */
    /** What having no way counts, minutes, at least the longest time there is. NaN (default): demand
     *  without a way is first made as small as it goes (it weighs up to a million times the longest
     *  time), and is left out of the objective of the sum models; leximin and the ordered median keep
     *  it in theirs. */
    double unreachable_min;
    double time_limit_s; /* 0: none. Then the best so far, with its bound */
    uint64_t seed;       /* of the perturbed starts */
} adg_siting_problem;

#define ADG_SITING_PROBLEM_INIT                                                                    \
    {                                                                                              \
        NULL, NULL, NULL, NULL, NULL, 1, NAN, -0.05, NULL, NULL, 0, NULL, NAN, 0, 1                \
    }

/** Part of a place's demand that a site takes. */
typedef struct {
    uint32_t place, site;
    double demand;
} adg_siting_flow;

/** Where to put them. */
typedef struct {
    int feasible;     /* 0: there is no answer at all; objective and bound are NaN then */
    double objective; /* in the model's own terms */
    double bound;     /* no answer is better; above the objective for mclp, else below or equal */
    double gap;       /* |objective - bound| / |objective|; 0 when both are 0 */
    int proven;       /* nothing better exists (or, without an answer, there is none) */
    size_t n_sites;
    uint32_t *site;      /* [n_sites] open ones, the fixed among them, increasing */
    uint32_t *assigned;  /* [n] nearest open site, with capacities that of the largest part;
                            ADG_NONE: no way */
    double *minutes;     /* [n] to it; +inf */
    size_t n_unservable; /* places with demand that no candidate can serve (within the limit) */
    uint32_t *unservable;
    double unreached; /* demand without a way to an open site, left out of the objective */
    size_t n_flows;   /* with capacity and not single */
    adg_siting_flow *flow;
} adg_siting_answer;

/** Solves one model. Greedy addition, fast interchange from several starts, a Lagrangean bound whose
 *  reduced costs settle most candidates, then branch and bound; covering by reductions, parts and
 *  branch and bound; leximin, ordered median and capacities by a tree over sites with the bound of
 *  everything still possible being open. Deterministic for a seed and any number of threads, as long
 *  as no time limit cuts the search off.
 *
 *  ADG_E_INVALID: a wrong number, p above the candidates there are, no deprivation where it is
 *  needed; ADG_E_USAGE: a model that does not know capacities or volumes; ADG_E_CANCELLED. What no
 *  site can serve is no error: `unservable` names it.
 *  Cost: exponential in the worst case; graphs of 900 nodes take seconds. */
ADG_API adg_status adg_siting_solve(adg_siting_model model, const adg_siting_problem *problem,
                                    const adg_context *ctx, adg_siting_answer *answer,
                                    adg_error *error);
ADG_API void adg_siting_answer_release(adg_siting_answer *answer);

/** Closes problem->p of the fixed sites with the least harm: what remains is the best choice among
 *  them. The models are those of sums: p_median, equity_p_median, mclp, kolm_pollak. */
ADG_API adg_status adg_siting_close(adg_siting_model model, const adg_siting_problem *problem,
                                    const adg_context *ctx, adg_siting_answer *answer,
                                    adg_error *error);

/** One move of a simple method, and the objective after it. out is ADG_NONE when a site is added. */
typedef struct {
    uint32_t in, out;
    double objective;
} adg_siting_move;

/** Greedy addition of p sites (ties: lowest position); moves [p] (out). Sum models. */
ADG_API adg_status adg_siting_greedy(adg_siting_model model, const adg_siting_problem *problem,
                                     adg_siting_move *moves, adg_error *error);

/** Vertex substitution from a given start: for each candidate in turn the best site to give up for
 *  it, if that is a gain; until a whole round gives nothing. site [p] (in and out): start and
 *  answer, beside the fixed. *moves (out), freed by the caller, and *n_moves; *objective (out).
 *  Source: Teitz & Bart 1968, Operations Research 16:955. */
ADG_API adg_status adg_siting_substitute(adg_siting_model model, const adg_siting_problem *problem,
                                         uint32_t *site, adg_siting_move **moves, size_t *n_moves,
                                         double *objective, adg_error *error);

/** A set of sites seen from every side. */
typedef struct {
    double sum;           /* demand x minutes over those with a way */
    double mean, longest; /* over them; NaN without any */
    double covered;       /* demand within limit_min */
    double unreached;     /* demand without a way */
    double fifth_mean[5]; /* by deprivation, most deprived first; NaN without deprivation */
    double worst_fifth;   /* largest of them */
    double gap;           /* first minus last */
    double concentration; /* index C of the minutes */
    double achievement;   /* A(2) = mean (1 - C) */
    double kolm_pollak;   /* EDE at the problem's kappa */
} adg_siting_summary;

/** open [m]: the sites. */
ADG_API adg_status adg_siting_summarise(const adg_siting_problem *problem,
                                        const unsigned char *open, adg_siting_summary *summary,
                                        adg_error *error);

/** What is weighed against the mean. */
typedef enum {
    ADG_SITING_WORST_FIFTH, /* the mean of the worst-off fifth */
    ADG_SITING_FIFTH_GAP    /* |most deprived fifth - least deprived| */
} adg_siting_against;

/** A choice that no other beats in both the mean and what is weighed against it. */
typedef struct {
    uint32_t *site; /* [n_sites] */
    size_t n_sites;
    double mean, other;
} adg_siting_choice;

/** The frontier between the mean and inequality for p new sites, the shortest mean first: what a
 *  fairer distribution costs. Every set of sites is looked at when there are at most max_sets
 *  (0: a million); otherwise ADG_E_INVALID says how many there are.
 *  The caller releases with adg_siting_choices_free. */
ADG_API adg_status adg_siting_frontier(const adg_siting_problem *problem,
                                       adg_siting_against against, size_t max_sets,
                                       const adg_context *ctx, adg_siting_choice **choices,
                                       size_t *n_choices, adg_error *error);
ADG_API void adg_siting_choices_free(adg_siting_choice *choices, size_t n);

#ifdef __cplusplus
}
#endif

#endif
