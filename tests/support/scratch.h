/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_SCRATCH_H
#define ADG_TESTS_SUPPORT_SCRATCH_H

/** A folder of its own for the files of one test program. The first two have the form of cmocka's
 *  group set-up and tear-down; the folder is removed with everything in it. */
int scratch_open(void **state);
int scratch_close(void **state);

/** Path of a file in the folder; valid until four more have been asked for. */
const char *scratch_path(const char *name);

/** Writes a text into a file of the folder and returns its path. */
const char *scratch_write(const char *name, const char *text);

/** The same with bytes that may hold zeros. */
const char *scratch_write_bytes(const char *name, const void *bytes, unsigned long n);

/** The bytes of a file as a string on the heap. */
char *scratch_read(const char *path);

#endif
