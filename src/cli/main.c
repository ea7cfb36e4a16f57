/* SPDX-License-Identifier: MPL-2.0 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "adgang/version.h"
#include "cli/cli.h"
#include "cli/language.h"
#include "core/text.h"
#include "geo/gdal_session.h"

static const cli_command commands[] = {
    {"init", N_("write a commented project file, with the model region if wanted"), cmd_init},
    {"check", N_("read and check every input, without analysing"), cmd_check},
    {"run", N_("the main job: maps, tables and a report of who lives how far from care"), cmd_run},
    {"gain", N_("what one new facility would give, for every populated cell"), cmd_gain},
    {"locate", N_("the best new sites of a service, or the best to close, with a bound"),
     cmd_locate},
    {"compare", N_("two finished runs: differences, and who gets there faster or slower"),
     cmd_compare},
    {"explain", N_("one place explained: road, way, time, rivals"), cmd_explain},
    {"matrix", N_("travel times between two sets of places"), cmd_matrix},
    {"isochrone", N_("polygons of what is reached within a limit, and catchments"), cmd_isochrone},
    {"costdistance", N_("minutes over a friction raster to the nearest source"), cmd_costdistance},
    {"measure", N_("measures of access from a table of travel times"), cmd_measure},
    {"inequality", N_("every index of how unequal a column of a table is"), cmd_inequality},
    {"clusters", N_("where values lie together: clusters, outliers, hot and cold spots"),
     cmd_clusters},
    {"deprivation", N_("a deprivation index from indicators of areas"), cmd_deprivation},
    {"siting", N_("where to put facilities: the best sites, with a bound"), cmd_siting},
};
enum {
    N_COMMANDS = sizeof commands / sizeof *commands
};

static void print_help(FILE *out)
{
    fprintf(out, "%s\n\n%s\n\n",
            _("adgang measures how unequal people's access to health care is, and shows what would "
              "make it fairer."),
            _("Usage: adgang COMMAND [OPTION...]"));
    for (size_t i = 0; i < N_COMMANDS; i++)
        fprintf(out, "  %-12s %s\n", commands[i].name, _(commands[i].summary));
    fprintf(out, "\n%s\n%s\n",
            _("`adgang COMMAND --help` tells every option. `adgang --version` tells the version."),
            _("New here? `adgang init DIR --example`, then `adgang run DIR/projekt.yaml --out "
              "results`."));
}

static int print_version(void)
{
    printf("adgang %s\n%s\n", ADGANG_VERSION, adg_gdal_version());
    return cli_flush(CLI_DONE);
}

static bool is_one_of(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

/* Where the command stands: options that every command takes may come before it. */
static int command_position(int argc, char **argv)
{
    int i = 1;
    while (i < argc && argv[i][0] == '-')
        i += is_one_of(argv[i], "--lang", "--threads") ? 2 : 1;
    return i < argc ? i : argc;
}

static bool asks_for_help(int n, char **words)
{
    for (int i = 0; i < n; i++)
        if (is_one_of(words[i], "--help", "-h") || strcmp(words[i], "-?") == 0)
            return true;
    return false;
}

/* argv is GDAL's own list of words, without its options. */
static int run_command(int argc, char **argv)
{
    int at = command_position(argc, argv);
    if (asks_for_help(at - 1, argv + 1) || (at < argc && strcmp(argv[at], "help") == 0)) {
        print_help(stdout);
        return cli_flush(CLI_DONE);
    }
    char *word = at < argc ? argv[at] : NULL;
    if (word) {
        memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
        argv[1] = word;
    }
    for (size_t i = 0; word && i < N_COMMANDS; i++)
        if (strcmp(word, commands[i].name) == 0)
            return cli_flush(commands[i].run(argc - 1, (const char **)argv + 1));
    if (word)
        fprintf(stderr, _("adgang: there is no command \"%s\"\n\n"), word);
    print_help(stderr);
    return CLI_WRONG_USE;
}

int main(int argc, char **argv)
{
    cli_locale_init(argc, argv);
    /* A file larger than allowed is a failed write like any other, not the end of the program. */
    signal(SIGXFSZ, SIG_IGN);
    /* GDAL would answer --version with its own, wherever it stands. */
    for (int i = 1; i < argc; i++)
        if (is_one_of(argv[i], "--version", "-V"))
            return print_version();
    if (!adg_gdal_take_options(&argc, &argv))
        return CLI_DONE;
    int exit_status = run_command(argc, argv);
    adg_gdal_free_options(argv);
    return exit_status;
}
