/* SPDX-License-Identifier: MPL-2.0 */
#include "core/number_text.h"
#include "core/text.h"
#include "write/comparison.h"

void adg_comparison_say(const adg_comparison *comparison, FILE *out)
{
    for (size_t s = 0; s < comparison->n_services; s++) {
        const adg_compared_runs_service *service = &comparison->service[s];
        const adg_mean_split *mean = &service->mean;
        fprintf(out,
                _("%s: %s people get there faster and %s slower; the mean goes from %s to %s "
                  "minutes (%s because other people travel, %s because of travel times).\n"),
                json_string_value(json_object_get(service->after, "label")),
                ADG_PEOPLE(service->region.winners), ADG_PEOPLE(service->region.losers),
                ADG_NUMBER(mean->before, 1), ADG_NUMBER(mean->after, 1),
                ADG_NUMBER(mean->people, 1), ADG_NUMBER(mean->minutes, 1));
    }
}
