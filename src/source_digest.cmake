# SPDX-License-Identifier: MPL-2.0
# Writes the digest of the sources that read inputs: what an older program has put into the cache is
# not taken by a newer one that reads otherwise (load/road_key.h).
# Usage: cmake -DOUT=source_digest.c -DFOLDER=src -DSOURCES=a.c,b.c -P source_digest.cmake
string(REPLACE "," ";" sources "${SOURCES}")
set(digests "")
foreach(source ${sources})
  file(SHA256 ${FOLDER}/${source} digest)
  string(APPEND digests "${source} ${digest}\n")
endforeach()
string(SHA256 digest "${digests}")
file(WRITE ${OUT} "/* SPDX-License-Identifier: MPL-2.0 */\n/* Made by source_digest.cmake. */
#include \"load/road_key.h\"\n\nconst char *adg_source_digest(void)\n{\n    return \"${digest}\";\n}\n")
