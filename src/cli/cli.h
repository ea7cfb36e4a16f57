/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CLI_CLI_H
#define ADG_CLI_CLI_H

#include <popt.h>
#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/status.h"

/** Exit statuses, as docs/exit-status.md lists them. */
enum {
    CLI_DONE = 0,
    CLI_FAILED = 1,
    CLI_WRONG_USE = 2,
    CLI_WRONG_INPUT = 3,
    CLI_INTERRUPTED = 130
};

/** What every command takes. */
typedef struct {
    char *threads, *lang;
    int n_threads; /* 0: as many as there are processors */
    int quiet, verbose, overwrite;
    char *cache;    /* --cache; then the folder that is used, or NULL */
    int no_cache;   /* --no-cache */
    double above_s; /* only what takes longer to read goes there */
} cli_common;

/** One command; adding one is a file cmd_<name>.c and a line in main.c. */
typedef struct {
    const char *name;
    const char *summary; /* marked for translation */
    int (*run)(int argc, const char **argv);
} cli_command;

int cmd_check(int argc, const char **argv);
int cmd_clusters(int argc, const char **argv);
int cmd_compare(int argc, const char **argv);
int cmd_costdistance(int argc, const char **argv);
int cmd_deprivation(int argc, const char **argv);
int cmd_explain(int argc, const char **argv);
int cmd_inequality(int argc, const char **argv);
int cmd_gain(int argc, const char **argv);
int cmd_init(int argc, const char **argv);
int cmd_isochrone(int argc, const char **argv);
int cmd_locate(int argc, const char **argv);
int cmd_matrix(int argc, const char **argv);
int cmd_measure(int argc, const char **argv);
int cmd_run(int argc, const char **argv);
int cmd_siting(int argc, const char **argv);

/** Options as data: the common ones to include in a command's table. */
struct poptOption *cli_common_options(cli_common *common);
#define CLI_COMMON_OPTIONS(common)                                                                 \
    {                                                                                              \
        NULL, '\0', POPT_ARG_INCLUDE_TABLE, cli_common_options(common), 0,                         \
            N_("Options of every command:"), NULL                                                  \
    }

/** Options of the commands that read roads. */
struct poptOption *cli_cache_options(cli_common *common);
#define CLI_CACHE_OPTIONS(common)                                                                  \
    {                                                                                              \
        NULL, '\0', POPT_ARG_INCLUDE_TABLE, cli_cache_options(common), 0,                          \
            N_("Roads that have been read before:"), NULL                                          \
    }

/** Chooses the folder of the cache: --cache, else ADGANG_CACHE (empty: none), else the user's own
 *  (XDG_CACHE_HOME or ~/.cache), which only gets what took long. */
void cli_choose_cache(cli_common *common);

/** A command line being read. */
typedef struct {
    const char *command;
    char *name;               /* "adgang command": stands in argv[0] as long as popt reads */
    const char **argv, *word; /* the caller's words, and the first of them */
    poptContext popt;
    cli_common *common;
    const char **arguments; /* what is not an option */
    int n_arguments;
} cli_line;

/** Reads the command line by a table whose option values are all texts (char **) or flags. usage is
 *  what comes after the name, "PROJECT --out DIR"; about says what the command does, in a paragraph.
 *  False = wrong use, already said on standard error; *exit_status tells how to end. */
bool cli_read(cli_line *line, const char *command, int argc, const char **argv,
              const struct poptOption *options, cli_common *common, const char *usage,
              const char *about, int *exit_status);
void cli_release(cli_line *line);

/** Wrong use: says why and where help is; returns CLI_WRONG_USE. */
int cli_wrong_use(const cli_line *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Numbers of options; text NULL leaves *value alone. False = said on standard error. */
bool cli_number(const cli_line *line, const char *option, const char *text, double least,
                double most, double *value);

/** Says a failure on standard error and gives its exit status. */
int cli_finish(adg_status status, const adg_error *error);

/** Standard output took everything? Otherwise says so; returns the exit status. */
int cli_flush(int exit_status);

/** Chooses the language of messages and outputs: --lang, else the project's, else the
 *  environment's. */
void cli_language(const cli_common *common, const char *project);

/** The context of a command: progress on standard error, stages with -v, Ctrl-C. */
adg_context cli_context(const cli_line *line);

#endif
