// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Reports.h"

#include <functional>
#include <QObject>
#include <thread>

namespace parascope {

/// Asks which backends can be used here, on a thread of its own: the Python interpreters take their time to
/// answer. Destroying it waits for the answer.
class BackendProbe final : public QObject {
    Q_OBJECT

public:
    using Ask = std::function<std::vector<Availability>()>;

    /// `ask` is called on that thread, once.
    explicit BackendProbe(Ask ask, QObject* parent = nullptr);
    ~BackendProbe() override;

    /// The first call begins; the others do nothing.
    void start();

Q_SIGNALS:
    void answered(const std::vector<parascope::Availability>& backends);

private:
    Ask m_ask;             // until the thread takes it over
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace parascope
