/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SPATIAL_CLUSTERS_H
#define ADG_SPATIAL_CLUSTERS_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/spatial.h"

typedef enum {
    ADG_MORAN,
    ADG_LOCAL_MORAN,
    ADG_GI_STAR,
    ADG_BIVARIATE
} adg_cluster_method;

/** What a unit is among its neighbours. */
typedef enum {
    ADG_CLUSTER_UNDEFINED, /* no variance, nobody to change places with */
    ADG_CLUSTER_ISLAND,    /* no neighbours */
    ADG_CLUSTER_NONE,      /* not significant */
    ADG_CLUSTER_HH,        /* high here and around */
    ADG_CLUSTER_LL,
    ADG_CLUSTER_HL, /* high here, low around */
    ADG_CLUSTER_LH,
    ADG_CLUSTER_HOT, /* Gi*: high values here and around taken together */
    ADG_CLUSTER_COLD,
    ADG_N_CLUSTERS
} adg_cluster;

/** Machine name of a class ("HH"), NULL for what is undefined. */
const char *adg_cluster_name(adg_cluster cluster);

/** An analysis to be made. */
typedef struct {
    adg_cluster_method method;
    const adg_weights *links; /* of weight 1 */
    const double *value;      /* [n] finite */
    const double *second;     /* [n] finite: what is looked at around; bivariate alone */
    const double *people;     /* [n] for the 3x3 class; NULL: every unit counts alike */
    const uint32_t *unit;     /* [n] number of the random stream; NULL: its place */
    size_t draws;             /* 0: p from the standard deviates */
    uint64_t seed;
    double alpha; /* false discovery rate */
} adg_cluster_request;

/** What came out; NaN is undefined. */
typedef struct {
    size_t n;
    adg_moran_result moran; /* of value */
    adg_tails moran_tails;  /* method moran with draws */
    double bivariate_i, lee;
    double *statistic; /* [n] I_i or Gi* */
    double *lag;       /* [n] mean of the neighbours, in standard deviations */
    double *z;         /* [n] statistic as a standard deviate */
    double *p, *q;     /* [n] NaN: method moran */
    double *class_3x3; /* [n] bivariate alone; NULL otherwise */
    unsigned char *significant;
    adg_cluster *quadrant;   /* [n] whether significant or not */
    adg_cluster *cluster;    /* [n] after FDR */
    adg_cluster *unadjusted; /* [n] by p <= alpha alone */
    size_t *n_neighbours;    /* [n] */
    adg_fdr_result fdr;
    double least_p; /* that can come out of so many draws; NaN without */
    size_t n_at_least_p;
    bool no_variance, no_second_variance;
} adg_cluster_result;

adg_status adg_clusters_find(const adg_cluster_request *request, const adg_context *ctx,
                             adg_cluster_result *result, adg_error *error);
void adg_cluster_result_release(adg_cluster_result *result);

#endif
