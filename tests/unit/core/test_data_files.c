/* SPDX-License-Identifier: MPL-2.0 */
#include "core/data_files.h"

#include <stdlib.h>

#include "support/scratch.h"
#include "support/test.h"

TEST(a_file_of_the_program_is_found)
{
    char *path = adg_data_file("model_region");
    assert_non_null(path);
    free(path);
}

TEST(what_does_not_exist_is_not_found)
{
    assert_null(adg_data_file("no_such_folder"));
}

TEST(the_environment_names_a_folder_that_comes_first)
{
    const char *file = scratch_write("LICENSE", "another one");
    setenv("ADGANG_DATA_DIR", scratch_path(""), 1);
    char *path = adg_data_file("LICENSE");
    unsetenv("ADGANG_DATA_DIR");
    char *text = scratch_read(path);
    assert_string_equal(text, "another one");
    (void)file;
    free(text);
    free(path);
}

RUN_WITH(scratch_open, scratch_close, T(a_file_of_the_program_is_found),
         T(what_does_not_exist_is_not_found), T(the_environment_names_a_folder_that_comes_first))
