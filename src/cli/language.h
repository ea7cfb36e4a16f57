/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CLI_LANGUAGE_H
#define ADG_CLI_LANGUAGE_H

/** Settles the locale at the start: the user's language for messages, but numbers as in C, because
 *  files are written with decimal points everywhere. A --lang on the command line counts at once, so
 *  that help is in the right language too. */
void cli_locale_init(int argc, char **argv);

#endif
