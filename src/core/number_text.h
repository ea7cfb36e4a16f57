/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_NUMBER_TEXT_H
#define ADG_CORE_NUMBER_TEXT_H

#define ADG_NUMBER_TEXT 48

enum {
    ADG_AS_WRITTEN = -1 /* up to six decimals, as many as the number has */
};

/** A number as people read it, in the language of the messages: in Danish a decimal comma and a dot
 *  between thousands ("1.222.570", "12,5"), in English the other way round. NaN and infinity read
 *  as a dash. Returns buffer. Never used in data files. */
const char *adg_number_text(double value, int decimals, char buffer[ADG_NUMBER_TEXT]);

/** The same as a value that lives to the end of the enclosing block, so that any number of them can
 *  stand in one sentence. */
#define ADG_NUMBER(value, decimals)                                                                \
    adg_number_text((double)(value), (decimals), (char[ADG_NUMBER_TEXT]){0})
#define ADG_PEOPLE(people) ADG_NUMBER((people), 0)
#define ADG_PERCENT(share) ADG_NUMBER(100 * (share), 1)

#endif
