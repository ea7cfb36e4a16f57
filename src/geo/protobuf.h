/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_PROTOBUF_H
#define ADG_GEO_PROTOBUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Bytes of a protocol buffer message that are still to be read. */
typedef struct {
    const uint8_t *at, *end;
    bool damaged; /* what was read so far does not hold together */
} adg_protobuf;

/** One field of a message: a number, or bytes (a text, a message, packed numbers). Of fixed numbers, which
 *  OpenStreetMap does not use, the value is not read. */
typedef struct {
    unsigned number;
    uint64_t value;
    adg_protobuf bytes; /* empty unless the field has bytes */
} adg_protobuf_field;

/** The next field; false at the end and where the message is damaged.
 *  Source: protobuf.dev/programming-guides/encoding. */
bool adg_protobuf_next(adg_protobuf *message, adg_protobuf_field *field);

/** The next number of variable length; 0 where there is none (damaged). */
uint64_t adg_protobuf_number(adg_protobuf *message);

/** A signed number in zigzag form. */
int64_t adg_protobuf_signed(uint64_t value);

static inline size_t adg_protobuf_left(const adg_protobuf *message)
{
    return (size_t)(message->end - message->at);
}

#endif
