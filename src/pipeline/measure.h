/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_MEASURE_H
#define ADG_PIPELINE_MEASURE_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/measures.h"
#include "load/measure_tables.h"

/** What `adgang measure` can be asked for. */
typedef enum {
    ADG_MEASURE_NEAREST,
    ADG_MEASURE_K_NEAREST,
    ADG_MEASURE_DUAL,
    ADG_MEASURE_CUMULATIVE,
    ADG_MEASURE_CHOICE,
    ADG_MEASURE_GRAVITY,
    ADG_MEASURE_PASSIVE,
    ADG_MEASURE_FCA, /* the family; `member` tells which */
    ADG_MEASURE_RAAM,
    ADG_MEASURE_RATIO,
    ADG_MEASURE_UNMET
} adg_measure_kind;

/** A measure of three tables. What a measure does not use is not looked at. */
typedef struct {
    adg_measure_sources sources;
    adg_measure_kind kind;
    adg_fca member;
    adg_decay decay;          /* its limit is that of every measure */
    size_t k;                 /* k_nearest */
    bool available;           /* k_nearest */
    double amount;            /* dual: opportunities */
    double tau_min;           /* raam */
    double per;               /* ratios are multiplied by it */
    double people_per_supply; /* unmet: people that a unit of supply serves */
    const char *out;          /* CSV; NULL: standard output */
    bool overwrite;
} adg_measure_request;

/** Writes id,value: of every place of the demand table in its order, for `passive` of every facility
 *  of the supply table. Who is out of reach, supply that nobody uses and rows that do not fit are
 *  told in warnings. */
adg_status adg_measure(const adg_measure_request *request, const adg_context *ctx,
                       adg_error *error);

#endif
