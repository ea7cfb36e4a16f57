/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/protobuf.h"

enum {
    VARIABLE = 0,
    FIXED_64 = 1,
    BYTES = 2,
    FIXED_32 = 5
};

static uint64_t damaged(adg_protobuf *message)
{
    message->damaged = true;
    message->at = message->end;
    return 0;
}

uint64_t adg_protobuf_number(adg_protobuf *message)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && message->at < message->end; shift += 7) {
        uint8_t byte = *message->at++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    return damaged(message);
}

int64_t adg_protobuf_signed(uint64_t value)
{
    return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

static adg_protobuf take_bytes(adg_protobuf *message, uint64_t n)
{
    adg_protobuf bytes = {message->at, message->at, false};
    if (n > adg_protobuf_left(message)) {
        damaged(message);
        return bytes;
    }
    message->at += n;
    bytes.end = message->at;
    return bytes;
}

bool adg_protobuf_next(adg_protobuf *message, adg_protobuf_field *field)
{
    if (message->at == message->end)
        return false;
    uint64_t tag = adg_protobuf_number(message);
    *field = (adg_protobuf_field){.number = (unsigned)(tag >> 3)};
    switch (tag & 7) {
    case VARIABLE:
        field->value = adg_protobuf_number(message);
        break;
    case FIXED_64:
        take_bytes(message, 8);
        break;
    case BYTES:
        field->bytes = take_bytes(message, adg_protobuf_number(message));
        break;
    case FIXED_32:
        take_bytes(message, 4);
        break;
    default:
        damaged(message);
    }
    return !message->damaged;
}
