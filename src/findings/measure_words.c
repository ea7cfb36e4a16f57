/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/measure_words.h"

#include <stdio.h>

#include "core/number_text.h"
#include "core/text.h"

const char *adg_measure_short_name(adg_service_measure measure)
{
    static const char *const names[] = {
        [ADG_SERVICE_2SFCA] = "2SFCA",     [ADG_SERVICE_E2SFCA] = "E2SFCA",
        [ADG_SERVICE_KD2SFCA] = "KD2SFCA", [ADG_SERVICE_M2SFCA] = "M2SFCA",
        [ADG_SERVICE_3SFCA] = "3SFCA",     [ADG_SERVICE_HUFF3SFCA] = "Huff-3SFCA",
        [ADG_SERVICE_MH3SFCA] = "MH3SFCA", [ADG_SERVICE_BFCA] = "BFCA",
        [ADG_SERVICE_RAAM] = "RAAM"};
    return measure >= ADG_SERVICE_2SFCA ? names[measure] : "";
}

const char *adg_measure_title(const adg_measure_settings *m, char title[ADG_MEASURE_TITLE])
{
    const char *limit = ADG_NUMBER(m->limit_min, ADG_AS_WRITTEN);
    switch (m->measure) {
    case ADG_SERVICE_K_NEAREST:
        snprintf(title, ADG_MEASURE_TITLE, _("mean minutes to the %u nearest"), m->k);
        break;
    case ADG_SERVICE_DUAL:
        snprintf(title, ADG_MEASURE_TITLE, _("minutes until a capacity of %s is in reach"),
                 ADG_NUMBER(m->amount, ADG_AS_WRITTEN));
        break;
    case ADG_SERVICE_CUMULATIVE:
        snprintf(title, ADG_MEASURE_TITLE, _("capacity within %s min"), limit);
        break;
    case ADG_SERVICE_CHOICE:
        snprintf(title, ADG_MEASURE_TITLE, _("facilities within %s min"), limit);
        break;
    case ADG_SERVICE_GRAVITY:
        snprintf(title, ADG_MEASURE_TITLE, _("capacity, counting half after %s min (gravity)"),
                 ADG_NUMBER(m->half_life_min, ADG_AS_WRITTEN));
        break;
    case ADG_SERVICE_UNMET:
        snprintf(title, ADG_MEASURE_TITLE, _("people without room within %s min"), limit);
        break;
    case ADG_SERVICE_RAAM:
        snprintf(title, ADG_MEASURE_TITLE, "%s",
                 _("travel and crowding together, as minutes (RAAM)"));
        break;
    default:
        snprintf(title, ADG_MEASURE_TITLE, _("capacity within reach per 100,000 people (%s)"),
                 adg_measure_short_name(m->measure));
        break;
    }
    return title;
}

const char *adg_supply_title(const adg_service_findings *f, char title[ADG_MEASURE_TITLE])
{
    const adg_measure_settings supply = {.measure = f->service->settings->supply};
    return adg_measure_title(&supply, title);
}
