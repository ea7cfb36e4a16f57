/* SPDX-License-Identifier: MPL-2.0 */
/* Differences taken apart: by where people live, by what they have in common, by need, by group.
 *
 *     cc differences.c $(pkg-config --cflags --libs adgang) && ./a.out
 */
#include <stdio.h>

#include <adgang/adgang.h>

enum {
    N = 5
};
static const double deprivation[N] = {5, 4, 3, 2, 1}, people[N] = {100, 100, 100, 100, 100};
static const double minutes[N] = {50, 40, 30, 20, 10};

static void kitagawa(void)
{
    /* country and town: shares of the people and mean minutes of two fifths */
    const double share_a[] = {0.6, 0.4}, share_b[] = {0.2, 0.8};
    const double mean_a[] = {30, 10}, mean_b[] = {25, 10};
    adg_kitagawa_parts parts;
    adg_kitagawa(share_a, share_b, mean_a, mean_b, 2, &parts, NULL, NULL);
    printf("kitagawa: %.1f = %.1f where they live + %.1f the way there\n", parts.total,
           parts.composition, parts.rate);
}

static adg_status decomposition(adg_error *error)
{
    const double rural[N] = {1, 1, 1, 0, 0};
    double beta[2], contribution, residual;
    adg_social_order order;
    adg_status status = adg_social_order_build(minutes, deprivation, people, N, &order, error);
    if (status == ADG_OK)
        status =
            adg_concentration_decompose(&order, rural, 1, beta, &contribution, &residual, error);
    if (status == ADG_OK)
        printf("decomposition: %.4f rural + %.4f residual\n", contribution, residual);
    adg_social_order_release(&order);
    return status;
}

static adg_status inequity(adg_error *error)
{
    const double use[N] = {2, 2, 2, 2, 2}, need[N] = {3, 2.5, 2, 1.5, 1};
    double horizontal;
    adg_status status =
        adg_horizontal_inequity(use, need, deprivation, people, N, &horizontal, error);
    if (status == ADG_OK)
        printf("horizontal inequity: %.4f\n", horizontal);
    return status;
}

static adg_status target_group(adg_error *error)
{
    const double group[N] = {40, 30, 20, 10, 0};
    adg_group_comparison c;
    adg_status status = adg_group_compare(minutes, people, group, N, 30, &c, error);
    if (status == ADG_OK)
        printf("target group: %.1f against %.1f minutes, %.1f%% against %.1f%% beyond 30\n",
               c.group_mean, c.rest_mean, 100 * c.group_beyond, 100 * c.rest_beyond);
    return status;
}

int main(void)
{
    adg_error error = ADG_ERROR_INIT;
    kitagawa();
    if (decomposition(&error) != ADG_OK || inequity(&error) != ADG_OK ||
        target_group(&error) != ADG_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    return 0;
}
