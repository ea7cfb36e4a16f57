/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_MEASURE_WORDS_H
#define ADG_LOAD_MEASURE_WORDS_H

#include <cyaml/cyaml.h>

/** The words of a project file for measures and decays, for libcyaml and, the other way round, for
 *  run.json and for columns. */
enum {
    ADG_N_MEASURE_WORDS = 15,
    ADG_N_SUPPLY_WORDS = 10,
    ADG_N_DECAY_WORDS = 8
};
extern const cyaml_strval_t adg_measure_words[ADG_N_MEASURE_WORDS];
extern const cyaml_strval_t adg_supply_words[ADG_N_SUPPLY_WORDS];
extern const cyaml_strval_t adg_decay_words[ADG_N_DECAY_WORDS];

#endif
