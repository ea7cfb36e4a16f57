/* SPDX-License-Identifier: MPL-2.0 */
/* How unequally are minutes to the doctor spread, and who travels longer?
 *
 *     cc gini.c $(pkg-config --cflags --libs adgang) && ./a.out
 */
#include <stdio.h>

#include <adgang/adgang.h>

int main(void)
{
    const double minutes[] = {34, 28, 15, 22, 9};
    const double deprivation[] = {9.1, 7.4, 5.0, 4.2, 0.3};
    const double people[] = {400, 300, 250, 500, 700};
    enum {
        N = 5
    };
    adg_error error = ADG_ERROR_INIT;
    adg_gradient gradient;
    double gini;

    if (adg_gini(minutes, people, N, &gini, &error) != ADG_OK ||
        adg_social_gradient(minutes, deprivation, people, N, &gradient, &error) != ADG_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("Gini %.3f; the most deprived travel %.1f minutes longer (slope index)\n", gini,
           gradient.sii);
    return 0;
}
