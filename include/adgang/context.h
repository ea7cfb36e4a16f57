/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_CONTEXT_H
#define ADGANG_CONTEXT_H

#ifdef __cplusplus
extern "C" {
#endif

/** What a caller lends to long work: threads, and ways to be told and to say stop. Results never
 *  ride here. All members may be zero: all processors, silence, no stopping. */
typedef struct {
    /** Threads to use; 0 = every processor. Results are byte-identical for every number. */
    int threads;

    /** Called now and then from the calling thread with the share done of the current stage
     *  (0 ... 1; negative: not known, only asked) and its name; return 0 to stop: the work then ends with ADG_E_CANCELLED. */
    int (*progress)(double fraction, const char *stage, void *data);

    /** Called at the start of every stage with its name, and once with NULL at the end. */
    void (*stage)(const char *name, void *data);

    /** Odd but usable input, in a whole sentence. */
    void (*warning)(const char *message, void *data);

    /** Given to the functions here. */
    void *data;

    /** Folder where roads are kept once they have been read, so that the same files need not be read
     *  again; NULL: none. Results are the same. Only what took cache_above_s seconds to read is
     *  put there. */
    const char *cache;
    double cache_above_s;

    /** What only those want to know who ask for it, in a whole sentence. */
    void (*note)(const char *message, void *data);
} adg_context;

#ifdef __cplusplus
}
#endif

#endif
