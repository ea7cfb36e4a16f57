/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_STATUS_H
#define ADGANG_STATUS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a fallible function returns. Families a caller can act on; the words are in adg_error. */
typedef enum {
    ADG_OK = 0,
    ADG_E_USAGE,     /* the request itself makes no sense: an option, an existing output */
    ADG_E_INVALID,   /* an input is wrong: file, layer, field, row, line */
    ADG_E_IO,        /* a file cannot be written, a disk is full */
    ADG_E_NOMEM,     /* out of memory */
    ADG_E_CANCELLED, /* the caller asked to stop */
    ADG_E_INTERNAL   /* a fault of adgang itself, or of a library it stands on */
} adg_status;

/** No position: where an array of positions has nothing to point to. */
#define ADG_NONE UINT32_MAX

#define ADG_ERROR_CAPACITY 2048

/** The whole message of a failure: what is wrong, where, and what to do. Owned by the caller;
 *  every function accepts NULL in its place. Start it with ADG_ERROR_INIT. */
typedef struct {
    adg_status status;
    char message[ADG_ERROR_CAPACITY];
} adg_error;

#define ADG_ERROR_INIT                                                                             \
    {                                                                                              \
        ADG_OK,                                                                                    \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }

#ifdef __cplusplus
}
#endif

#endif
