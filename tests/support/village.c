/* SPDX-License-Identifier: MPL-2.0 */
#include "support/village.h"

#include <stdlib.h>

#include "core/text.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"

#define WEST                                                                                       \
    "POLYGON((500000 6099900, 500200 6099900, 500200 6100000, 500000 6100000, 500000 6099900))"
#define EAST                                                                                       \
    "POLYGON((500200 6099900, 500500 6099900, 500500 6100000, 500200 6100000, 500200 6099900))"

static void write_files(void)
{
    raster_write("people.vrt", 5, 1, "Float64", NULL, "10 20 0 30 40");
    LAYER("zones.geojson", {"'id': 'vest', 'navn': 'Vestby'", WEST},
          {"'id': 'oest', 'navn': 'Østby'", EAST});
    LAYER("udsathed.geojson", {"'indeks': 3", WEST}, {"'indeks': 1", EAST});
    LAYER("veje.geojson",
          {"'min': 5, 'klasse': 'vej'", "LINESTRING(500000 6099950, 500500 6099950)"});
    scratch_write("steder.csv", "id,navn,type,plads,x,y\n"
                                "A,Læge A,laege,2,500050,6099950\n"
                                "B,Læge B,laege,1,500450,6099950\n"
                                "C,Lukket,laege,0,500250,6099950\n"
                                "H,Hospital,sygehus,,500450,6099950\n");
    scratch_write("od.csv", "origin,destination,minutes\nx,A,1\n");
}

static const char *write_project(const char *travel)
{
    char *yaml = adg_strdup_format(
        "adgang: 1\n"
        "name: Landsbyen\n"
        "zones: [{level: by, path: zones.geojson, id: id, label: navn}]\n"
        "population: {path: people.vrt}\n"
        "deprivation: {path: udsathed.geojson, method: ready, indicators: [{field: indeks}]}\n"
        "travel: {%s}\n"
        "facilities: {path: steder.csv, label: navn, capacity: plads}\n"
        "services:\n"
        "  - {name: laege, types: [laege]}\n"
        "  - {name: alle, types: [sygehus, laege]}\n",
        travel);
    const char *path = scratch_write("adgang.yaml", yaml);
    free(yaml);
    return path;
}

village *village_found(const char *travel)
{
    village *v = NEW(village, 1);
    adg_error error = ADG_ERROR_INIT;
    write_files();
    assert_ok(adg_project_read(write_project(travel), &v->project, &error), &error);
    assert_ok(adg_inputs_load(v->project, NULL, &v->inputs, &v->faults, &error), &error);
    assert_ok(adg_faults_status(&v->faults, &error), &error);
    assert_ok(adg_study_prepare(v->project, &v->inputs, &v->study, &v->faults, &error), &error);
    return v;
}

void village_abandon(village *v)
{
    adg_study_release(&v->study);
    adg_inputs_release(&v->inputs);
    adg_faults_release(&v->faults);
    adg_project_free(v->project);
    free(v);
}
