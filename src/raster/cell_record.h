/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_CELL_RECORD_H
#define ADG_RASTER_CELL_RECORD_H

/* For the files of raster/ alone: how friction and minutes lie in a cell's record. `wide` is a constant
 * wherever speed matters, so that the compiler drops the branch. Records of 12 bytes hold a double
 * off its alignment: memcpy is the way to read it, and costs nothing. */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline size_t record_bytes(bool wide)
{
    return wide ? 16 : 12;
}

static inline double record_friction(const unsigned char *record, bool wide)
{
    if (wide) {
        double friction;
        memcpy(&friction, record, sizeof friction);
        return friction;
    }
    float friction;
    memcpy(&friction, record, sizeof friction);
    return friction;
}

static inline void record_set_friction(unsigned char *record, bool wide, double minutes)
{
    const float single = (float)minutes;
    if (wide)
        memcpy(record, &minutes, sizeof minutes);
    else
        memcpy(record, &single, sizeof single);
}

static inline double record_minutes(const unsigned char *record, bool wide)
{
    double minutes;
    memcpy(&minutes, record + (wide ? 8 : 4), sizeof minutes);
    return minutes;
}

static inline void record_set_minutes(unsigned char *record, bool wide, double minutes)
{
    memcpy(record + (wide ? 8 : 4), &minutes, sizeof minutes);
}

#endif
