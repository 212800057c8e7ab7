// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BackendProbe.h"

#include "core/base/TsanAnnotations.h"

#include <utility>

namespace parascope {

BackendProbe::BackendProbe(Ask ask, QObject* parent)
    : QObject(parent)
    , m_ask(std::move(ask)) {}

BackendProbe::~BackendProbe() = default;

void BackendProbe::start() {
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
