/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_REMOTENESS_WORDS_H
#define ADG_PREPARE_REMOTENESS_WORDS_H

#include <stdbool.h>

/** Does the name of a field, or what people read of it, say cars, distance, travel or rurality, in
 *  Danish or English? Such indicators have no place in a deprivation index that is compared with
 *  travel time. Upper and lower case are alike; NULL says nothing. */
bool adg_names_remoteness(const char *name);

#endif
