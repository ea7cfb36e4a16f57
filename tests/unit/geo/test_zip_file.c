/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/zip_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/sha256.h"
#include "core/text.h"
#include "geo/vector_reader.h"
#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

static const char STAMP[] = "2026-01-31T12:00:00.000Z";

TEST(what_was_packed_can_be_read_again)
{
    const char *path = LAYER("a.geojson", {"'id': 'a'", "POINT(1 2)"});
    char *text = scratch_read(path);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_zip_write(scratch_path("a.zip"), "inner.geojson", text, strlen(text), STAMP,
                            &error),
              &error);
    char *inside = adg_strdup_format("/vsizip/%s/inner.geojson", scratch_path("a.zip"));
    adg_crs *crs = utm32();
    const adg_field_request field = {"id", true};
    const adg_layer_request request = {.path = inside,
                                       .geometry = ADG_GEOMETRY_POINT,
                                       .fields = &field,
                                       .n_fields = 1,
                                       .target = crs};
    adg_layer layer;
    adg_faults faults = {0};
    assert_ok(adg_vector_read(&request, &layer, &faults, &error), &error);
    assert_no_faults(&faults);
    assert_int_equal(layer.table.n_rows, 1);
    adg_layer_release(&layer);
    adg_crs_free(crs);
    free(inside);
    free(text);
}

TEST(equal_content_of_one_date_makes_equal_bytes)
{
    char digest[2][ADG_SHA256_TEXT];
    adg_error error = ADG_ERROR_INIT;
    for (int i = 0; i < 2; i++) {
        const char *path = scratch_path(i ? "one.zip" : "two.zip");
        assert_ok(adg_zip_write(path, "x.txt", "hej", 3, STAMP, &error), &error);
        assert_ok(adg_sha256_file(path, digest[i], NULL, &error), &error);
    }
    assert_string_equal(digest[0], digest[1]);
}

TEST(what_cannot_be_written_is_said)
{
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_zip_write(scratch_path("no/folder/x.zip"), "x.txt", "hej", 3, STAMP, &error),
                 ADG_E_IO, &error, "x.zip");
}

RUN_WITH(scratch_open, scratch_close, T(what_was_packed_can_be_read_again),
         T(equal_content_of_one_date_makes_equal_bytes), T(what_cannot_be_written_is_said))
