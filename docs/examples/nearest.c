/* SPDX-License-Identifier: MPL-2.0 */
/* How far is it to the nearest clinic, in a region with an island and a ferry?
 *
 *     0 ---9--- 1 ---14--- 2 ~~40, ferry~~ 3 ---6--- 4       5       minutes
 *            clinic 0                             clinic 1    (no road)
 *
 *     cc nearest.c $(pkg-config --cflags --libs adgang) && ./a.out
 */
#include <math.h>
#include <stdio.h>

#include <adgang/adgang.h>

enum {
    N_VILLAGES = 6,
    N_CLINICS = 2
};

int main(void)
{
    /* The last 1 says that the road can be used both ways. */
    const adg_graph_edge roads[] = {{0, 1, 9, 1}, {1, 2, 14, 1}, {2, 3, 40, 1}, {3, 4, 6, 1}};
    const uint32_t village[N_VILLAGES] = {0, 1, 2, 3, 4, 5}; /* nodes of the graph */
    const uint32_t clinic[N_CLINICS] = {1, 4};
    const uint32_t wanted[N_CLINICS] = {0, 1}; /* both: positions in `clinic` */
    const double people[N_VILLAGES] = {120, 900, 340, 60, 210, 15};
    const double limits[] = {10};

    uint32_t nearest[N_VILLAGES]; /* positions in `wanted`, ADG_NONE where there is no way */
    double minutes[N_VILLAGES];   /* +infinity there */
    const adg_access_input input = {.n = N_VILLAGES,
                                    .minutes = minutes,
                                    .people = people,
                                    .n_zones = 1, /* without .zone all are in one */
                                    .limit_min = limits,
                                    .n_limits = 1,
                                    .headline_min = 30,
                                    .cap_min = 120};
    adg_error error = ADG_ERROR_INIT;
    adg_travel *travel = NULL;
    adg_access_summary *all = NULL;

    if (adg_graph_travel_new(N_VILLAGES, roads, 4, village, N_VILLAGES, clinic, N_CLINICS,
                             ADG_TO_FACILITY, &travel, &error) != ADG_OK ||
        adg_travel_nearest(travel, NULL, wanted, N_CLINICS, 1, INFINITY, nearest, minutes,
                           &error) != ADG_OK ||
        adg_access_summarise(&input, &all, &error) != ADG_OK) {
        fprintf(stderr, "%s\n", error.message);
    } else {
        for (int i = 0; i < N_VILLAGES; i++)
            if (nearest[i] == ADG_NONE)
                printf("village %d: no way\n", i);
            else
                printf("village %d: %2.0f minutes to clinic %d\n", i, minutes[i], (int)nearest[i]);
        printf("%.0f of %.0f people can get there, in %.1f minutes on average; "
               "%.0f %% have at most %.0f minutes\n",
               all->reachable_people, all->people, all->mean_min, 100 * all->share_within[0],
               limits[0]);
    }
    adg_access_summaries_free(all); /* NULL is fine */
    adg_travel_free(travel);
    return error.status != ADG_OK;
}
