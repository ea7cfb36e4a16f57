/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_PREFETCH_H
#define ADG_CORE_PREFETCH_H

/** Asks for the memory at an address that is about to be read. Only a hint: any address is allowed,
 *  and where the compiler knows no such hint it does nothing. */
static inline void adg_prefetch(const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    (void)address;
#endif
}

#endif
