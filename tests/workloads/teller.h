/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both tellers do, the one in C and the one in C++, by what they are told: names | fork | many | cost.
 */
#include "parascope.h"

#include <sys/wait.h>

static void tell_names(void) {
    parascope_span_t span;
    parascope_name_thread("main \"thread\"");
    span = parascope_begin("gr\xc3\xbc\xc3\x9f"
                           "e\n\\");
    parascope_end(&span);
    span = parascope_begin_state("bad \xff\xc3", "io");
    parascope_end(&span);
    parascope_mark("half way");
    parascope_counter("pages", -7);
    parascope_mark(NULL);
}

static void tell_long_name(void) {
    char name[1000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    memcpy(name + 199, "\xc3\xbc", 2); /* a character that is not to be cut in two */
    parascope_mark(name);
}

static void* tell_many(void* name) {
    int i;
    for (i = 0; i < 500; ++i) {
        parascope_span_t span = parascope_begin((const char*)name);
        parascope_end(&span);
    }
    return NULL;
}

static void tell_in_threads(void) {
    static char names[4][8] = {"thread0", "thread1", "thread2", "thread3"};
    pthread_t threads[4];
    int i;
    for (i = 0; i < 4; ++i) {
        pthread_create(&threads[i], NULL, tell_many, names[i]);
    }
    for (i = 0; i < 4; ++i) {
        pthread_join(threads[i], NULL);
    }
}

static void tell_in_child(void) {
    int status = 0;
    const pid_t child = fork();
    parascope_mark(child == 0 ? "child" : "parent");
    if (child == 0) {
        _exit(0);
    }
    waitpid(child, &status, 0);
}

/* Processor time of a span where nobody listens, in hundredths of a nanosecond. */
static long cost_of_nothing(void) {
    const long count = 20000000;
    struct timespec before, after;
    long i;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    for (i = 0; i < count; ++i) {
        parascope_span_t span = parascope_begin("nothing");
        parascope_end(&span);
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    return ((after.tv_sec - before.tv_sec) * 1000000000L + after.tv_nsec - before.tv_nsec) * 100 / count;
}

static int tell(const char* what) {
    if (strcmp(what, "names") == 0) {
        tell_names();
        tell_long_name();
    } else if (strcmp(what, "fork") == 0) {
        tell_in_child();
    } else if (strcmp(what, "cost") == 0) {
        printf("%ld\n", cost_of_nothing());
    } else {
        tell_in_threads();
    }
    return 0;
}
