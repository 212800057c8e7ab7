// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/TsanAnnotations.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <QObject>
#include <QThread>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace parascope {

/// Starts a thread. The Error says why there is none: what is called on it would wait for ever.
inline Result<void> startThread(QThread& thread) {
    thread.start();
    if (thread.isRunning() || thread.isFinished()) {
        return {};
    }
    std::string why = "the system has no thread left";
    try {
        std::thread([] {}).join(); // Qt keeps the reason to itself: another try tells it
    } catch (const std::system_error& error) {
        why = error.code().message();
    }
    return failure("cannot start the thread '" + thread.objectName().toStdString() + "'", why,
                   "end other programs, or raise the limit on processes or memory (ulimit -u, ulimit -v)");
}

/// Calls `call(object)` on the object's thread, later.
template <class Object, class Call>
void callOn(Object* object, Call call) {
    QMetaObject::invokeMethod(object, [object, call = std::move(call), handover = LambdaHandover()] {
        handover.take();
        call(*object);
    });
}

/// Deletes an object that lives on a thread when the thread ends.
inline void deleteAtEnd(const QThread& thread, QObject* object) {
    QObject::connect(&thread, &QThread::finished, object, [&thread, object, handover = LambdaHandover()] {
        handover.take();
        takesOver(&thread);
        object->deleteLater();
    });
}

/// Waits until the kernel has no such thread of ours any more; after a second nothing of it matters.
inline void waitUntilGone(pid_t tid) {
    constexpr auto kAgain = std::chrono::microseconds(50);
    for (int left = std::chrono::seconds(1) / kAgain; left > 0 && tgkill(getpid(), tid, 0) == 0; --left) {
        std::this_thread::sleep_for(kAgain);
    }
}

/// Ends a thread and waits for that; what it did until then is over. QThread::wait() comes back before
/// libraries have tidied up what they keep for each thread: a program that ended meanwhile took away from
/// under them what they keep for all (OpenSSL, of a page that was fetched).
inline void endThread(QThread& thread) {
    std::atomic<pid_t> tid{0};
    QObject::connect(
        &thread, &QThread::finished, &thread,
        [&thread, &tid] {
            tid = gettid();
            handsOver(&thread);
        },
        Qt::DirectConnection);
    handsOver(&thread);
    thread.quit();
    thread.wait();
    takesOver(&thread);
    if (tid != 0) {
        waitUntilGone(tid);
    }
}

} // namespace parascope
