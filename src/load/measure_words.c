/* SPDX-License-Identifier: MPL-2.0 */
#include "load/measure_words.h"

#include "load/measure_rules.h"

const cyaml_strval_t adg_measure_words[ADG_N_MEASURE_WORDS] = {{"k_nearest", ADG_SERVICE_K_NEAREST},
                                                               {"dual", ADG_SERVICE_DUAL},
                                                               {"cumulative",
                                                                ADG_SERVICE_CUMULATIVE},
                                                               {"choice", ADG_SERVICE_CHOICE},
                                                               {"gravity", ADG_SERVICE_GRAVITY},
                                                               {"unmet", ADG_SERVICE_UNMET},
                                                               {"2sfca", ADG_SERVICE_2SFCA},
                                                               {"e2sfca", ADG_SERVICE_E2SFCA},
                                                               {"kd2sfca", ADG_SERVICE_KD2SFCA},
                                                               {"m2sfca", ADG_SERVICE_M2SFCA},
                                                               {"3sfca", ADG_SERVICE_3SFCA},
                                                               {"huff3sfca", ADG_SERVICE_HUFF3SFCA},
                                                               {"mh3sfca", ADG_SERVICE_MH3SFCA},
                                                               {"bfca", ADG_SERVICE_BFCA},
                                                               {"raam", ADG_SERVICE_RAAM}};

const cyaml_strval_t adg_supply_words[ADG_N_SUPPLY_WORDS] = {
    {"none", ADG_SERVICE_NONE},           {"2sfca", ADG_SERVICE_2SFCA},
    {"e2sfca", ADG_SERVICE_E2SFCA},       {"kd2sfca", ADG_SERVICE_KD2SFCA},
    {"m2sfca", ADG_SERVICE_M2SFCA},       {"3sfca", ADG_SERVICE_3SFCA},
    {"huff3sfca", ADG_SERVICE_HUFF3SFCA}, {"mh3sfca", ADG_SERVICE_MH3SFCA},
    {"bfca", ADG_SERVICE_BFCA},           {"raam", ADG_SERVICE_RAAM}};

const cyaml_strval_t adg_decay_words[ADG_N_DECAY_WORDS] = {{"none", ADG_DECAY_NONE},
                                                           {"exponential", ADG_DECAY_EXPONENTIAL},
                                                           {"power", ADG_DECAY_POWER},
                                                           {"gaussian", ADG_DECAY_GAUSSIAN},
                                                           {"gaussian_truncated",
                                                            ADG_DECAY_GAUSSIAN_TRUNCATED},
                                                           {"logistic", ADG_DECAY_LOGISTIC},
                                                           {"log_logistic", ADG_DECAY_LOG_LOGISTIC},
                                                           {"linear", ADG_DECAY_LINEAR}};

static const char *word_of(const cyaml_strval_t *words, size_t n, int64_t value)
{
    for (size_t i = 0; i < n; i++)
        if (words[i].val == value)
            return words[i].str;
    return "none";
}

const char *adg_measure_word(adg_service_measure measure)
{
    return word_of(adg_measure_words, ADG_N_MEASURE_WORDS, measure);
}

const char *adg_decay_word(adg_decay_kind decay)
{
    return word_of(adg_decay_words, ADG_N_DECAY_WORDS, decay);
}
