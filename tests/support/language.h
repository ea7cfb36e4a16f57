/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_LANGUAGE_H
#define ADG_TESTS_SUPPORT_LANGUAGE_H

/** Switches the messages of the process to "da" or "en", as the program does with --lang. */
void speak(const char *language);

#endif
