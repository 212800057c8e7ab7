// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/TsanAnnotations.h"

#include <QObject>
#include <QThread>
#include <system_error>
#include <thread>
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

/// Ends a thread and waits for that; what it did until then is over.
inline void endThread(QThread& thread) {
    QObject::connect(
        &thread, &QThread::finished, &thread, [&thread] { handsOver(&thread); }, Qt::DirectConnection);
    handsOver(&thread);
    thread.quit();
    thread.wait();
    takesOver(&thread);
}

} // namespace parascope
