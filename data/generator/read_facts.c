/* SPDX-License-Identifier: MPL-2.0 */
#include "facts_reading.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char *const FILE_NAME[FACT_TABLES] = {
    [MUNICIPALITIES] = "kommuner.csv",
    [TOWNS] = "byer.csv",
    [DISTRICTS] = "bydele.csv",
    [COAST] = "kyst.csv",
    [WAYPOINTS] = "motorveje.csv",
    [BRIDGES] = "broer.csv",
    [HARBOURS] = "havne.csv",
    [FERRIES] = "faerger.csv",
    [ROUTES] = "ruter.csv",
    [CLOSED_ROADS] = "spaerringer.csv",
    [PARAMETERS] = "udsathed_moenster.csv",
    [INDICATORS] = "indikatorer.csv",
    [BROADBAND] = "bredbaand.csv",
    [FACILITIES] = "faciliteter.csv",
    [DIGITAL] = "digital.csv",
};

bool read_table(region_facts *f, const char *folder, int table, const csv_field *fields,
                size_t n_fields, size_t record_size, void **records, size_t *n, failure *why)
{
    return csv_read(folder, FILE_NAME[table], &f->table[table], why) &&
           csv_records(&f->table[table], fields, n_fields, record_size, records, n, why);
}

static bool find_municipality(const region_facts *f, const char *code, size_t *found)
{
    for (*found = 0; *found < f->n_municipalities; ++*found)
        if (strcmp(f->municipality[*found].code, code) == 0)
            return true;
    return false;
}

bool find_town(const region_facts *f, const char *text, size_t length, size_t *found)
{
    const char *at = memchr(text, '@', length);
    const size_t name_length = at ? (size_t)(at - text) : length;
    for (*found = 0; *found < f->n_towns; ++*found) {
        const town_fact *town = &f->town[*found];
        const bool named =
            strlen(town->name) == name_length && strncmp(town->name, text, name_length) == 0;
        if (named &&
            (!at || strncmp(town->municipality_code, at + 1, length - name_length - 1) == 0))
            return true;
    }
    return false;
}

static bool read_municipalities(region_facts *f, const char *folder, failure *why)
{
    const csv_field fields[] = {
        {"kommunekode", CSV_TEXT, offsetof(municipality_fact, code)},
        {"navn", CSV_TEXT, offsetof(municipality_fact, name)},
        {"folketal", CSV_INTEGER, offsetof(municipality_fact, people)},
        {"udsathed", CSV_NUMBER, offsetof(municipality_fact, deprivation)},
    };
    void *records;
    if (!read_table(f, folder, MUNICIPALITIES, fields, COUNT(fields), sizeof *f->municipality,
                    &records, &f->n_municipalities, why))
        return false;
    f->municipality = records;
    for (size_t i = 0; i < f->n_municipalities; i++)
        if (f->municipality[i].people <= 0)
            return csv_fail(&f->table[MUNICIPALITIES], i, why, "nobody lives in",
                            f->municipality[i].name);
    return true;
}

static bool read_towns(region_facts *f, const char *folder, const map_projection *map, failure *why)
{
    const csv_field fields[] = {
        {"navn", CSV_TEXT, offsetof(town_fact, name)},
        {"lon", CSV_NUMBER, offsetof(town_fact, lon)},
        {"lat", CSV_NUMBER, offsetof(town_fact, lat)},
        {"folketal", CSV_INTEGER, offsetof(town_fact, people)},
        {"kommunekode", CSV_TEXT, offsetof(town_fact, municipality_code)},
    };
    void *records;
    if (!read_table(f, folder, TOWNS, fields, COUNT(fields), sizeof *f->town, &records, &f->n_towns,
                    why))
        return false;
    f->town = records;
    for (size_t i = 0; i < f->n_towns; i++) {
        town_fact *town = &f->town[i];
        if (!find_municipality(f, town->municipality_code, &town->municipality))
            return csv_fail(&f->table[TOWNS], i, why, "no municipality has the code",
                            town->municipality_code);
        if (town->people <= 0)
            return csv_fail(&f->table[TOWNS], i, why, "nobody lives in", town->name);
        if (!project(map, town->lon, town->lat, &town->at, why))
            return false;
    }
    return true;
}

static bool read_districts(region_facts *f, const char *folder, failure *why)
{
    const csv_field fields[] = {
        {"by", CSV_TEXT, offsetof(district_fact, town_name)},
        {"bydel", CSV_TEXT, offsetof(district_fact, name)},
        {"oest_m", CSV_NUMBER, offsetof(district_fact, east_m)},
        {"nord_m", CSV_NUMBER, offsetof(district_fact, north_m)},
        {"udsathed", CSV_NUMBER, offsetof(district_fact, deprivation)},
        {"taethed", CSV_NUMBER, offsetof(district_fact, density)},
    };
    void *records;
    if (!read_table(f, folder, DISTRICTS, fields, COUNT(fields), sizeof *f->district, &records,
                    &f->n_districts, why))
        return false;
    f->district = records;
    for (size_t i = 0; i < f->n_districts; i++) {
        district_fact *district = &f->district[i];
        if (!find_town(f, district->town_name, strlen(district->town_name), &district->town))
            return csv_fail(&f->table[DISTRICTS], i, why, "there is no town", district->town_name);
        const point centre = f->town[district->town].at;
        district->at = (point){centre.x + whole_metres(district->east_m),
                               centre.y + whole_metres(district->north_m)};
    }
    return true;
}

static bool read_coast(region_facts *f, const char *folder, const map_projection *map, failure *why)
{
    const csv_field fields[] = {
        {"ring", CSV_TEXT, offsetof(coast_fact, ring)},
        {"lon", CSV_NUMBER, offsetof(coast_fact, lon)},
        {"lat", CSV_NUMBER, offsetof(coast_fact, lat)},
        {"kant", CSV_TEXT, offsetof(coast_fact, edge)},
    };
    void *records;
    if (!read_table(f, folder, COAST, fields, COUNT(fields), sizeof *f->coast, &records,
                    &f->n_coast, why))
        return false;
    f->coast = records;
    for (size_t i = 0; i < f->n_coast; i++)
        if (!project(map, f->coast[i].lon, f->coast[i].lat, &f->coast[i].at, why))
            return false;
    return true;
}

static bool read_patterns(region_facts *f, const char *folder, failure *why)
{
    const csv_field parameters[] = {
        {"parameter", CSV_TEXT, offsetof(parameter_fact, name)},
        {"vaerdi", CSV_NUMBER, offsetof(parameter_fact, value)},
    };
    const csv_field indicators[] = {
        {"indikator", CSV_TEXT, offsetof(indicator_fact, name)},
        {"niveau", CSV_NUMBER, offsetof(indicator_fact, level)},
        {"haeldning", CSV_NUMBER, offsetof(indicator_fact, slope)},
        {"stoej", CSV_NUMBER, offsetof(indicator_fact, noise)},
        {"mindst", CSV_NUMBER, offsetof(indicator_fact, least)},
        {"hoejst", CSV_NUMBER, offsetof(indicator_fact, most)},
        {"by_tillaeg", CSV_NUMBER, offsetof(indicator_fact, town_extra)},
        {"afrunding", CSV_NUMBER, offsetof(indicator_fact, rounding)},
        {"mangler", CSV_INTEGER, offsetof(indicator_fact, missing)},
    };
    const csv_field broadband[] = {
        {"felt", CSV_TEXT, offsetof(broadband_fact, field)},
        {"taet", CSV_NUMBER, offsetof(broadband_fact, dense)},
        {"spredt", CSV_NUMBER, offsetof(broadband_fact, scattered)},
        {"stoej", CSV_NUMBER, offsetof(broadband_fact, noise)},
        {"oe_fradrag", CSV_NUMBER, offsetof(broadband_fact, island_deduction)},
    };
    void *p = NULL, *i = NULL, *b = NULL;
    const bool done = read_table(f, folder, PARAMETERS, parameters, COUNT(parameters),
                                 sizeof *f->parameter, &p, &f->n_parameters, why) &&
                      read_table(f, folder, INDICATORS, indicators, COUNT(indicators),
                                 sizeof *f->indicator, &i, &f->n_indicators, why) &&
                      read_table(f, folder, BROADBAND, broadband, COUNT(broadband),
                                 sizeof *f->broadband, &b, &f->n_broadband, why);
    f->parameter = p;
    f->indicator = i;
    f->broadband = b;
    return done;
}

static bool read_facilities(region_facts *f, const char *folder, failure *why)
{
    const csv_field fields[] = {
        {"type", CSV_TEXT, offsetof(facility_fact, type)},
        {"praefiks", CSV_TEXT, offsetof(facility_fact, prefix)},
        {"navn", CSV_TEXT, offsetof(facility_fact, name)},
        {"by", CSV_TEXT, offsetof(facility_fact, town_name)},
        {"undertype", CSV_TEXT, offsetof(facility_fact, subtypes)},
        {"kapacitet", CSV_INTEGER, offsetof(facility_fact, capacity)},
        {"video", CSV_INTEGER, offsetof(facility_fact, video)},
        {"mindst_folketal", CSV_INTEGER, offsetof(facility_fact, least_people)},
        {"pr_folketal", CSV_INTEGER, offsetof(facility_fact, people_for_one_more)},
    };
    void *records;
    if (!read_table(f, folder, FACILITIES, fields, COUNT(fields), sizeof *f->facility, &records,
                    &f->n_facilities, why))
        return false;
    f->facility = records;
    for (size_t i = 0; i < f->n_facilities; i++) {
        facility_fact *plan = &f->facility[i];
        plan->every_town = strcmp(plan->town_name, "*") == 0;
        if (plan->every_town && plan->people_for_one_more <= 0)
            return csv_fail(&f->table[FACILITIES], i, why, "pr_folketal is missing for",
                            plan->type);
        if (!plan->every_town &&
            !find_town(f, plan->town_name, strlen(plan->town_name), &plan->town))
            return csv_fail(&f->table[FACILITIES], i, why, "there is no town", plan->town_name);
    }
    return true;
}

static bool read_digital(region_facts *f, const char *folder, failure *why)
{
    const csv_field fields[] = {
        {"age", CSV_TEXT, offsetof(digital_fact, age)},
        {"education", CSV_TEXT, offsetof(digital_fact, education)},
        {"andel", CSV_NUMBER, offsetof(digital_fact, share)},
        {"competence", CSV_NUMBER, offsetof(digital_fact, competence)},
    };
    void *records;
    if (!read_table(f, folder, DIGITAL, fields, COUNT(fields), sizeof *f->digital, &records,
                    &f->n_digital, why))
        return false;
    f->digital = records;
    return true;
}

bool facts_read(const char *folder, const map_projection *map, region_facts *f, failure *why)
{
    *f = (region_facts){0};
    return read_municipalities(f, folder, why) && read_towns(f, folder, map, why) &&
           read_districts(f, folder, why) && read_coast(f, folder, map, why) &&
           read_road_facts(f, folder, map, why) && read_patterns(f, folder, why) &&
           read_facilities(f, folder, why) && read_digital(f, folder, why);
}

void facts_release(region_facts *f)
{
    for (int t = 0; t < FACT_TABLES; t++)
        csv_release(&f->table[t]);
    void *const records[] = {f->municipality, f->town,        f->district,  f->coast,
                             f->waypoint,     f->bridge,      f->harbour,   f->ferry,
                             f->route,        f->closed_road, f->parameter, f->indicator,
                             f->broadband,    f->facility,    f->digital};
    for (size_t i = 0; i < COUNT(records); i++)
        free(records[i]);
    *f = (region_facts){0};
}

bool facts_parameter(const region_facts *f, const char *name, double *value, failure *why)
{
    for (size_t i = 0; i < f->n_parameters; i++)
        if (strcmp(f->parameter[i].name, name) == 0) {
            *value = f->parameter[i].value;
            return true;
        }
    return fail(why, "%s: the parameter '%s' is missing", f->table[PARAMETERS].path, name);
}
