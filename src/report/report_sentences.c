/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "core/text.h"
#include "report/report_parts.h"

/* Fewer people than this read as none. */
static const double NOBODY = 0.5;

/* Why people cannot get there: no road near their home, or no connection from it. */
static void add_unreachable_sentence(const adg_report *r, xmlNodePtr section,
                                     const adg_access_summary *s)
{
    const adg_travel_settings *travel = &r->findings->study->project->travel;
    double off_road = fmin(r->findings->islands.people_off_road, s->unreachable_people);
    double cut_off = s->unreachable_people - off_road;
    const char *people = ADG_PEOPLE(s->unreachable_people);
    const char *share = ADG_PERCENT(s->unreachable_people / s->people);
    const char *metres = ADG_NUMBER(travel->max_snap_m, ADG_AS_WRITTEN);
    if (travel->mode == ADG_TRAVEL_MATRIX)
        adg_report_paragraph(section,
                             _("%s people (%s%%) cannot get there: the travel times of the project "
                               "hold none for them. They count among those beyond the limit but "
                               "not in the mean."),
                             people, share);
    else if (travel->mode == ADG_TRAVEL_FRICTION)
        adg_report_paragraph(
            section,
            _("%s people (%s%%) cannot get there over the friction raster: they "
              "live outside it, on a barrier or behind one. They count among those "
              "beyond the limit but not in the mean."),
            people, share);
    else if (cut_off < NOBODY)
        adg_report_paragraph(section,
                             _("%s people (%s%%) cannot get there in this calculation: the data "
                               "have no road within %s m of their homes. They count among those "
                               "beyond the limit but not in the mean."),
                             people, share, metres);
    else if (off_road < NOBODY)
        adg_report_paragraph(section,
                             _("%s people (%s%%) cannot get there: they have no connection by road "
                               "or ferry in the data. They count among those beyond the limit but "
                               "not in the mean."),
                             people, share);
    else
        adg_report_paragraph(section,
                             _("%s people (%s%%) cannot get there: for %s of them the data have no "
                               "road within %s m of their homes, and %s have no connection by road "
                               "or ferry. They count among those beyond the limit but not in the "
                               "mean."),
                             people, share, ADG_PEOPLE(off_road), metres, ADG_PEOPLE(cut_off));
}

void adg_report_add_service_sentences(const adg_report *r, xmlNodePtr section,
                                      const adg_service_findings *f)
{
    const adg_access_summary *s = f->region;
    if (f->service->n == 0) {
        adg_report_paragraph(section, _("There is no open facility; nobody can reach one."));
        return;
    }
    adg_report_paragraph(section,
                         _("%s people (%s%%) have more than %s minutes to the nearest one."),
                         ADG_PEOPLE(s->beyond_people), ADG_PERCENT(s->beyond_people / s->people),
                         ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
    if (isinf(s->p90_min))
        adg_report_paragraph(section,
                             _("The mean is %s minutes among those who can get there; more than "
                               "one person in ten cannot get there at all."),
                             ADG_NUMBER(s->mean_min, 1));
    else
        adg_report_paragraph(
            section, _("The mean is %s minutes, and nine people in ten have at most %s minutes."),
            ADG_NUMBER(s->mean_min, 1), ADG_NUMBER(s->p90_min, 1));
    if (s->unreachable_people >= NOBODY)
        add_unreachable_sentence(r, section, s);
}
