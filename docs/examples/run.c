/* SPDX-License-Identifier: MPL-2.0 */
/* The main job of adgang inside another program: `adgang run PROJECT --out DIR`, told in its own way.
 *
 *     cc run.c $(pkg-config --cflags --libs adgang) && ./a.out PROJECT DIR
 */
#include <stdio.h>

#include <adgang/adgang.h>

/* Called now and then; a window would draw a bar. 0 would stop the work: nothing is then written. */
static int on_progress(double fraction, const char *stage, void *data)
{
    (void)fraction, (void)stage, (void)data;
    return 1;
}

static void on_warning(const char *message, void *data)
{
    int *n_warnings = data;
    (void)message;
    ++*n_warnings;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "Usage: %s PROJECT DIR\n", argv[0]);
        return 2;
    }
    int n_warnings = 0;
    const adg_context context = {
        .progress = on_progress, .warning = on_warning, .data = &n_warnings};
    const adg_run_request request = {.project = argv[1], .out = argv[2], .overwrite = 0};
    adg_error error = ADG_ERROR_INIT;

    if (adg_run(&request, &context, &error) != ADG_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%s/report.html is written; odd inputs: %s\n", argv[2], n_warnings ? "some" : "none");
    return 0;
}
