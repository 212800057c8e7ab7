// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "ui/pages/Page.h"

#include <QStringList>
#include <set>

namespace parascope {

/// The runs that a page has asked for, from its being idle until it is idle again: how far they have come and
/// what failed.
class AskedRuns final : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit AskedRuns(RunSession& session, QObject* parent = nullptr);

    /// Queues them behind those that have not ended.
    std::vector<RunId> submit(const std::vector<Experiment>& experiments);
    /// One of them runs or waits to run.
    [[nodiscard]] bool isBusy() const { return !m_open.empty(); }
    [[nodiscard]] RunProgress progress() const;

Q_SIGNALS:
    /// One of them has ended.
    void ended();
    /// One of them has failed; the words are all failures so far, a line for each.
    void failed(const QString& words);

private:
    void runFinished(RunId id);
    void runRemoved(RunId id);

    RunSession& m_session;
    std::vector<RunId> m_asked;
    std::set<RunId> m_open; ///< of these
    QStringList m_failures;
};

} // namespace parascope
