/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/language.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/data_files.h"
#include "core/text.h"
#include "load/project.h"

static void choose(const char *language)
{
    setenv("LANGUAGE", language, 1);
    /* gettext translates nothing under the plain C locale, whatever LANGUAGE says. */
    const char *current = setlocale(LC_MESSAGES, NULL);
    if (!current || strcmp(current, "C") == 0 || strcmp(current, "POSIX") == 0)
        setlocale(LC_MESSAGES, "C.UTF-8");
    /* popt breaks the lines of help by letters, not bytes, where letters beyond ASCII are known. */
    current = setlocale(LC_CTYPE, NULL);
    if (!current || strcmp(current, "C") == 0 || strcmp(current, "POSIX") == 0)
        setlocale(LC_CTYPE, "C.UTF-8");
    /* Looking the domain up again makes gettext read LANGUAGE anew. */
    textdomain(ADG_TEXT_DOMAIN);
}

/* The value of --lang, before the options are read properly. */
static const char *language_option(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            return argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}

void cli_locale_init(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    char *directory = adg_locale_directory();
    if (directory)
        bindtextdomain(ADG_TEXT_DOMAIN, directory);
    free(directory);
    bind_textdomain_codeset(ADG_TEXT_DOMAIN, "UTF-8");
    textdomain(ADG_TEXT_DOMAIN);
    const char *language = language_option(argc, argv);
    if (language && (strcmp(language, "da") == 0 || strcmp(language, "en") == 0))
        choose(language);
}

/* The environment's own wish, in the order gettext asks. */
static bool environment_is_danish(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "da", 2) == 0;
    }
    return false;
}

void cli_language(const cli_common *common, const char *project)
{
    if (common->lang)
        return; /* chosen when the program began */
    adg_language language = project ? adg_project_language(project) : ADG_LANGUAGE_NONE;
    bool danish =
        language == ADG_LANGUAGE_NONE ? environment_is_danish() : language == ADG_LANGUAGE_DA;
    choose(danish ? "da" : "en");
}
