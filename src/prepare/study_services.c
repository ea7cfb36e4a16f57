/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "load/measure_rules.h"

static bool has_type(const adg_service_settings *settings, const char *type)
{
    for (unsigned t = 0; t < settings->types_count; t++)
        if (adg_text_equal(settings->types[t], type))
            return true;
    return false;
}

/* A type that no facility has is a slip of the pen; say which types there are. */
static void check_types(const adg_study *study, const adg_service_settings *settings,
                        adg_faults *faults)
{
    const adg_facilities *facilities = &study->facilities;
    for (unsigned t = 0; t < settings->types_count; t++) {
        bool found = false;
        adg_text types = ADG_TEXT_INIT;
        for (size_t j = 0; j < facilities->n && !found; j++) {
            bool first = true;
            for (size_t i = 0; i < j && first; i++)
                first = !adg_text_equal(facilities->type[i], facilities->type[j]);
            if (first)
                adg_text_format(&types, "%s%s", types.length ? ", " : "", facilities->type[j]);
            found = adg_text_equal(facilities->type[j], settings->types[t]);
        }
        if (!found) {
            const adg_facility_source *source = &study->project->facilities;
            char advice[ADG_ERROR_CAPACITY / 2];
            snprintf(advice, sizeof advice, _("The layer has: %s."), adg_text_string(&types));
            adg_fault_advise(
                adg_faults_add(faults, ADG_ERROR, "unknown_type",
                               (adg_place){source->source.path, source->source.layer, source->type,
                                           -1},
                               _("service \"%s\" asks for type \"%s\", which no facility has."),
                               settings->name, settings->types[t]),
                advice);
        }
        adg_text_release(&types);
    }
}

static void warn_no_capacity(const adg_study *study, const adg_service *service, size_t n,
                             const char *measure, adg_faults *faults)
{
    const adg_facility_source *source = &study->project->facilities;
    adg_faults_add(faults, ADG_WARNING, "no_capacity",
                   (adg_place){source->source.path, source->source.layer, source->capacity, -1},
                   _("service \"%s\": the capacity of %s of %s facilities is not known; its "
                     "%s is not computed."),
                   service->settings->name, ADG_NUMBER(n, 0), ADG_NUMBER(service->n, 0), measure);
}

/* Measures of supply need the capacity of every open facility. */
static void check_supply(const adg_study *study, const adg_service *service, adg_faults *faults)
{
    const adg_service_settings *settings = service->settings;
    size_t n = 0;
    for (size_t k = 0; k < service->n; k++)
        n += isnan(study->facilities.capacity[service->facility[k]]) ? 1 : 0;
    if (n && settings->supply != ADG_SERVICE_NONE)
        warn_no_capacity(study, service, n, _("supply"), faults);
    for (unsigned i = 0; n && i < settings->measures_count; i++)
        if (adg_measure_needs_capacity(settings->measures[i].measure))
            warn_no_capacity(study, service, n, settings->measures[i].name, faults);
}

/* BFCA gives every cell a share of its own: cut in two, it changes everybody's (methods 2.2). */
static void check_bfca(const adg_study *study, const adg_service *service, adg_faults *faults)
{
    const adg_service_settings *settings = service->settings;
    bool bfca = settings->supply == ADG_SERVICE_BFCA;
    for (unsigned i = 0; i < settings->measures_count; i++)
        bfca = bfca || settings->measures[i].measure == ADG_SERVICE_BFCA;
    if (bfca)
        adg_faults_add(faults, ADG_WARNING, "bfca_cells",
                       (adg_place){study->project->path, NULL, NULL, -1},
                       _("service \"%s\": BFCA depends on how people are cut into cells; its "
                         "numbers hold for these cells only and must not be compared across "
                         "resolutions."),
                       settings->name);
}

static adg_status prepare_service(const adg_study *study, const adg_service_settings *settings,
                                  adg_service *service, adg_faults *faults, adg_error *error)
{
    const adg_facilities *facilities = &study->facilities;
    service->settings = settings;
    service->facility = ADG_NEW_ARRAY(uint32_t, facilities->n);
    if (!service->facility)
        return adg_fail_memory(error);
    for (size_t j = 0; j < facilities->n; j++)
        if (has_type(settings, facilities->type[j]) && facilities->capacity[j] != 0)
            service->facility[service->n++] = (uint32_t)j;
    check_types(study, settings, faults);
    if (service->n == 0)
        adg_faults_add(faults, ADG_WARNING, "no_open_facility",
                       (adg_place){study->project->facilities.source.path, NULL, NULL, -1},
                       _("service \"%s\" has no open facility; nobody can reach it."),
                       settings->name);
    check_supply(study, service, faults);
    check_bfca(study, service, faults);
    return ADG_OK;
}

adg_status adg_study_prepare_services(adg_study *study, adg_faults *faults, adg_error *error)
{
    study->n_services = study->project->services_count;
    study->service = ADG_NEW_ARRAY(adg_service, study->n_services);
    adg_status status = study->service ? ADG_OK : adg_fail_memory(error);
    for (size_t s = 0; status == ADG_OK && s < study->n_services; s++)
        status =
            prepare_service(study, &study->project->services[s], &study->service[s], faults, error);
    return status;
}
