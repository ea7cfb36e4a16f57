/* SPDX-License-Identifier: MPL-2.0 */
#include "core/sha256.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

static void to_text(struct sha256_ctx *hash, char digest[ADG_SHA256_TEXT])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(hash, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(digest + 2 * i, 3, "%02x", bytes[i]);
}

adg_status adg_sha256_file(const char *path, char digest[ADG_SHA256_TEXT], uint64_t *size,
                           adg_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be read: %s"), path, strerror(errno));
    struct sha256_ctx hash;
    sha256_init(&hash);
    uint8_t block[1 << 16];
    uint64_t total = 0;
    size_t n;
    while ((n = fread(block, 1, sizeof block, file)) > 0) {
        sha256_update(&hash, n, block);
        total += n;
    }
    int failed = ferror(file);
    fclose(file);
    if (failed)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be read: %s"), path, strerror(errno));
    to_text(&hash, digest);
    if (size)
        *size = total;
    return ADG_OK;
}

void adg_sha256_bytes(const void *bytes, size_t n, char digest[ADG_SHA256_TEXT])
{
    struct sha256_ctx hash;
    sha256_init(&hash);
    sha256_update(&hash, n, bytes);
    to_text(&hash, digest);
}
