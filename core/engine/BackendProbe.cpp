// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BackendProbe.h"

#include "core/base/TsanAnnotations.h"

#include <system_error>
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
    auto ask = std::make_shared<const Ask>(std::move(m_ask));
    try {
        m_thread = std::jthread([this, ask](const std::stop_token& stop) { tell((*ask)(stop)); });
    } catch (const std::system_error&) {
        tell((*ask)({})); // there is no thread: the answer is worth a wait
    }
}

void BackendProbe::tell(const std::vector<Availability>& backends) {
    QMetaObject::invokeMethod(
        this,
        [this, backends, handover = LambdaHandover()] {
            handover.take();
            Q_EMIT answered(backends);
        },
        Qt::QueuedConnection);
}

} // namespace parascope
