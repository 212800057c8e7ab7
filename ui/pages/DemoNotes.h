// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QTabWidget>
#include <vector>

namespace parascope {

/// What stands beside a demo's numbers: what it shows and what to say, and the source of what runs. Texts
/// come from the resources, when they are first shown: a window opens without them.
class DemoNotes final : public QTabWidget {
    Q_OBJECT

public:
    /// `demo` names the folder of its texts: about.md, source.cpp, lesson.py under :/demos/<demo>/; those
    /// that are not there have no tab.
    explicit DemoNotes(const QString& demo, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addAbout(const QString& path);
    void addSource(const QString& title, const QString& path);

    std::vector<std::function<void()>> m_unread; ///< each puts its text into its tab
};

} // namespace parascope
