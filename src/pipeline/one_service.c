/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/one_service.h"

#include "core/error.h"
#include "core/text.h"

adg_status adg_study_of_service(const adg_study *all, const char *service, adg_study *one,
                                adg_error *error)
{
    adg_text names = ADG_TEXT_INIT;
    *one = *all;
    one->n_services = 0;
    for (size_t s = 0; s < all->n_services; s++) {
        const char *name = all->service[s].settings->name;
        adg_text_format(&names, "%s%s", s ? ", " : "", name);
        if (one->n_services == 0 && adg_text_equal(name, service)) {
            one->service = &all->service[s];
            one->n_services = 1;
        }
    }
    adg_status status =
        one->n_services ? ADG_OK
                        : adg_fail(error, ADG_E_USAGE,
                                   _("--service %s: there is no such service; the project has: %s"),
                                   service, adg_text_string(&names));
    adg_text_release(&names);
    return status;
}
