/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_TURN_RULE_H
#define ADG_LOAD_TURN_RULE_H

#include <stdbool.h>
#include <stdint.h>

/** A road driven one way: twice its number, and one more against its line. */
static inline uint32_t adg_driven(uint32_t road, bool against)
{
    return 2 * road + against;
}

/** What a sign at a junction says to somebody who comes along `from`: not on to `to`, or on to no other
 *  (of several `only` from one road each is allowed). Both are roads driven one way; the junction is
 *  where `from` ends and `to` begins. */
typedef struct {
    uint32_t from, to;
    bool only;
} adg_turn_rule;

#endif
