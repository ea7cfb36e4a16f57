/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_SHA256_H
#define ADG_CORE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

#define ADG_SHA256_TEXT 65

/** SHA-256 of a file as 64 hexadecimal digits, and its size in bytes (size may be NULL). */
adg_status adg_sha256_file(const char *path, char digest[ADG_SHA256_TEXT], uint64_t *size,
                           adg_error *error);

/** SHA-256 of n bytes in memory. */
void adg_sha256_bytes(const void *bytes, size_t n, char digest[ADG_SHA256_TEXT]);

#endif
