/* SPDX-License-Identifier: MPL-2.0 */
#include "support/language.h"

#include <locale.h>
#include <stdlib.h>

#include "core/data_files.h"
#include "core/text.h"
#include "support/test.h"

void speak(const char *language)
{
    char *directory = must_have(adg_locale_directory());
    setenv("LANGUAGE", language, 1);
    /* gettext translates nothing under the plain C locale. */
    assert_non_null(setlocale(LC_MESSAGES, "C.UTF-8"));
    bindtextdomain(ADG_TEXT_DOMAIN, directory);
    bind_textdomain_codeset(ADG_TEXT_DOMAIN, "UTF-8");
    textdomain(ADG_TEXT_DOMAIN);
    free(directory);
}
