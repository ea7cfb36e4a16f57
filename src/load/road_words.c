/* SPDX-License-Identifier: MPL-2.0 */
#include "core/text.h"
#include "load/roads.h"

bool adg_oneway_parse(const char *word, adg_road_direction *direction, bool *closed)
{
    static const struct {
        const char *word;
        adg_road_direction direction;
        bool closed;
    } words[] = {
        {"", ADG_ROAD_BOTH, false},
        {"no", ADG_ROAD_BOTH, false},
        {"false", ADG_ROAD_BOTH, false},
        {"0", ADG_ROAD_BOTH, false},
        {"nej", ADG_ROAD_BOTH, false},
        {"b", ADG_ROAD_BOTH, false},
        {"yes", ADG_ROAD_FORWARD, false},
        {"true", ADG_ROAD_FORWARD, false},
        {"1", ADG_ROAD_FORWARD, false},
        {"ja", ADG_ROAD_FORWARD, false},
        {"f", ADG_ROAD_FORWARD, false},
        {"-1", ADG_ROAD_BACKWARD, false},
        {"reverse", ADG_ROAD_BACKWARD, false},
        {"t", ADG_ROAD_BACKWARD, false},
        {"reversible", ADG_ROAD_BOTH, true},
        {"alternating", ADG_ROAD_BOTH, true},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!adg_text_equal_nocase(words[i].word, word ? word : ""))
            continue;
        *direction = words[i].direction;
        *closed = words[i].closed;
        return true;
    }
    return false;
}

/* Access that keeps everybody else out; "destination" and what is not known stays open. */
bool adg_access_is_closed(const char *access)
{
    static const char *const words[] = {"no", "private", "forbudt", "privat"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (adg_text_equal_nocase(words[i], access))
            return true;
    return false;
}
