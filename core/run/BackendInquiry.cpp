// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/BackendInquiry.h"

#include "core/base/Handover.h"

#include <QThread>
#include <utility>

namespace parascope {

BackendInquiry::BackendInquiry(Ask ask, QObject* parent)
    : QObject(parent)
    , m_ask(std::move(ask)) {}

BackendInquiry::~BackendInquiry() {
    if (m_thread) {
        m_thread->wait();
        takesOver();
    }
}

void BackendInquiry::start() {
    if (m_thread) {
        return;
    }
    m_thread.reset(QThread::create([this, begin = LambdaHandover()] {
        begin.take();
        QMetaObject::invokeMethod(
            this,
            [this, backends = m_ask(), handover = LambdaHandover()] {
                handover.take();
                Q_EMIT answered(backends);
            },
            Qt::QueuedConnection);
        handsOver();
    }));
    m_thread->start();
}

} // namespace parascope
