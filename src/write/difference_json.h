/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_DIFFERENCE_JSON_H
#define ADG_WRITE_DIFFERENCE_JSON_H

#include <jansson.h>

#include "findings/difference.h"
#include "findings/side_by_side.h"

/** What became of every number of an object: after - before, key by key and place by place in lists; null
 *  where either is no number. Texts, and keys that only one side has, are left out. */
json_t *adg_json_difference(const json_t *before, const json_t *after);

/** Sets who wins and who loses. */
void adg_json_set_change_sums(json_t *object, const adg_change_sums *sums);

/** The `difference` of a service: every number of the service against the baseline's, and who wins and
 *  loses in the region, its fifths and its zones. before, after: the services as results.json has
 *  them. */
json_t *adg_service_difference_json(const adg_findings *findings, size_t service,
                                    const json_t *before, const json_t *after);

/** `scenarios` of the whole: one short object each, with its services. */
json_t *adg_side_by_side_json(const adg_findings *findings, const adg_side_by_side *all);

#endif
