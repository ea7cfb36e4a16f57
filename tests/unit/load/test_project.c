/* SPDX-License-Identifier: MPL-2.0 */
#include "load/project.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "support/danish.h"
#include "support/scratch.h"
#include "support/test.h"

/* The least a project can say; line numbers are those the tests below speak of. */
static const char *const LEAST[] = {
    /*  1 */ "adgang: 1",
    /*  2 */ "name: Prøve",
    /*  3 */ "zones:",
    /*  4 */ "  - {level: kommune, path: kommuner.shp, id: kode}",
    /*  5 */ "population: {path: people.tif}",
    /*  6 */ "travel: {mode: straight}",
    /*  7 */ "facilities: {path: facilities.csv}",
    /*  8 */ "services:",
    /*  9 */ "  - {name: laege, types: [laege]}",
};

/* Writes the project with one line changed (0: a line added at the end) and reads it. */
static adg_status read_with(int line, const char *text, adg_project **project, adg_error *error)
{
    adg_text yaml = ADG_TEXT_INIT;
    for (int l = 1; l <= (int)N_OF(LEAST); l++)
        adg_text_format(&yaml, "%s\n", l == line ? text : LEAST[l - 1]);
    if (line == 0)
        adg_text_format(&yaml, "%s\n", text);
    const char *path = scratch_write("adgang.yaml", adg_text_string(&yaml));
    adg_text_release(&yaml);
    return adg_project_read(path, project, error);
}

static adg_project *project_with(int line, const char *text)
{
    adg_project *project = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(read_with(line, text, &project, &error), &error);
    return project;
}

/* ---- what is read ---- */

TEST(the_least_project_is_filled_with_defaults)
{
    adg_project *p = project_with(1, "adgang: 1");
    assert_string_equal(p->name, "Prøve");
    assert_string_equal(p->crs_text, "EPSG:25832");
    assert_int_equal(p->language, ADG_LANGUAGE_NONE);
    assert_int_equal(p->population.band, 1);
    assert_exactly(p->population.cell_m, 500);
    assert_false(p->deprivation.given);
    assert_exactly(p->travel.access_kmh, 5);
    assert_exactly(p->travel.max_snap_m, 2000);
    assert_exactly(p->travel.ferries.wait_min, 10);
    assert_exactly(p->travel.ferries.wait_cap_min, 30);
    assert_string_equal(p->facilities.id, "id");
    assert_string_equal(p->facilities.type, "type");
    assert_string_equal(p->services[0].label, "laege");
    assert_exactly(p->services[0].headline_min, 30);
    assert_int_equal(p->services[0].limits_min_count, 4);
    assert_exactly(p->services[0].limits_min[3], 60);
    assert_int_equal(p->uncertainty.draws, 500);
    assert_int_equal(p->uncertainty.seed, 1);
    assert_true(p->outputs.geojson && p->outputs.rasters && p->outputs.qgis);
    assert_int_equal(p->outputs.report, ADG_REPORT_HTML);
    adg_project_free(p);
}

TEST(nobody_gets_on_a_motorway_or_a_ferry_unless_it_is_said)
{
    adg_project *p = project_with(1, "adgang: 1");
    bool motorway = false, ferry = false;
    for (unsigned i = 0; i < p->travel.no_snap_count; i++) {
        motorway = motorway || strcmp(p->travel.no_snap[i], "motorvej") == 0;
        ferry = ferry || strcmp(p->travel.no_snap[i], "faerge") == 0;
    }
    assert_true(motorway && ferry);
    adg_project_free(p);
    p = project_with(6, "travel: {mode: straight, no_snap: []}");
    assert_int_equal(p->travel.no_snap_count, 0);
    adg_project_free(p);
}

TEST(paths_are_relative_to_the_project_file)
{
    adg_project *p = project_with(5, "population: {path: /data/people.tif}");
    char *expected = adg_strdup_format("%s/kommuner.shp", p->directory);
    assert_string_equal(p->zones[0].source.path, "kommuner.shp");
    assert_string_equal(p->zones[0].source.opened, expected);
    assert_string_equal(p->population.source.opened, "/data/people.tif");
    free(expected);
    adg_project_free(p);
}

TEST(the_example_of_the_interface_is_read)
{
    static const char example[] =
        "adgang: 1                          # version of this format\n"
        "name: Region Syddanmark 2026\n"
        "language: da                       # da | en\n"
        "crs: EPSG:25832\n"
        "zones:\n"
        "  - {level: kommune, path: kommuner.shp, id: kommunekod, label: navn}\n"
        "  - {level: sogn,    path: sogne.shp,    id: sognekode,  label: navn}\n"
        "population:\n"
        "  path: sogne.shp\n"
        "  field: pop2021\n"
        "  cell_m: 0\n"
        "  point: centroid\n"
        "  groups: {kort_udd: field_a, uden_bil: field_b}\n"
        "deprivation:\n"
        "  path: afstemning.shp\n"
        "  method: zscore\n"
        "  indicators:\n"
        "    - {field: kort_udd, label: Kort uddannelse, domain: uddannelse, direction: up, weight: "
        "1}\n"
        "    - {field: indkomst, label: Median indkomst, domain: indkomst, direction: down, weight: "
        "1}\n"
        "travel:\n"
        "  mode: road\n"
        "  roads: {path: veje.shp, minutes: min, speed: hast_kmh, class: vejklasse, oneway: "
        "ensrettet}\n"
        "  ferries: {class_is: faerge, wait_min: 10, mode: scheduled}\n"
        "  speeds: {motorvej: 110, hovedvej: 75}\n"
        "  access_kmh: 5\n"
        "  max_snap_m: 2000\n"
        "  no_snap: [motorvej, faerge]\n"
        "facilities:\n"
        "  path: facilities.shp\n"
        "  id: id\n"
        "  label: navn\n"
        "  type: type\n"
        "  capacity: capacity\n"
        "  video: video\n"
        "services:\n"
        "  - {name: sundhedshus, label: Sundhedshuse, types: [sundhedshus], limits_min: [15, 30, "
        "45, 60], headline_min: 30}\n"
        "  - {name: psykiatri_ambulant, types: [psyk]}\n"
        "  - {name: speciallaege, label: Praktiserende speciallæger, types: [speciallaege], supply: "
        "e2sfca}\n"
        "telepsychiatry:\n"
        "  outpatient: psykiatri_ambulant\n"
        "  video_rooms: sundhedshus\n"
        "  broadband: {path: bredbaand.shp, field: share_30_5}\n"
        "  competence: {path: digital.csv, by: [age, education]}\n"
        "  limits_min: {video: 30, outpatient: 45}\n"
        "  acceptance: 0.8\n"
        "  it_help: 0.0\n"
        "scenarios:\n"
        "  - name: nyt_hus_grindsted\n"
        "    label: Nyt sundhedshus i Grindsted\n"
        "    changes:\n"
        "      - {add: {service: sundhedshus, at: [503200, 6178400], label: Grindsted, capacity: 4, "
        "video: 1}}\n"
        "      - {close: SH-017}\n"
        "      - {set: {id: SH-003, capacity: 6}}\n"
        "      - {add_from: nye_huse.gpkg}\n"
        "      - {roads: {where: \"vejklasse = 'motorvej'\", speed_factor: 0.9}}\n"
        "      - {ferries: off}\n"
        "uncertainty: {draws: 500, seed: 1}\n"
        "outputs: {geojson: true, rasters: true, qgis: true, report: html, cell_m: 500}\n";
    adg_project *p = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_project_read(scratch_write("example.yaml", example), &p, &error), &error);
    assert_int_equal(p->language, ADG_LANGUAGE_DA);
    assert_int_equal(p->zones_count, 2);
    assert_string_equal(p->zones[1].level, "sogn");
    assert_int_equal(p->population.point, ADG_POINT_CENTROID);
    assert_int_equal(p->population.groups.n, 2);
    assert_string_equal(p->population.groups.name[1], "uden_bil");
    assert_string_equal(p->population.groups.field[1], "field_b");
    assert_int_equal(p->deprivation.indicators[1].direction, ADG_DIRECTION_DOWN);
    assert_int_equal(p->travel.mode, ADG_TRAVEL_ROAD);
    assert_string_equal(p->travel.roads.oneway, "ensrettet");
    assert_string_equal(p->travel.speeds.name[0], "motorvej");
    assert_exactly(p->travel.speeds.value[1], 75);
    assert_int_equal(p->services[2].supply, ADG_SERVICE_E2SFCA);
    assert_string_equal(p->services[2].label, "Praktiserende speciallæger");
    assert_int_equal(p->scenarios_count, 1);
    assert_true(p->telepsychiatry.given);
    assert_exactly(p->telepsychiatry.acceptance, 0.8);
    adg_project_free(p);
}

TEST(numbers_are_read_alike_under_a_danish_locale)
{
    adg_project *project = NULL;
    adg_error error = ADG_ERROR_INIT;
    enter_denmark();
    adg_status status = read_with(6, "travel: {mode: straight, access_kmh: 4.5}", &project, &error);
    leave_denmark();
    assert_ok(status, &error);
    assert_exactly(project->travel.access_kmh, 4.5);
    adg_project_free(project);
}

TEST(the_language_is_known_even_where_the_rest_is_wrong)
{
    assert_int_equal(adg_project_language(scratch_write("a.yaml", "language: da\nnonsense: [1")),
                     ADG_LANGUAGE_NONE);
    assert_int_equal(adg_project_language(scratch_write("a.yaml", "language: da\nnonsense: 1\n")),
                     ADG_LANGUAGE_DA);
    assert_int_equal(adg_project_language(scratch_write("a.yaml", "language: en\n")),
                     ADG_LANGUAGE_EN);
    assert_int_equal(adg_project_language(scratch_write("a.yaml", "language: tysk\n")),
                     ADG_LANGUAGE_NONE);
    assert_int_equal(adg_project_language(scratch_path("nowhere.yaml")), ADG_LANGUAGE_NONE);
}

/* ---- what is refused, and where the message points ---- */

/* A line of the least project (0: added at its end, as line 10), what it becomes, and what is said. */
typedef struct {
    int line;
    const char *text, *where, *words;
} wrong_project;

static void assert_wrong(const wrong_project *wrong, size_t n)
{
    size_t silent = 0;
    for (size_t i = 0; i < n; i++) {
        adg_project *project = NULL;
        adg_error error = ADG_ERROR_INIT;
        adg_status status = read_with(wrong[i].line, wrong[i].text, &project, &error);
        if (status == ADG_E_INVALID && strstr(error.message, wrong[i].where) &&
            strstr(error.message, wrong[i].words))
            continue;
        print_error("\"%s\": expected \"%s\" and \"%s\"\n    but was told (%d) \"%s\"\n",
                    wrong[i].text, wrong[i].where, wrong[i].words, (int)status, error.message);
        silent++;
        if (status == ADG_OK)
            adg_project_free(project);
    }
    assert_int_equal(silent, 0);
}

TEST(unknown_keys_are_named_with_the_nearest_known_one)
{
    static const wrong_project wrong[] = {
        {0, "servces: 1", "line 10, column 1", "did you mean \"services\""},
        {0, "farve: blå", "line 10, column 1", "possible here: adgang, name"},
        {6, "travel: {mode: straight, acces_kmh: 5}", "line 6, column 26", "\"access_kmh\""},
        {4, "  - {level: a, path: b, id: c, lable: d}", "line 4, column 32", "\"label\""},
        {9, "  - {name: laege, types: [a], supplyy: none}", "line 9, column 31", "\"supply\""},
        {5, "population: {path: p.tif, group: {a: b}}", "line 5, column 27", "\"groups\""},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(keys_that_stand_twice_are_named)
{
    static const wrong_project wrong[] = {
        {0, "name: Igen", "line 10, column 1", "stands here twice (first in line 2)"},
        {5, "population: {path: a.tif, path: b.tif}", "line 5, column 27", "stands here twice"},
        {6, "travel: {mode: straight, speeds: {a: 1, a: 2}}", "line 6, column 41",
         "stands here twice"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(missing_keys_are_named)
{
    static const wrong_project wrong[] = {
        {2, "language: da", "line 1, column 1", "\"name\" is missing"},
        {4, "  - {level: kommune, id: kode}", "line 4, column 5", "\"path\" is missing"},
        {9, "  - {name: laege}", "line 9, column 5", "\"types\" is missing"},
        {1, "language: da", "line 1, column 1", "must begin with \"adgang: 1\""},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(values_of_another_kind_are_named)
{
    static const wrong_project wrong[] = {
        {1, "adgang: 2", "line 1, column 9", "format version \"2\""},
        {1, "adgang: et", "line 1, column 9", "format version \"et\""},
        {2, "name: ''", "line 2, column 7", "\"name\" is empty"},
        {2, "name: [a, b]", "line 2, column 7", "must be a single value"},
        {5, "population: people.tif", "line 5, column 13", "must hold keys"},
        {5, "population: {path: p.tif, cell_m: hundrede}", "line 5, column 35", "is not a number"},
        {5, "population: {path: p.tif, cell_m: \"12,5\"}", "line 5, column 35",
         "write decimals with a point"},
        {5, "population: {path: p.tif, band: 1.5}", "line 5, column 33", "whole number"},
        {5, "population: {path: p.tif, band: -1}", "line 5, column 33", "whole number"},
        {5, "population: {path: p.tif, groups: [a, b]}", "line 5, column 35", "must hold keys"},
        {5, "population: {path: p.tif, groups: {a: [b]}}", "line 5, column 39", "cannot be used"},
        {6, "travel: {mode: fly}", "line 6, column 16", "possible are road, friction, straight"},
        {6, "travel: {mode: straight, speeds: {vej: hurtigt}}", "line 6, column 40",
         "cannot be used"},
        {8, "services: none", "", "line 9"},
        {9, "  - {name: laege, types: laege}", "line 9, column 26", "must be a list"},
        {9, "  - {name: laege, types: []}", "line 9, column 26", "at least 1"},
        {9, "  - {name: laege, types: [a], limits_min: [15, x]}", "line 9, column 48",
         "is not a number"},
        {0, "outputs: {geojson: måske}", "line 10, column 20", "must be true or false"},
        {0, "outputs: {report: pdf}", "line 10, column 19", "possible are html, none"},
        {0, "uncertainty: {draws: mange}", "line 10, column 22", "is not a number"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(values_out_of_range_are_named)
{
    static const wrong_project wrong[] = {
        {5, "population: {path: p.tif, cell_m: -5}", "line 5, column 35", "out of range"},
        {6, "travel: {mode: straight, access_kmh: 0}", "line 6, column 38", "out of range"},
        {6, "travel: {mode: straight, max_snap_m: -1}", "line 6, column 38", "out of range"},
        {6, "travel: {mode: straight, speeds: {vej: 0}}", "line 6, column 40", "0 km/h"},
        {6, "travel: {mode: straight, speeds: {vej: -80}}", "line 6, column 40", "-80 km/h"},
        {6, "travel: {mode: straight, ferries: {wait_min: -1}}", "line 6, column 46",
         "out of range"},
        {9, "  - {name: laege, types: [a], limits_min: [30, 15]}", "line 9, column 48", "increase"},
        {9, "  - {name: laege, types: [a], limits_min: [0]}", "line 9, column 44", "positive"},
        {9, "  - {name: laege, types: [a], headline_min: 0}", "line 9, column 45", "positive"},
        {0, "outputs: {cell_m: 1}", "line 10, column 19", "out of range"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(what_contradicts_itself_is_named)
{
    static const wrong_project wrong[] = {
        {6, "travel: {mode: road}", "line 6, column 9", "needs the key \"roads\""},
        {6, "travel: {mode: matrix}", "line 6, column 9", "needs the key \"matrix\""},
        {6, "travel: {mode: matrix, matrix: {path: od.csv}}", "line 5, column 13", "needs \"id\""},
        {5, "population: {path: p.tif, id: a}", "line 5, column 31", "has no \"id\""},
        {5, "population: {path: p.tif, groups: {a: b}}", "line 5, column 35", "has no \"groups\""},
        {5, "population: {path: p, field: n, groups: {People: b}}", "line 5, column 50", "taken"},
        {5, "population: {path: p, field: n, groups: {laege_min: b}}", "line 5, column 53",
         "taken"},
        {5, "population: {path: p, field: n, groups: {a: b, A: c}}", "line 5, column 51", "twice"},
        {0, "crs: EPSG:4326", "line 10, column 6", "projected one in metres"},
        {0, "crs: månen", "line 10, column 6", "not a coordinate reference system"},
        {4, "  - {level: Sogne og byer, path: a, id: b}", "line 4, column 13", "file names"},
        {9, "  - {name: ../laege, types: [a]}", "line 9, column 12", "file names"},
        {0, "  - {name: LAEGE, types: [b]}", "line 10, column 12", "used twice"},
        {0, "telepsychiatry: {outpatient: tandlaege}", "line 10, column 30",
         "not the name of a service"},
        {0, "deprivation: {path: a.shp, method: ready, indicators: [{field: a}, {field: b}]}",
         "line 10, column 55", "exactly one indicator"},
        {0, "deprivation: {path: a.shp, indicators: [{field: a, weight: 1}, {field: b}]}",
         "line 10, column 40", "to every indicator, or to none"},
        {0, "deprivation: {path: a.shp, indicators: [{field: a, weight: -1}]}",
         "line 10, column 60", "must not be negative"},
        {0, "deprivation: {path: a.shp, indicators: [{field: a, weight: 0}]}", "line 10, column 40",
         "add up to 0"},
        {0, "scenarios: [{name: s, changes: [{close: a, add_from: b}]}]", "line 10, column 33",
         "here are 2"},
        {0, "scenarios: [{name: s, changes: [{}]}]", "line 10, column 33", "here are 0"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(what_is_no_yaml_is_named)
{
    static const wrong_project wrong[] = {
        {2, "name: [a, b", "line ", "is not YAML"},
        {2, "name: \"a", "line ", "is not YAML"},
        {2, "\tname: a", "line 2, column 1", "a tab"},
        {2, "name: a: b", "line 2, column 8", "is not YAML"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

/* Everything a user can get wrong has its line and column. */
TEST(numbers_too_large_for_their_place_have_a_line)
{
    static const wrong_project wrong[] = {
        {0, "uncertainty: {draws: 99999999999}", "line 10, column 22", "draws"},
        {5, "population: {path: p.tif, band: 99999999999}", "line 5, column 33", "band"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(an_alias_has_a_line)
{
    static const wrong_project wrong[] = {
        {9, "  - {name: laege, types: &t [laege]}\n  - {name: andet, types: *t}",
         "line 10, column 26", ""},
    };
    assert_wrong(wrong, N_OF(wrong));
}

TEST(a_class_whose_name_holds_a_point_has_a_line)
{
    static const wrong_project wrong[] = {
        {6, "travel: {mode: straight, speeds: {vej 2.1: 0}}", "line 6, column 44", "0 km/h"},
    };
    assert_wrong(wrong, N_OF(wrong));
}

static void assert_refused(const char *path, const char *words)
{
    adg_project *project = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_project_read(path, &project, &error), ADG_E_INVALID, &error, words);
    assert_says(error.message, path);
}

TEST(files_that_are_no_project_are_refused)
{
    assert_refused(scratch_path("nowhere.yaml"), "cannot be opened");
    assert_refused(scratch_write("empty.yaml", ""), "is empty");
    assert_refused(scratch_write("remark.yaml", "# nothing but a remark\n"), "is empty");
    assert_refused(scratch_write("list.yaml", "- adgang\n- 1\n"), "no adgang project");
    assert_refused(scratch_write("word.yaml", "adgang\n"), "no adgang project");
    assert_refused(scratch_write_bytes("raster.tif", "II*\0\x08\0\0\0\xFF\xFE", 10),
                   "is it the project file");
    assert_refused(scratch_path("."), "cannot be read");
}

TEST(an_endless_file_is_not_read_to_its_end)
{
    const unsigned long n = (4ul << 20) + 1;
    char *bytes = NEW(char, n);
    memset(bytes, '#', n);
    assert_refused(scratch_write_bytes("large.yaml", bytes, n), "too large");
    free(bytes);
}

RUN_WITH(scratch_open, scratch_close, T(the_least_project_is_filled_with_defaults),
         T(nobody_gets_on_a_motorway_or_a_ferry_unless_it_is_said),
         T(paths_are_relative_to_the_project_file), T(the_example_of_the_interface_is_read),
         T(numbers_are_read_alike_under_a_danish_locale),
         T(the_language_is_known_even_where_the_rest_is_wrong),
         T(unknown_keys_are_named_with_the_nearest_known_one), T(keys_that_stand_twice_are_named),
         T(missing_keys_are_named), T(values_of_another_kind_are_named),
         T(values_out_of_range_are_named), T(what_contradicts_itself_is_named),
         T(what_is_no_yaml_is_named), T(numbers_too_large_for_their_place_have_a_line),
         T(an_alias_has_a_line), T(a_class_whose_name_holds_a_point_has_a_line),
         T(files_that_are_no_project_are_refused), T(an_endless_file_is_not_read_to_its_end))
