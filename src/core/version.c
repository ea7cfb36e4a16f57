/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/version.h"

const char *adg_version(void)
{
    return ADGANG_VERSION;
}
