/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_cache.h"

#include <time.h>

#include "core/cache_file.h"
#include "core/error.h"
#include "core/progress.h"
#include "core/text.h"
#include "load/road_key.h"
#include "load/road_pack.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* True: the roads were there. */
static bool find(const adg_road_rules *rules, const adg_context *ctx, const char *key,
                 adg_roads *roads, adg_faults *faults)
{
    adg_cache_file file;
    const char *shown = rules->source.source.path;
    adg_cache_state state = adg_cache_file_open(ctx->cache, key, &file);
    bool found = state == ADG_CACHE_FOUND && adg_roads_unpack(file.bytes, file.n, roads, faults);
    if (state == ADG_CACHE_FOUND)
        adg_cache_file_close(&file);
    if (found)
        adg_note(ctx, _("%s: taken from the cache (%s/%s.cache)."), shown, ctx->cache, key);
    else if (state != ADG_CACHE_ABSENT)
        adg_note(ctx, _("%s: the cache is damaged and is not used (%s/%s.cache)."), shown,
                 ctx->cache, key);
    return found;
}

static void keep(const adg_road_rules *rules, const adg_context *ctx, const char *key,
                 const adg_roads *roads, const adg_faults *faults)
{
    adg_text bytes = ADG_TEXT_INIT;
    adg_error error = ADG_ERROR_INIT;
    adg_roads_pack(roads, faults, &bytes);
    if (adg_cache_file_write(ctx->cache, key, &bytes, &error) == ADG_OK)
        adg_note(ctx, _("%s: put into the cache (%s/%s.cache)."), rules->source.source.path,
                 ctx->cache, key);
    else
        adg_note(ctx, _("%s: not put into the cache: %s"), rules->source.source.path,
                 error.message);
    adg_text_release(&bytes);
}

/* Reads, and keeps what is whole: the files must be those the key was made from. */
static adg_status load_and_keep(const adg_road_rules *rules, const adg_crs *crs,
                                const adg_context *ctx, const char *key, const char *stamp,
                                adg_roads *roads, adg_faults *faults, adg_error *error)
{
    double begun = now();
    adg_status status = adg_roads_load(rules, crs, roads, faults, error);
    bool lasting = now() - begun >= ctx->cache_above_s;
    adg_error ignored = ADG_ERROR_INIT;
    if (status != ADG_OK || !lasting || faults->count[ADG_ERROR] ||
        adg_faults_status(faults, &ignored) != ADG_OK)
        return status;
    adg_text stamp_now = ADG_TEXT_INIT;
    if (adg_road_files_stamp(rules, &stamp_now, &ignored) == ADG_OK &&
        adg_text_equal(stamp, adg_text_string(&stamp_now)))
        keep(rules, ctx, key, roads, faults);
    adg_text_release(&stamp_now);
    return status;
}

adg_status adg_roads_load_cached(const adg_road_rules *rules, const adg_crs *crs,
                                 const adg_context *ctx, adg_roads *roads, adg_faults *faults,
                                 adg_error *error)
{
    char key[ADG_SHA256_TEXT] = "";
    adg_text stamp = ADG_TEXT_INIT;
    adg_faults own = {0};
    adg_status status = ADG_OK;
    *roads = (adg_roads){0};
    /* What is wrong with the files here, reading them will say. */
    if (ctx && ctx->cache &&
        (adg_road_files_stamp(rules, &stamp, NULL) != ADG_OK || stamp.failed ||
         adg_road_key(rules, crs, key, NULL) != ADG_OK))
        key[0] = '\0';
    if (!key[0])
        status = adg_roads_load(rules, crs, roads, &own, error);
    else if (!find(rules, ctx, key, roads, &own))
        status = load_and_keep(rules, crs, ctx, key, adg_text_string(&stamp), roads, &own, error);
    adg_faults_move(&own, faults);
    adg_text_release(&stamp);
    return status;
}
