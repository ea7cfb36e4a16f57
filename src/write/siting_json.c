/* SPDX-License-Identifier: MPL-2.0 */
#include "write/siting_json.h"

#include <stdlib.h>

#include "core/error.h"
#include "write/json_file.h"

static json_t *name_or_null(char *const *id, uint32_t position)
{
    return position == ADG_NONE ? json_null() : json_string(id[position]);
}

static json_t *list_of(char *const *id, const uint32_t *position, size_t n)
{
    json_t *list = json_array();
    for (size_t k = 0; k < n; k++)
        json_array_append_new(list, json_string(id[position[k]]));
    return list;
}

/* Each place and its site; places without demand are told as well. */
static json_t *assignment_of(const adg_siting_result *r)
{
    json_t *assignment = json_object();
    for (size_t i = 0; r->answer->feasible && i < r->problem->reach->n_origins; i++)
        json_object_set_new(assignment, r->place_id[i],
                            name_or_null(r->site_id, r->answer->assigned[i]));
    return assignment;
}

static json_t *flows_of(const adg_siting_result *r)
{
    json_t *flows = json_array();
    for (size_t k = 0; k < r->answer->n_flows; k++) {
        const adg_siting_flow *flow = &r->answer->flow[k];
        json_t *one = json_object();
        adg_json_set_text(one, "place", r->place_id[flow->place]);
        adg_json_set_text(one, "site", r->site_id[flow->site]);
        adg_json_set_number(one, "demand", flow->demand);
        json_array_append_new(flows, one);
    }
    return flows;
}

adg_status adg_siting_print_json(const adg_siting_result *r, FILE *out, adg_error *error)
{
    const adg_siting_answer *a = r->answer;
    json_t *root = json_object();
    adg_json_set_text(root, "model", r->model);
    json_object_set_new(root, "p", json_integer((json_int_t)r->problem->p));
    adg_json_set_number(root, "objective", a->objective);
    adg_json_set_number(root, "bound", a->bound);
    adg_json_set_number(root, "gap", a->gap);
    json_object_set_new(root, "proven", json_boolean(a->proven));
    json_object_set_new(root, "sites", list_of(r->site_id, a->site, a->n_sites));
    json_object_set_new(root, "assignment", assignment_of(r));
    adg_json_set_number(root, "seconds", r->seconds);
    json_object_set_new(root, "seed", json_integer((json_int_t)r->problem->seed));
    json_object_set_new(root, "unservable", list_of(r->place_id, a->unservable, a->n_unservable));
    adg_json_set_number(root, "unreached_demand", a->unreached);
    if (a->flow)
        json_object_set_new(root, "flows", flows_of(r));
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (!text)
        return adg_fail_memory(error);
    fputs(text, out);
    fputs("\n", out);
    free(text);
    return ADG_OK;
}
