/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/sum_location.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "siting/lagrangean.h"
#include "siting/starts.h"

enum {
    STARTS = 24,        /* before the first bound */
    FEWEST_STEPS = 100, /* however little time there is: no answer goes out without a bound */
    ROOT_STEPS = 3000,  /* of the prices, before branching */
    NODE_STEPS = 150,   /* at a branch */
    PATIENCE = 25,      /* steps without a better bound before they are halved */
    NODE_PATIENCE = 10,
    HALVINGS = 9,
    NODE_HALVINGS = 4,
    ASK_EVERY = 64 /* steps between looks at the clock */
};

typedef struct {
    const adg_cost_rows *all;
    const adg_sum_search *search;
    adg_lagrangean l;
    unsigned char *state; /* [m] where in the tree we are */
    unsigned char *open;  /* [m] working room */
    unsigned char *best;  /* [m] */
    double best_sum;
    double left_bound; /* least bound of what was left unexplored; +inf: nothing was */
    size_t n_nodes;
    unsigned steps;
    bool out_of_time;
} tree;

/* An answer below this would be better than the best. */
static double to_beat(const tree *t)
{
    double sum = fmin(t->best_sum, t->search->hopeless);
    if (!isfinite(sum))
        return sum;
    return t->all->whole ? sum - 1 + fmin(0.5, 1e-9 * (1 + fabs(sum)))
                         : sum - 1e-10 * fmax(1, fabs(sum));
}

static bool is_settled(const tree *t, double bound)
{
    return bound >= to_beat(t) || t->best_sum <= t->search->good_enough;
}

/* Takes a whole set of sites as the best, if it is one. */
static void offer(tree *t, const unsigned char *open, double sum)
{
    const adg_site_rule *rule = t->search->rule;
    if (sum < t->best_sum && sum < t->search->hopeless &&
        (!rule || !rule->holds || rule->holds(rule->data, open))) {
        t->best_sum = sum;
        memcpy(t->best, open, t->all->m);
    }
}

/* The sites open here, with those chosen of the free ones or with all of them. */
static void gather(tree *t, const adg_cost_rows *rows, bool chosen_only)
{
    for (size_t j = 0; j < t->all->m; j++)
        t->open[j] = t->state[j] == ADG_SITE_OPEN;
    for (size_t f = 0; f < rows->n_free; f++)
        t->open[rows->free[f]] = !chosen_only || t->l.chosen[rows->free[f]];
}

static void offer_chosen(tree *t, const adg_cost_rows *rows)
{
    double sum = adg_cost_rows_sum(rows, t->l.chosen);
    if (sum < t->best_sum) {
        gather(t, rows, true);
        offer(t, t->open, sum);
    }
}

/* ---- reduced costs ---- */

/* Opens and closes candidates without which, or with which, nothing better can come. How many. */
static size_t settle_candidates(tree *t, const adg_cost_rows *rows, size_t *k)
{
    const adg_lagrangean *l = &t->l;
    double beat = to_beat(t);
    size_t n_settled = 0, n_opened = 0;
    for (size_t f = 0; f < rows->n_free; f++) {
        uint32_t j = rows->free[f];
        if (t->state[j] != ADG_SITE_FREE)
            continue;
        if (l->chosen[j] && l->bound - l->rho[j] + l->best_out >= beat) {
            t->state[j] = ADG_SITE_OPEN;
            n_opened++;
        } else if (!l->chosen[j] && l->bound + l->rho[j] - l->worst_in >= beat) {
            t->state[j] = ADG_SITE_CLOSED;
        } else {
            continue;
        }
        n_settled++;
    }
    *k -= n_opened;
    return n_settled;
}

/* ---- a node of the tree: rows of the free candidates, k of them to be opened ---- */

static adg_status look_up(tree *t, adg_error *error)
{
    if (t->steps++ % ASK_EVERY)
        return ADG_OK;
    t->out_of_time = t->out_of_time || adg_deadline_passed(&t->search->deadline);
    return adg_ask(t->search->deadline.ctx, error);
}

static adg_status replace(adg_cost_rows *rows, const tree *t, adg_error *error)
{
    adg_cost_rows smaller;
    adg_status status = adg_cost_rows_restrict(rows, t->state, &smaller, error);
    if (status == ADG_OK) {
        adg_cost_rows_release(rows);
        *rows = smaller;
    }
    return status;
}

/* Raises the bound until the node is settled or the prices stand still. rows become smaller on the
 * way. */
static adg_status raise(tree *t, adg_cost_rows *rows, size_t *k, bool is_root, double *bound,
                        adg_error *error)
{
    int steps = is_root ? ROOT_STEPS : NODE_STEPS, patience = is_root ? PATIENCE : NODE_PATIENCE;
    int halvings = is_root ? HALVINGS : NODE_HALVINGS, waited = 0;
    double scale = is_root ? 1.5 : 0.7, checked = -INFINITY;
    memset(t->l.direction, 0, t->all->n_places * sizeof *t->l.direction);
    for (int s = 0; s < steps && halvings >= 0; s++) {
        if (*k == 0 || *k >= rows->n_free || rows->n == 0 || is_settled(t, *bound))
            return ADG_OK;
        adg_status status = look_up(t, error);
        if (status != ADG_OK || (t->out_of_time && !(is_root && s < FEWEST_STEPS)))
            return status;
        adg_lagrangean_evaluate(rows, *k, &t->l);
        offer_chosen(t, rows);
        if (t->l.bound > *bound + 1e-5 * (to_beat(t) - *bound))
            waited = 0;
        else if (++waited >= patience) {
            waited = 0;
            scale /= 2;
            halvings--;
        }
        *bound = fmax(*bound, t->l.bound);
        if (is_settled(t, *bound))
            return ADG_OK;
        double target = isfinite(to_beat(t)) ? to_beat(t) : t->l.bound + 0.05 * fabs(t->l.bound);
        if (t->l.bound >= checked) {
            checked = t->l.bound;
            size_t n_settled = settle_candidates(t, rows, k);
            if (n_settled) {
                status = replace(rows, t, error);
                if (status != ADG_OK)
                    return status;
                checked = -INFINITY;
                continue;
            }
        }
        adg_lagrangean_step(rows, target + 0.02 * fabs(target - t->l.bound), scale, &t->l);
        if (t->l.norm == 0)
            break;
    }
    return ADG_OK;
}

static void leave(tree *t, double bound)
{
    t->left_bound = fmin(t->left_bound, bound);
}

/* Everything is decided: all free ones are opened, or none. */
static void finish_leaf(tree *t, const adg_cost_rows *rows, size_t k)
{
    memset(t->l.chosen, 0, t->all->m);
    for (size_t f = 0; f < rows->n_free; f++)
        t->l.chosen[rows->free[f]] = k > 0;
    double sum = adg_cost_rows_sum(rows, t->l.chosen);
    gather(t, rows, true);
    offer(t, t->open, sum);
}

/* The candidate about which the bound is least sure. */
static uint32_t pick_branch(const tree *t, const adg_cost_rows *rows)
{
    uint32_t best = rows->free[0];
    double best_doubt = -1;
    for (size_t f = 0; f < rows->n_free; f++) {
        uint32_t j = rows->free[f];
        double often = t->l.often[j], doubt = often < 0.75 ? often : 1.5 - often;
        if (doubt > best_doubt) {
            best_doubt = doubt;
            best = j;
        }
    }
    return best;
}

static adg_status explore(tree *t, const adg_cost_rows *from, size_t k, double bound,
                          adg_error *error);

static adg_status branch(tree *t, const adg_cost_rows *rows, size_t k, double bound,
                         adg_error *error)
{
    uint32_t j = pick_branch(t, rows);
    double *price = adg_copy_array(t->l.price, t->all->n_places, sizeof *price);
    unsigned char *state = adg_copy_array(t->state, t->all->m, sizeof *state);
    adg_status status = price && state ? ADG_OK : adg_fail_memory(error);
    for (int side = 0; status == ADG_OK && side < 2; side++) {
        memcpy(t->state, state, t->all->m);
        memcpy(t->l.price, price, t->all->n_places * sizeof *price);
        t->state[j] = side == 0 ? ADG_SITE_OPEN : ADG_SITE_CLOSED;
        status = explore(t, rows, side == 0 ? k - 1 : k, bound, error);
    }
    if (state)
        memcpy(t->state, state, t->all->m);
    free(price);
    free(state);
    return status;
}

static adg_status explore(tree *t, const adg_cost_rows *from, size_t k, double bound,
                          adg_error *error)
{
    if (is_settled(t, bound))
        return ADG_OK;
    if (t->out_of_time) {
        leave(t, bound);
        return ADG_OK;
    }
    adg_cost_rows rows;
    adg_status status = adg_cost_rows_restrict(from, t->state, &rows, error);
    if (status != ADG_OK)
        return status;
    unsigned char *state = adg_copy_array(t->state, t->all->m, sizeof *state);
    if (!state)
        status = adg_fail_memory(error);
    bool is_root = t->n_nodes++ == 0;
    if (status == ADG_OK)
        status = raise(t, &rows, &k, is_root, &bound, error);
    if (status == ADG_OK && !is_settled(t, bound)) {
        if (k == 0 || k >= rows.n_free) {
            if (k <= rows.n_free)
                finish_leaf(t, &rows, k);
        } else if (t->out_of_time) {
            leave(t, bound);
        } else {
            status = branch(t, &rows, k, bound, error);
        }
    }
    if (state)
        memcpy(t->state, state, t->all->m);
    free(state);
    adg_cost_rows_release(&rows);
    return status;
}

/* ---- the search ---- */

static adg_status try_starts(tree *t, const adg_cost_rows *rows, size_t k, size_t n_starts,
                             adg_error *error)
{
    memcpy(t->open, t->best, t->all->m);
    double sum = t->best_sum;
    adg_status status = adg_several_starts(rows, k, t->search, n_starts, t->open, &sum, error);
    if (status == ADG_OK)
        offer(t, t->open, sum);
    return status;
}

static adg_status run(tree *t, const adg_cost_rows *rows, size_t k, adg_error *error)
{
    adg_status status = try_starts(t, rows, k, STARTS, error);
    if (status != ADG_OK || is_settled(t, t->search->known_bound))
        return status;
    adg_lagrangean_begin(rows, &t->l);
    return explore(t, rows, k, t->search->known_bound, error);
}

adg_status adg_sum_location(const adg_cost_rows *rows, size_t k, const adg_sum_search *search,
                            unsigned char *open, adg_sum_answer *answer, adg_error *error)
{
    tree t = {.all = rows, .search = search, .best_sum = INFINITY, .left_bound = INFINITY};
    t.state = ADG_NEW_ARRAY(unsigned char, rows->m);
    t.open = ADG_NEW_ARRAY(unsigned char, rows->m);
    t.best = ADG_NEW_ARRAY(unsigned char, rows->m);
    adg_status status = t.state && t.open && t.best ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_lagrangean_new(rows->n_places, rows->m, &t.l, error);
    if (status == ADG_OK)
        status = run(&t, rows, k, error);
    if (status == ADG_OK) {
        bool left = t.left_bound < to_beat(&t) && t.best_sum > search->good_enough;
        memcpy(open, t.best, rows->m);
        double bound = rows->whole ? ceil(t.left_bound - 1e-6) : t.left_bound;
        *answer =
            (adg_sum_answer){isfinite(t.best_sum), t.best_sum,
                             left ? bound : fmin(t.best_sum, search->hopeless), !left, t.n_nodes};
    }
    adg_lagrangean_free(&t.l);
    free(t.state);
    free(t.open);
    free(t.best);
    return status;
}
