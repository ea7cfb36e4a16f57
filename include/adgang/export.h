/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_EXPORT_H
#define ADGANG_EXPORT_H

/** Marks what the shared library exports; everything else is hidden. */
#if defined(_WIN32)
#if defined(ADGANG_BUILDING_SHARED)
#define ADG_API __declspec(dllexport)
#elif defined(ADGANG_SHARED)
#define ADG_API __declspec(dllimport)
#else
#define ADG_API
#endif
#elif defined(__GNUC__)
#define ADG_API __attribute__((visibility("default")))
#else
#define ADG_API
#endif

#endif
