/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "travel/gain_parts.h"

/* Further than this nobody gains anything. */
static double longest_now(const adg_gain *gain)
{
    double longest = 0;
    for (size_t i = 0; i < gain->travel->n_origins; i++)
        longest = fmax(longest, gain->minutes[i]);
    return longest;
}

adg_status adg_gain_rows_begin(adg_gain *gain, const adg_context *ctx, adg_error *error)
{
    const adg_gain_question *q = &gain->question;
    uint32_t *which = ADG_NEW_ARRAY(uint32_t, gain->travel->n_origins);
    if (!which)
        return adg_fail_memory(error);
    adg_status status = adg_travel_nearest(gain->travel, ctx, q->open, q->n_open, 1, INFINITY,
                                           which, gain->minutes, error);
    free(which);
    return status;
}

typedef struct {
    const adg_gain *gain;
    const uint32_t *candidate; /* of each row */
    adg_site_gain *site;
} row_taking;

static adg_status take_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)error;
    const row_taking *t = data;
    adg_site_gain *site = &t->site[t->candidate[k]];
    *site = (adg_site_gain){.newly_covered = 0};
    for (size_t i = 0; i < t->gain->travel->n_origins; i++)
        if (minutes[i] < t->gain->minutes[i])
            adg_gain_count(t->gain, i, minutes[i], site);
    return ADG_OK;
}

adg_status adg_gain_rows_evaluate(adg_gain *gain, const adg_context *ctx, const uint32_t *tile,
                                  size_t n_tiles, adg_site_gain *site, adg_error *error)
{
    uint32_t *facility = ADG_NEW_ARRAY(uint32_t, n_tiles * gain->tile_size);
    uint32_t *candidate = ADG_NEW_ARRAY(uint32_t, n_tiles * gain->tile_size);
    size_t n = 0;
    for (size_t k = 0; facility && candidate && k < n_tiles; k++) {
        size_t in_tile;
        const uint32_t *of = adg_gain_tile(gain, tile[k], &in_tile);
        for (size_t c = 0; c < in_tile; c++, n++) {
            candidate[n] = of[c];
            facility[n] = gain->question.candidate[of[c]];
        }
    }
    row_taking taking = {gain, candidate, site};
    adg_status status = facility && candidate
                            ? adg_travel_rows(gain->travel, ctx, _("gain"), facility, n,
                                              longest_now(gain), take_row, &taking, error)
                            : adg_fail_memory(error);
    free(facility);
    free(candidate);
    return status;
}

static adg_status improve_by_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)k;
    (void)error;
    adg_gain *gain = data;
    for (size_t i = 0; i < gain->travel->n_origins; i++)
        adg_gain_improve(gain, i, minutes[i]);
    return ADG_OK;
}

adg_status adg_gain_rows_open(adg_gain *gain, size_t candidate, adg_error *error)
{
    return adg_travel_rows(gain->travel, NULL, _("gain"), &gain->question.candidate[candidate], 1,
                           INFINITY, improve_by_row, gain, error);
}
