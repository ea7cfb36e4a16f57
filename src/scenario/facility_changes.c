/* SPDX-License-Identifier: MPL-2.0 */
#include "scenario/facility_changes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/points.h"
#include "scenario/change_place.h"

/* One facility being settled. */
typedef struct {
    char *id, *label, *type;
    double xy[2], capacity, video;
    uint32_t before;
    const adg_change *change;
    bool added, closed;
} site;

typedef struct {
    const adg_study *baseline;
    const adg_project *project;
    const adg_scenario_settings *scenario;
    adg_faults *faults;
    site *site;
    size_t n, n_kept, capacity; /* n_kept: those that are not added */
    bool failed;                /* no memory */
} making;

static site *new_site(making *m, const char *id, const char *label, const char *type)
{
    site *grown = adg_grow_array(m->site, m->n, &m->capacity, sizeof *grown);
    if (!grown) {
        m->failed = true;
        return NULL;
    }
    m->site = grown;
    site *s = &m->site[m->n++];
    *s = (site){.id = adg_strdup(id),
                .label = adg_strdup(label),
                .type = adg_strdup(type),
                .capacity = NAN,
                .video = NAN,
                .before = ADG_NONE};
    m->failed = m->failed || !s->id || !s->label || !s->type;
    return m->failed ? NULL : s;
}

static site *find_site(making *m, const char *id)
{
    for (size_t j = 0; j < m->n; j++)
        if (adg_text_equal(m->site[j].id, id))
            return &m->site[j];
    return NULL;
}

/* ---- the list to begin with ---- */

static void take_list(making *m, const adg_facilities *list, bool is_baseline)
{
    for (size_t j = 0; j < list->n && !m->failed; j++) {
        site *s = new_site(m, list->id[j], list->label[j], list->type[j]);
        if (!s)
            return;
        s->xy[0] = list->xy[2 * j];
        s->xy[1] = list->xy[2 * j + 1];
        s->capacity = list->capacity[j];
        s->video = list->video[j];
        s->before = is_baseline ? (uint32_t)j : ADG_NONE;
    }
}

static const adg_change *other_list(const adg_scenario_settings *scenario)
{
    for (unsigned c = 0; c < scenario->changes_count; c++)
        if (scenario->changes[c].facilities)
            return &scenario->changes[c];
    return NULL;
}

/* Those of another list that stand where one of the baseline stands have its place on the road. */
static void find_unmoved(making *m)
{
    const adg_facilities *before = &m->baseline->facilities;
    for (size_t k = 0; k < m->n; k++)
        for (size_t j = 0; j < before->n && m->site[k].before == ADG_NONE; j++)
            if (before->xy[2 * j] == m->site[k].xy[0] && before->xy[2 * j + 1] == m->site[k].xy[1])
                m->site[k].before = (uint32_t)j;
}

static adg_status begin_list(making *m, adg_error *error)
{
    const adg_change *other = other_list(m->scenario);
    adg_status status = ADG_OK;
    if (!other) {
        take_list(m, &m->baseline->facilities, true);
    } else {
        adg_facilities list;
        adg_facility_source source = m->project->facilities;
        source.source = other->source;
        status = adg_facilities_load(&source, m->project->crs, &list, m->faults, error);
        if (status == ADG_OK) {
            take_list(m, &list, false);
            find_unmoved(m);
            adg_facilities_release(&list);
        }
    }
    m->n_kept = m->n;
    return status;
}

/* ---- what is added ---- */

static const adg_service_settings *service_named(const adg_project *project, const char *name)
{
    for (unsigned s = 0; s < project->services_count; s++)
        if (adg_text_equal(project->services[s].name, name))
            return &project->services[s];
    return NULL;
}

/* What is known of a new facility, from the project file or from a drawn point. */
typedef struct {
    const char *id, *label;
    const adg_service_settings *service;
    double xy[2], capacity, video;
    const adg_change *change;
} newcomer;

static void add_newcomer(making *m, const newcomer *n)
{
    char *made =
        n->id ? NULL : adg_strdup_format("%s_%.0f_%.0f", n->service->name, n->xy[0], n->xy[1]);
    const char *id = n->id ? n->id : made;
    if (!id) {
        m->failed = true;
    } else if (find_site(m, id)) {
        adg_change_fault(m->project, m->scenario, n->change, m->faults,
                         _("there is a facility \"%s\" already"), id);
    } else {
        site *s = new_site(m, id, n->label ? n->label : n->service->label, n->service->types[0]);
        if (s) {
            s->xy[0] = n->xy[0];
            s->xy[1] = n->xy[1];
            s->capacity = n->capacity;
            s->video = n->video;
            s->change = n->change;
            s->added = true;
        }
    }
    free(made);
}

static void add_one(making *m, const adg_change *change)
{
    const adg_change_add *add = change->add;
    const newcomer n = {add->id,
                        add->label,
                        service_named(m->project, add->service),
                        {add->at[0], add->at[1]},
                        add->capacity,
                        add->video,
                        change};
    add_newcomer(m, &n);
}

enum {
    SERVICE,
    LABEL,
    CAPACITY,
    N_FIELDS
};

static void add_drawn_points(making *m, const adg_change *change, const adg_points *points)
{
    for (size_t i = 0; i < points->n && !m->failed; i++) {
        const char *service = points->table.column[SERVICE].text[i];
        const newcomer n = {NULL,
                            points->table.column[LABEL].text[i],
                            service ? service_named(m->project, service) : NULL,
                            {points->xy[2 * i], points->xy[2 * i + 1]},
                            points->table.column[CAPACITY].number[i],
                            NAN,
                            change};
        if (!n.service)
            adg_fault_advise(adg_faults_add(m->faults, ADG_ERROR, "unknown_service",
                                            adg_points_place(points, i, "service"),
                                            _("\"%s\" is not the name of a service."),
                                            service ? service : ""),
                             _("Write one of the names under \"services\" of the project file."));
        else if (n.capacity < 0 || isinf(n.capacity))
            adg_fault_advise(adg_faults_add(m->faults, ADG_ERROR, "bad_capacity",
                                            adg_points_place(points, i, "capacity"),
                                            _("the capacity is %g."), n.capacity),
                             _("A capacity is 0 (closed) or more; leave it empty where it is not "
                               "known."));
        else
            add_newcomer(m, &n);
    }
}

static adg_status add_drawn(making *m, const adg_change *change, adg_error *error)
{
    static const adg_field_request fields[N_FIELDS] = {
        {"service", true}, {"label", true}, {"capacity", false}};
    const adg_layer_request request = {.path = change->source.opened,
                                       .shown = change->source.path,
                                       .layer = change->source.layer,
                                       .fields = fields,
                                       .n_fields = N_FIELDS,
                                       .target = m->project->crs};
    adg_points points;
    size_t errors_before = m->faults->count[ADG_ERROR];
    adg_status status = adg_points_load(&request, &points, m->faults, error);
    if (status != ADG_OK)
        return status;
    if (m->faults->count[ADG_ERROR] == errors_before)
        add_drawn_points(m, change, &points);
    adg_points_release(&points);
    return ADG_OK;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const site *)a)->id, ((const site *)b)->id);
}

static adg_status add_all(making *m, adg_error *error)
{
    adg_status status = ADG_OK;
    for (unsigned c = 0; status == ADG_OK && c < m->scenario->changes_count; c++) {
        const adg_change *change = &m->scenario->changes[c];
        if (change->add)
            add_one(m, change);
        else if (change->add_from)
            status = add_drawn(m, change, error);
    }
    if (m->n > m->n_kept + 1 && !m->failed)
        qsort(m->site + m->n_kept, m->n - m->n_kept, sizeof *m->site, by_id);
    return status;
}

/* ---- what happens to those that are there ---- */

static site *asked_for(making *m, const adg_change *change, const char *id)
{
    site *s = find_site(m, id);
    if (!s)
        adg_fault_advise(adg_change_fault(m->project, m->scenario, change, m->faults,
                                          _("no facility has the id \"%s\"."), id),
                         _("The ids are those of the facility layer and of what the scenario "
                           "adds."));
    return s;
}

static void change_one(making *m, const adg_change *change)
{
    site *s;
    if (change->close && (s = asked_for(m, change, change->close))) {
        if (s->capacity == 0)
            adg_change_fault(m->project, m->scenario, change, m->faults,
                             _("\"%s\" is closed already."), change->close);
        s->capacity = 0;
        s->closed = true;
    }
    if (change->move && (s = asked_for(m, change, change->move->id))) {
        memcpy(s->xy, change->move->at, sizeof s->xy);
        s->before = ADG_NONE;
        s->change = change;
    }
    if (change->set && (s = asked_for(m, change, change->set->id))) {
        s->capacity = isnan(change->set->capacity) ? s->capacity : change->set->capacity;
        s->video = isnan(change->set->video) ? s->video : change->set->video;
    }
}

/* ---- the whole ---- */

static bool is_listed(const site *s)
{
    return !(s->added && s->closed);
}

static adg_status put_down(making *m, adg_changed_facilities *changed, adg_error *error)
{
    adg_facilities *f = &changed->facilities;
    f->xy = ADG_NEW_ARRAY(double, 2 * m->n);
    f->id = ADG_NEW_ARRAY(char *, m->n);
    f->label = ADG_NEW_ARRAY(char *, m->n);
    f->type = ADG_NEW_ARRAY(char *, m->n);
    f->capacity = ADG_NEW_ARRAY(double, m->n);
    f->video = ADG_NEW_ARRAY(double, m->n);
    changed->before = ADG_NEW_ARRAY(uint32_t, m->n);
    changed->change = ADG_NEW_ARRAY(const adg_change *, m->n);
    if (!f->xy || !f->id || !f->label || !f->type || !f->capacity || !f->video ||
        !changed->before || !changed->change)
        return adg_fail_memory(error);
    for (size_t k = 0; k < m->n; k++) {
        site *s = &m->site[k];
        if (!is_listed(s))
            continue;
        size_t j = f->n++;
        memcpy(f->xy + 2 * j, s->xy, sizeof s->xy);
        f->id[j] = s->id;
        f->label[j] = s->label;
        f->type[j] = s->type;
        f->capacity[j] = s->capacity;
        f->video[j] = s->video;
        changed->before[j] = s->before;
        changed->change[j] = s->change;
        s->id = s->label = s->type = NULL;
    }
    return ADG_OK;
}

adg_status adg_facilities_change(const adg_study *baseline, const adg_scenario_settings *scenario,
                                 adg_changed_facilities *changed, adg_faults *faults,
                                 adg_error *error)
{
    making m = {
        .baseline = baseline, .project = baseline->project, .scenario = scenario, .faults = faults};
    *changed = (adg_changed_facilities){.before = NULL};
    adg_status status = begin_list(&m, error);
    if (status == ADG_OK)
        status = add_all(&m, error);
    for (unsigned c = 0; status == ADG_OK && !m.failed && c < scenario->changes_count; c++)
        change_one(&m, &scenario->changes[c]);
    if (status == ADG_OK)
        status = m.failed ? adg_fail_memory(error) : put_down(&m, changed, error);
    for (size_t k = 0; k < m.n; k++) {
        free(m.site[k].id);
        free(m.site[k].label);
        free(m.site[k].type);
    }
    free(m.site);
    if (status != ADG_OK)
        adg_changed_facilities_release(changed);
    return status;
}

void adg_changed_facilities_release(adg_changed_facilities *changed)
{
    adg_facilities_release(&changed->facilities);
    free(changed->before);
    free(changed->change);
    *changed = (adg_changed_facilities){.before = NULL};
}
