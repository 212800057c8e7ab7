// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/BackendInquiry.h"

#include "core/base/Handover.h"

#include <utility>

namespace parascope {

BackendInquiry::BackendInquiry(Ask ask, QObject* parent)
    : QObject(parent)
    , m_ask(std::move(ask)) {}

BackendInquiry::~BackendInquiry() = default;

void BackendInquiry::start() {
    if (m_thread.joinable()) {
        return;
    }
    m_thread = std::jthread([this, ask = std::move(m_ask)] {
        QMetaObject::invokeMethod(
            this,
            [this, backends = ask(), handover = LambdaHandover()] {
                handover.take();
                Q_EMIT answered(backends);
            },
            Qt::QueuedConnection);
    });
}

} // namespace parascope
