/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_ACCESS_CATCHMENT_H
#define ADG_ACCESS_CATCHMENT_H

#include "access/reach.h"

/** Every floating catchment area is two steps with weights of their own,
 *
 *      R_j = S_j / sum_i D_i U_ij        A_i = sum_j R_j V_ij,
 *
 *  and its members differ in what U and V are. */
typedef struct {
    const adg_reach *reach;
    const double *demand, *supply;
    double *first_step;  /* [n_pairs] W, to be made U */
    double *second_step; /* [n_pairs] W, to be made V */
} adg_catchment;

/** M2SFCA: V = W^2. */
void adg_modified_weights(adg_catchment *c);

/** 3SFCA: people share themselves out over facilities, G = W / sum_k W, or by Huff with S_k W.
 *  U = V = G W; with absolute distance (MH3SFCA) U = G. */
void adg_selection_weights(adg_catchment *c, bool by_supply, bool absolute_distance);

/** BFCA: U = shares of the row, V = shares of the column. */
adg_status adg_balanced_weights(adg_catchment *c, adg_error *error);

#endif
