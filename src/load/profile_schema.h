/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_PROFILE_SCHEMA_H
#define ADG_LOAD_PROFILE_SCHEMA_H

#include <cyaml/cyaml.h>

#include "load/profile.h"

/** The keys of a profile, as libcyaml reads them into an adg_profile. */
extern const cyaml_schema_value_t adg_profile_schema;

#endif
