/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_SCHEMA_WORDS_H
#define ADG_LOAD_SCHEMA_WORDS_H

/* libcyaml's own macros, shortened to what our files need: OPT is a key that may be missing, MUST one
 * that may not; texts are never empty. */
#define OPT CYAML_FLAG_OPTIONAL
#define MUST CYAML_FLAG_DEFAULT
#define TEXT(key, flags, type, member)                                                             \
    CYAML_FIELD_STRING_PTR(key, (flags) | CYAML_FLAG_POINTER, type, member, 1, CYAML_UNLIMITED)
#define NUMBER(key, flags, type, member) CYAML_FIELD_FLOAT(key, flags, type, member)
#define WHOLE(key, flags, type, member) CYAML_FIELD_UINT(key, flags, type, member)
#define YES_NO(key, flags, type, member) CYAML_FIELD_BOOL(key, flags, type, member)
#define WORD(key, flags, type, member, words)                                                      \
    CYAML_FIELD_ENUM(key, (flags) | CYAML_FLAG_STRICT, type, member, words,                        \
                     sizeof(words) / sizeof((words)[0]))
#define PART(key, flags, type, member, fields) CYAML_FIELD_MAPPING(key, flags, type, member, fields)
#define LIST(key, flags, type, member, entry, min)                                                 \
    CYAML_FIELD_SEQUENCE(key, (flags) | CYAML_FLAG_POINTER, type, member, entry, min,              \
                         CYAML_UNLIMITED)
#define END CYAML_FIELD_END

#endif
