/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_EXPLANATION_H
#define ADG_FINDINGS_EXPLANATION_H

#include "adgang/context.h"
#include "travel/road.h"
#include "travel/study_travel.h"

/** A stretch of the way: roads of one class and name after each other. */
typedef struct {
    const char *name, *class_name; /* borrowed from the network; NULL where there is none */
    double km, minutes;
    long long first_row, last_row; /* features of the road layer */
} adg_stretch;

/** One facility as seen from the place. */
typedef struct {
    uint32_t facility;
    double minutes; /* +inf: no way */
    double straight_km;
    double access_min, facility_access_min; /* legs at both ends; by road only */
    double road_km;                         /* by road only; NaN otherwise */
    size_t n;
    adg_stretch *stretch; /* [n] */
} adg_rival;

enum {
    ADG_MAX_RIVALS = 5
};

/** One service: its nearest facilities, nearest first. */
typedef struct {
    const adg_service *service;
    size_t n;
    adg_rival rival[ADG_MAX_RIVALS];
} adg_service_explanation;

/** One place explained. */
typedef struct {
    const adg_study *study;
    double x, y;
    uint32_t *zone;   /* [levels] ADG_NONE = outside */
    uint32_t cell;    /* the nearest demand cell; ADG_NONE without any */
    double cell_m;    /* how far it is */
    double fifth;     /* of that cell; NaN */
    bool off_surface; /* outside the friction raster, or on a barrier of it */
    bool by_road;
    adg_snap snap; /* by road only */
    const char *road_name, *road_class;
    long long road_row;
    size_t n_services;
    adg_service_explanation *service; /* [n_services] */
} adg_explanation;

/** Explains the place (x, y) for the services named, or all (service_name NULL). By a given matrix,
 *  the times are those of the nearest cell. */
adg_status adg_explain_place(const adg_study *study, const adg_study_travel *travel, double x,
                             double y, const char *service_name, const adg_context *ctx,
                             adg_explanation *explanation, adg_error *error);
void adg_explanation_release(adg_explanation *explanation);

#endif
