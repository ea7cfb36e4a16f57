/* SPDX-License-Identifier: MPL-2.0 */
/* Runs a command and sends it a signal in the middle.
 *
 *   interrupt INT|TERM MILLISECONDS COMMAND...    that long after its start
 *   interrupt INT|TERM PATTERN      COMMAND...    as soon as a file of that pattern exists
 *
 * Ends as the command does, with 128 + the number where a signal killed it. Says "late" on standard
 * output when the command had ended before. The command gets the signals' own behaviour back, which a
 * shell takes from what it starts in the background. */
#define _POSIX_C_SOURCE 200809L
#include <glob.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    WRONG_USE = 2,
    POLL_US = 500,
    LONGEST_MS = 120000
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static bool exists(const char *pattern)
{
    glob_t found;
    bool any = glob(pattern, GLOB_NOSORT, NULL, &found) == 0;
    if (any)
        globfree(&found);
    return any;
}

static pid_t start(char **command)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

/* Waits until it is time; true when the child has ended before. */
static bool wait_for(pid_t child, const char *when, int *status)
{
    char *end;
    double begin = now_ms(), delay = strtod(when, &end);
    bool by_time = *end == '\0';
    const struct timespec pause = {0, POLL_US * 1000L};
    for (;;) {
        if (waitpid(child, status, WNOHANG) == child)
            return true;
        double gone = now_ms() - begin;
        if (gone > LONGEST_MS || (by_time ? gone >= delay : exists(when)))
            return false;
        nanosleep(&pause, NULL);
    }
}

int main(int argc, char **argv)
{
    int number = argc > 3 && strcmp(argv[1], "INT") == 0    ? SIGINT
                 : argc > 3 && strcmp(argv[1], "TERM") == 0 ? SIGTERM
                                                            : 0;
    int status = 0;
    if (number == 0) {
        fprintf(stderr, "usage: interrupt INT|TERM MILLISECONDS|PATTERN COMMAND...\n");
        return WRONG_USE;
    }
    pid_t child = start(argv + 3);
    if (child < 0)
        return WRONG_USE;
    if (wait_for(child, argv[2], &status)) {
        puts("late");
    } else {
        kill(child, number);
        waitpid(child, &status, 0);
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
