/* SPDX-License-Identifier: MPL-2.0 */
/* Where would shorter travel help those most who have least?
 *
 *     cc priority.c $(pkg-config --cflags --libs adgang) && ./a.out
 */
#include <stdio.h>

#include <adgang/adgang.h>

int main(void)
{
    const double deprivation[] = {2, 1};
    const double minutes[] = {50, 50};
    const double people[] = {10, 10};
    adg_error error = ADG_ERROR_INIT;
    double priority[2];

    if (adg_priority(deprivation, minutes, people, 2, 30, 120, priority, &error) != ADG_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("more deprived: %.0f person-minutes, less deprived: %.0f\n", priority[0], priority[1]);
    return 0;
}
