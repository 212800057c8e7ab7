/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a C or C++ program tell Parascope what it does.
 *
 *     #include "parascope.h"
 *
 *     parascope_span_t span = parascope_begin("download");    C: a stretch of time on this thread
 *     fetch(address);
 *     parascope_end(&span);
 *
 *     const parascope::Span span("download");                 C++: to the end of its block
 *
 *     parascope_mark("first page is here");                   a moment
 *     parascope_counter("pages", 7);                          a number that changes
 *     parascope_name_thread("downloader");
 *
 * One file for C99 and C++11 with GCC or Clang on Linux: put it beside your program. Events go to the
 * descriptor that PARASCOPE_TRACE_FD names (core/trace/FORMAT.md), each with one write() of one whole line,
 * whichever thread or forked child it comes from. Where nobody listens, all this does nothing: a call costs
 * about a nanosecond.
 */
#ifndef PARASCOPE_H
#define PARASCOPE_H

#if !defined(_GNU_SOURCE) && !defined(_FEATURES_H)
#define _GNU_SOURCE /* with -std=c99 the system's headers leave out what we need; include this one first,    \
                       then */
#endif

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifdef __cplusplus
extern "C" {
#endif

/* -2: nobody has looked yet; -1: nobody listens. One for the whole program, however many files include this.
 */
__attribute__((weak)) int parascope_descriptor = -2;

#define PARASCOPE_LONGEST_NAME 200
#define PARASCOPE_LONGEST_LINE 2048

typedef struct {
    const char* name;
    const char* state;
    long long begin; /* nanoseconds of CLOCK_MONOTONIC; 0: nobody listened */
} parascope_span_t;

static inline int parascope_find_descriptor(void) {
    const int before = errno;
    const char* text = getenv("PARASCOPE_TRACE_FD");
    char* end = NULL;
    int descriptor = text != NULL ? (int)strtol(text, &end, 10) : -1;
    const int flags = text != NULL && end != text && *end == '\0' ? fcntl(descriptor, F_GETFL) : -1;
    if (flags == -1 || (flags & O_ACCMODE) == O_RDONLY) {
        descriptor = -1;
    }
    __atomic_store_n(&parascope_descriptor, descriptor, __ATOMIC_RELAXED);
    errno = before;
    return descriptor;
}

/* Whether somebody listens. */
static inline int parascope_is_on(void) {
    const int descriptor = __atomic_load_n(&parascope_descriptor, __ATOMIC_RELAXED);
    return descriptor >= 0 || (descriptor == -2 && parascope_find_descriptor() >= 0);
}

static inline long long parascope_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* How many bytes the UTF-8 character there has; 0 when it is none. */
static inline int parascope_utf8_length(const unsigned char* text) {
    const int length = text[0] < 0x80 ? 1 : text[0] < 0xC2 ? 0 : text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : 4;
    int i;
    if (length == 0 || text[0] > 0xF4 || (text[0] == 0xE0 && text[1] < 0xA0) ||
        (text[0] == 0xED && text[1] > 0x9F) || (text[0] == 0xF0 && text[1] < 0x90) ||
        (text[0] == 0xF4 && text[1] > 0x8F)) {
        return 0;
    }
    for (i = 1; i < length; ++i) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

/* A name as it stands in JSON: cut where it is too long, with '?' for what is no text. `to` has room for six
 * times PARASCOPE_LONGEST_NAME and an end. */
static inline const char* parascope_escape(const char* name, char* to) {
    const unsigned char* from = (const unsigned char*)(name != NULL ? name : "");
    int left = PARASCOPE_LONGEST_NAME;
    char* out = to;
    while (*from != '\0' && left > 0) {
        const int length = parascope_utf8_length(from);
        const int taken = length != 0 ? length : 1;
        if (taken > left) {
            break;
        }
        if (length == 0) {
            *out++ = '?';
        } else if (*from < 0x20 || *from == 0x7F || *from == '"' || *from == '\\') {
            out += sprintf(out, "\\u%04x", *from);
        } else {
            memcpy(out, from, (size_t)length);
            out += length;
        }
        from += taken;
        left -= taken;
    }
    *out = '\0';
    return to;
}

/* A reader that has gone away must not end the program: SIGPIPE is held back and taken. */
static inline void parascope_write(const char* line, size_t size) {
    const int descriptor = __atomic_load_n(&parascope_descriptor, __ATOMIC_RELAXED);
    const int before = errno;
    sigset_t pipe_signal, signals, waiting;
    int was_waiting;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigpending(&waiting);
    was_waiting = sigismember(&waiting, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &signals);
    while (descriptor >= 0 && write(descriptor, line, size) < 0) {
        struct pollfd room;
        room.fd = descriptor;
        room.events = POLLOUT;
        if (errno == EAGAIN) {
            poll(&room, 1, -1);
        } else if (errno != EINTR) {
            const struct timespec at_once = {0, 0};
            if (errno == EPIPE && !was_waiting) {
                sigtimedwait(&pipe_signal, NULL, &at_once);
            }
            __atomic_store_n(&parascope_descriptor, -1, __ATOMIC_RELAXED);
            break;
        }
    }
    pthread_sigmask(SIG_SETMASK, &signals, NULL);
    errno = before;
}

/* {"ph":"X","pid":1,"tid":1,"name":"download" and then `rest`, which closes it. */
static inline void parascope_tell(char phase, const char* name, const char* rest) {
    char line[PARASCOPE_LONGEST_LINE];
    char escaped[PARASCOPE_LONGEST_NAME * 6 + 1];
    const int size =
        snprintf(line, sizeof line, "{\"ph\":\"%c\",\"pid\":%d,\"tid\":%ld,\"name\":\"%s\",%s}\n", phase,
                 (int)getpid(), (long)syscall(SYS_gettid), parascope_escape(name, escaped), rest);
    if (size > 0 && (size_t)size < sizeof line) {
        parascope_write(line, (size_t)size);
    }
}

/* The same, when the thread was in another state: "io", "lock", "queue", "sleep", "other". */
static inline parascope_span_t parascope_begin_state(const char* name, const char* state) {
    parascope_span_t span;
    span.name = name;
    span.state = state;
    span.begin = parascope_is_on() ? parascope_now() : 0;
    return span;
}

static inline parascope_span_t parascope_begin(const char* name) {
    return parascope_begin_state(name, "running");
}

static inline void parascope_end(const parascope_span_t* span) {
    if (span->begin != 0 && parascope_is_on()) {
        const long long length = parascope_now() - span->begin;
        char rest[160];
        snprintf(rest, sizeof rest, "\"cat\":\"%.20s\",\"ts\":%lld.%03d,\"dur\":%lld.%03d", span->state,
                 span->begin / 1000, (int)(span->begin % 1000), length / 1000, (int)(length % 1000));
        parascope_tell('X', span->name, rest);
    }
}

static inline void parascope_mark(const char* name) {
    if (parascope_is_on()) {
        const long long now = parascope_now();
        char rest[80];
        snprintf(rest, sizeof rest, "\"cat\":\"mark\",\"s\":\"t\",\"ts\":%lld.%03d", now / 1000,
                 (int)(now % 1000));
        parascope_tell('i', name, rest);
    }
}

static inline void parascope_counter(const char* name, long long value) {
    if (parascope_is_on()) {
        const long long now = parascope_now();
        char rest[120];
        snprintf(rest, sizeof rest, "\"ts\":%lld.%03d,\"args\":{\"value\":%lld}", now / 1000,
                 (int)(now % 1000), value);
        parascope_tell('C', name, rest);
    }
}

static inline void parascope_name_thread(const char* name) {
    if (parascope_is_on()) {
        char escaped[PARASCOPE_LONGEST_NAME * 6 + 1];
        char rest[PARASCOPE_LONGEST_NAME * 6 + 40];
        snprintf(rest, sizeof rest, "\"args\":{\"name\":\"%s\"}", parascope_escape(name, escaped));
        parascope_tell('M', "thread_name", rest);
    }
}

#ifdef __cplusplus
} /* extern "C" */

namespace parascope {

/* A stretch of time, to the end of its block. */
class Span {
public:
    explicit Span(const char* name, const char* state = "running")
        : m_span(parascope_begin_state(name, state)) {}
    ~Span() { parascope_end(&m_span); }
    Span(const Span&) = delete;
    Span& operator=(const Span&) = delete;

private:
    parascope_span_t m_span;
};

} /* namespace parascope */
#endif

#endif
