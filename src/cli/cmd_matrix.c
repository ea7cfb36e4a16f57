/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/cli.h"

int cmd_matrix(int argc, const char **argv)
{
    (void)argc;
    (void)argv;
    return CLI_FAILED;
}
