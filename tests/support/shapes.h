/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_SHAPES_H
#define ADG_TESTS_SUPPORT_SHAPES_H

#include "core/shapes.h"

/** Small geometries, written down in a test. */
adg_shapes no_shapes(void);

/** One feature of one line: LINE(&shapes, 0, 0, 1000, 0, 1000, 1000). */
#define LINE(shapes, ...)                                                                          \
    add_line((shapes), (const double[]){__VA_ARGS__},                                              \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)))
void add_line(adg_shapes *shapes, const double *xy, size_t n_points);

/** One feature of one ring, given without its closing point. */
#define RING(shapes, ...)                                                                          \
    add_ring((shapes), (const double[]){__VA_ARGS__},                                              \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)), true, false)
/** A further ring of the last feature: another piece, or a hole. */
#define PIECE(shapes, ...)                                                                         \
    add_ring((shapes), (const double[]){__VA_ARGS__},                                              \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)), false, false)
#define HOLE(shapes, ...)                                                                          \
    add_ring((shapes), (const double[]){__VA_ARGS__},                                              \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)), false, true)
void add_ring(adg_shapes *shapes, const double *xy, size_t n_points, bool begins_feature,
              bool hole);

/** One feature: a square with its lower left corner at (x, y). */
void add_square(adg_shapes *shapes, double x, double y, double side);

/** One feature of one point. */
void add_point(adg_shapes *shapes, double x, double y);

#endif
