/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_EVERY_MACHINE_H
#define ADG_CORE_EVERY_MACHINE_H

/** Before a function: the same loops, compiled for several machines; the program picks when it
 *  starts. Where that cannot be done, and as the tests have them too, the compiler's usual machine is
 *  served, with the same results. Such a function would be visible outside the library: make it
 *  static and call it from another. */
#if defined(FOR_EVERY_MACHINE)
#elif defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) &&     \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FOR_EVERY_MACHINE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_EVERY_MACHINE
#endif

#endif
