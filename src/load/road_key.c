/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_key.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adgang/version.h"
#include "core/error.h"
#include "core/text.h"
#include "geo/gdal_session.h"
#include "load/profile.h"
#include "load/source_files.h"

/* Raised when what is packed changes its form (load/road_pack.c). */
static const int FORMAT = 3;

/* ---- files ---- */

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), n = strlen(ending);
    return length >= n && adg_text_equal_nocase(text + length - n, ending);
}

/* Formats whose files stand by themselves: one that may point to others, a VRT or a folder, is read
 * anew every time. So is a GeoPackage that somebody is writing to. */
static bool stands_alone(const adg_source *source)
{
    static const char *const endings[] = {".shp", ".gpkg", ".geojson", ".json", ".fgb"};
    char *path = adg_strdup(source->opened);
    if (!path)
        return false;
    path[strcspn(path, "|")] = '\0';
    bool known = adg_road_is_osm(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        known = known || ends_with(path, endings[i]);
    char *log = adg_strdup_format("%s-wal", path), *journal = adg_strdup_format("%s-journal", path);
    struct stat found;
    bool alone = known && stat(path, &found) == 0 && S_ISREG(found.st_mode) && log && journal &&
                 access(log, F_OK) != 0 && access(journal, F_OK) != 0;
    free(path);
    free(log);
    free(journal);
    return alone;
}

static adg_status add_file(void *data, const char *name, const char *path, adg_error *error)
{
    char digest[ADG_SHA256_TEXT];
    adg_status status = adg_sha256_file(path, digest, NULL, error);
    if (status == ADG_OK)
        adg_text_format(data, "file %s %s\n", digest, name);
    return status;
}

static adg_status stamp_file(void *data, const char *name, const char *path, adg_error *error)
{
    struct stat found;
    (void)name;
    (void)error;
    if (stat(path, &found) == 0)
        adg_text_format(data, "%llu %llu %lld %lld.%09ld %lld.%09ld\n",
                        (unsigned long long)found.st_dev, (unsigned long long)found.st_ino,
                        (long long)found.st_size, (long long)found.st_mtim.tv_sec,
                        found.st_mtim.tv_nsec, (long long)found.st_ctim.tv_sec,
                        found.st_ctim.tv_nsec);
    return ADG_OK;
}

static adg_status visit_files(const adg_road_rules *rules, adg_input_visitor visit, adg_text *text,
                              adg_error *error)
{
    const adg_road_source *source = &rules->source;
    adg_status status = adg_source_visit(&source->source, visit, text, error);
    if (status != ADG_OK || !source->profile)
        return status;
    char *path = source->profile_opened ? adg_strdup(source->profile_opened)
                                        : adg_profile_path(source->profile, NULL);
    status = path ? visit(text, source->profile, path, error) : adg_fail_memory(error);
    free(path);
    return status;
}

adg_status adg_road_files_stamp(const adg_road_rules *rules, adg_text *stamp, adg_error *error)
{
    return visit_files(rules, stamp_file, stamp, error);
}

/* ---- rules ---- */

/* With its length, so that no two lists of words look alike. */
static void add_word(adg_text *text, const char *name, const char *word)
{
    if (word)
        adg_text_format(text, "%s %zu:%s\n", name, strlen(word), word);
}

static void add_source(adg_text *text, const adg_road_source *source)
{
    const struct {
        const char *name, *word;
    } words[] = {{"path", source->source.path},
                 {"layer", source->source.layer},
                 {"id", source->id},
                 {"name", source->name},
                 {"minutes", source->minutes},
                 {"speed", source->speed},
                 {"length", source->length},
                 {"class", source->class},
                 {"oneway", source->oneway},
                 {"access", source->access},
                 {"headway", source->headway},
                 {"profile", source->profile}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add_word(text, words[i].name, words[i].word);
    /* What comes after the file's name chooses a layer. */
    add_word(text, "choice", strchr(source->source.opened, '|'));
}

static void add_rules(adg_text *text, const adg_road_rules *rules)
{
    const adg_ferry_settings *ferries = &rules->ferries;
    add_source(text, &rules->source);
    adg_text_format(text, "turns %d\n", rules->source.turns);
    add_word(text, "ferry", ferries->class_is);
    adg_text_format(text, "ferries %d %a %a\n", (int)ferries->mode, ferries->wait_min,
                    ferries->wait_cap_min);
    for (size_t i = 0; i < rules->speeds.n; i++) {
        add_word(text, "speed of", rules->speeds.name[i]);
        adg_text_format(text, "is %a\n", rules->speeds.value[i]);
    }
    for (size_t i = 0; i < rules->n_no_snap; i++)
        add_word(text, "no snap", rules->no_snap[i]);
}

adg_status adg_road_key(const adg_road_rules *rules, const adg_crs *crs, char key[ADG_SHA256_TEXT],
                        adg_error *error)
{
    static const uint32_t one = 1;
    unsigned char first_byte;
    memcpy(&first_byte, &one, 1);
    key[0] = '\0';
    if (!rules->source.source.opened || !stands_alone(&rules->source.source))
        return ADG_OK;
    adg_text text = ADG_TEXT_INIT;
    adg_text_format(&text, "roads %d %s %s %s %d\n", FORMAT, adg_version(), adg_source_digest(),
                    adg_language_code(), first_byte);
    adg_gdal_describe(&text);
    add_word(&text, "crs", adg_crs_wkt(crs));
    add_rules(&text, rules);
    adg_status status = visit_files(rules, add_file, &text, error);
    if (status == ADG_OK && text.failed)
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        adg_sha256_bytes(text.bytes, text.length, key);
    adg_text_release(&text);
    return status;
}
