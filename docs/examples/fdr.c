/* SPDX-License-Identifier: MPL-2.0 */
/* Which of many tests hold up?
 *
 *     cc fdr.c $(pkg-config --cflags --libs adgang) && ./a.out
 */
#include <stdio.h>

#include <adgang/adgang.h>

int main(void)
{
    const double p[] = {0.01, 0.02, 0.03, 0.9};
    enum {
        N = 4
    };
    adg_error error = ADG_ERROR_INIT;
    adg_fdr_result result;
    double q[N], least_p;
    unsigned char significant[N];

    if (adg_fdr(p, N, 0.05, q, significant, &result, &error) != ADG_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%d of %d are significant, up to p = %.2f\n", (int)result.n_rejected, N,
           result.critical_p);
    printf("q: %.2f %.2f %.2f %.2f\n", q[0], q[1], q[2], q[3]);
    printf("400 units and 999 draws: %d", (int)adg_fdr_floor(400, 999, 0.05, &least_p));
    printf(" at p = %.3f\n", least_p);
    return 0;
}
