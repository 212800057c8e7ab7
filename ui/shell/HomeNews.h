// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/RunTimes.h"
#include "core/engine/RunSession.h"
#include "ui/shell/Settings.h"

#include <QObject>

namespace parascope {

class HomePage;
class PageStack;

/// Keeps Home up to date: which runs this session made, and how long each demo takes, as far as earlier runs
/// on this machine tell.
class HomeNews final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. `cpu`: whose speed it is.
    HomeNews(HomePage& home, const PageStack& pages, RunSession& session, const QString& cpu,
             QObject* parent);

    /// Something that times depend on has changed.
    void update();

private:
    void learn(RunId id);
    void updateIfShown();
    void showRuns();
    void showTimes();

    HomePage& m_home;
    const PageStack& m_pages;
    RunSession& m_session;
    QString m_cpu;
    Settings m_settings;
    RunTimes m_times;
};

} // namespace parascope
