// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TsanAnnotations.h"

#include <QObject>
#include <QThread>
#include <utility>

namespace parascope {

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
    QObject::connect(&thread, &QThread::finished, object, [object] {
        takesOver();
        object->deleteLater();
    });
}

/// Ends a thread and waits for that; what it did until then is over.
inline void endThread(QThread& thread) {
    QObject::connect(
        &thread, &QThread::finished, &thread, [] { handsOver(); }, Qt::DirectConnection);
    handsOver();
    thread.quit();
    thread.wait();
    takesOver();
}

} // namespace parascope
