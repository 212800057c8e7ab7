// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MpiTelling.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

// Loaded into a shell between mpirun and the program there is no MPI at all: that is to be no fault.
#pragma weak PMPI_Comm_rank
#pragma weak ompi_mpi_comm_world

namespace parascope::mpi {

namespace {

/// What the ranks of a program have between them, in this one. One for the process, as MPI itself is.
struct Telling {
    int file = -1;
    int rank = -1;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER; ///< of the counts and requests
};
Telling telling; // NOLINT: a library of C functions has no other place

long tid() {
    static thread_local const long kTid = syscall(SYS_gettid);
    return kTid;
}

/// Where nobody listens any more the program goes on: no signal of ours is to end it.
void writeQuietly(const char* line, std::size_t size) {
    const int before = errno;
    sigset_t broken;
    sigset_t masked;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, &masked);
    if (write(telling.file, line, size) < 0 && errno == EPIPE) {
        telling.file = -1;
        const timespec atOnce{};
        sigtimedwait(&broken, nullptr, &atOnce);
    }
    pthread_sigmask(SIG_SETMASK, &masked, nullptr);
    errno = before;
}

/// One line, by one write: ranks that share a pipe do not mix them.
__attribute__((format(printf, 1, 2))) void tell(const char* format, ...) {
    std::array<char, 512> line{};
    va_list words;
    va_start(words, format);
    const int size = std::vsnprintf(line.data(), line.size(), format, words);
    va_end(words);
    if (size > 0 && static_cast<std::size_t>(size) < line.size()) {
        writeQuietly(line.data(), static_cast<std::size_t>(size));
    }
}

bool isTold() {
    return telling.file >= 0 && telling.rank >= 0;
}

/// Counts the messages of one sender, receiver and tag: the n-th that is sent is the n-th that is received,
/// as MPI promises.
class Counts {
public:
    unsigned long next(int peer, int tag) {
        pthread_mutex_lock(&telling.mutex);
        auto& place = find(peer, tag);
        const auto number = place.count++;
        pthread_mutex_unlock(&telling.mutex);
        return number;
    }

private:
    struct Place {
        int peer = -1;
        int tag = 0;
        unsigned long count = 0;
    };
    /// A table with open places; when it is full the rest shares one, and its arrows may be wrong.
    Place& find(int peer, int tag) {
        const auto begin = (static_cast<unsigned>(peer) * 2654435761U ^ static_cast<unsigned>(tag) * 40503U) %
                           m_places.size();
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            auto& place = m_places.at((begin + i) % m_places.size());
            if (place.peer == -1) {
                place.peer = peer;
                place.tag = tag;
            }
            if (place.peer == peer && place.tag == tag) {
                return place;
            }
        }
        return m_places.at(0);
    }
    std::array<Place, 4096> m_places{};
};
Counts sent;     // NOLINT: as above
Counts received; // NOLINT

bool isMessage(int peer, MPI_Comm comm) {
    return isTold() && comm == MPI_COMM_WORLD && peer >= 0;
}

void tellArrow(char phase, int from, int to, int tag, unsigned long number, Time time) {
    tell("{\"ph\":\"%c\",\"bp\":\"e\",\"pid\":%d,\"tid\":%ld,\"name\":\"message\",\"cat\":\"message\",\"id\":"
         "\"%d>%d:%d#%lu\",\"ts\":%lld.%03lld}\n",
         phase, getpid(), tid(), from, to, tag, number, time / 1000, time % 1000);
}

/// Receives that were begun and not waited for yet.
class Begun {
public:
    void add(MPI_Request request, MPI_Comm comm) {
        pthread_mutex_lock(&telling.mutex);
        if (m_count < m_all.size()) {
            m_all.at(m_count++) = {request, comm};
        }
        pthread_mutex_unlock(&telling.mutex);
    }
    /// Whether it is one; if so it is none any more. `comm`: its communicator.
    bool take(MPI_Request request, MPI_Comm& comm) {
        bool isOne = false;
        pthread_mutex_lock(&telling.mutex);
        for (std::size_t i = 0; i < m_count && !isOne; ++i) {
            if (m_all.at(i).request == request) {
                comm = m_all.at(i).comm;
                m_all.at(i) = m_all.at(--m_count);
                isOne = true;
            }
        }
        pthread_mutex_unlock(&telling.mutex);
        return isOne;
    }

private:
    struct One {
        MPI_Request request;
        MPI_Comm comm;
    };
    std::array<One, 4096> m_all{};
    std::size_t m_count = 0;
};
Begun begun; // NOLINT: as above

} // namespace

Time now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<Time>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void tellCall(const char* name, const char* state, Time begin, Time end) {
    if (isTold()) {
        tell("{\"ph\":\"X\",\"pid\":%d,\"tid\":%ld,\"name\":\"%s\",\"cat\":\"%s\",\"ts\":%lld.%03lld,"
             "\"dur\":%lld.%03lld}\n",
             getpid(), tid(), name, state, begin / 1000, begin % 1000, (end - begin) / 1000,
             (end - begin) % 1000);
    }
}

void tellSent(int to, int tag, MPI_Comm comm, Time time) {
    if (isMessage(to, comm)) {
        tellArrow('s', telling.rank, to, tag, sent.next(to, tag), time);
    }
}

void tellReceived(int from, int tag, MPI_Comm comm, Time time) {
    if (isMessage(from, comm)) {
        tellArrow('f', from, telling.rank, tag, received.next(from, tag), time);
    }
}

void noteBegun(MPI_Request request, MPI_Comm comm) {
    if (isTold()) {
        begun.add(request, comm);
    }
}

void begin() {
    const char* const path = std::getenv("PARASCOPE_MPI_TRACE");
    telling.file = path != nullptr ? open(path, O_WRONLY | O_CLOEXEC) : -1;
    if (telling.file >= 0) {
        PMPI_Comm_rank(MPI_COMM_WORLD, &telling.rank);
        tell("{\"ph\":\"M\",\"pid\":%d,\"tid\":%ld,\"name\":\"thread_name\",\"args\":{\"name\":\"rank %d in "
             "MPI\"}}\n",
             getpid(), tid(), telling.rank);
    }
}

void tellEnded(MPI_Request before, const MPI_Status& status, Time time) {
    MPI_Comm comm = MPI_COMM_WORLD;
    if (begun.take(before, comm)) {
        tellReceived(status.MPI_SOURCE, status.MPI_TAG, comm, time);
    }
}

} // namespace parascope::mpi
