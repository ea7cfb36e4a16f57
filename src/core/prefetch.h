/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_PREFETCH_H
#define ADG_CORE_PREFETCH_H

/** Asks for a place of memory that will be read soon; does nothing where that cannot be said. */
#if defined(__GNUC__)
#define ADG_PREFETCH(address) __builtin_prefetch(address)
#else
#define ADG_PREFETCH(address) ((void)(address))
#endif

#endif
