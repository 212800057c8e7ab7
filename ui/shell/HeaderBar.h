// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/Page.h"
#include "ui/shell/FileProgress.h"

class QAction;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace parascope {

class ElidedLabel;

/// The bar at the top of the window: the menus, what is asked, Run and Stop with how far it is, and what
/// leaves the window.
class HeaderBar final : public QWidget {
    Q_OBJECT

public:
    struct Actions {
        QAction* run = nullptr;
        QAction* stop = nullptr;
        QAction* exportFile = nullptr;
        QAction* present = nullptr;
        QMenu* all = nullptr;  ///< behind ☰
        QMenu* more = nullptr; ///< behind ⋮
    };

    explicit HeaderBar(const Actions& actions, QWidget* parent = nullptr);

    /// Keeps room for the longest of these titles: nothing moves from page to page.
    void reserveFor(const QStringList& titles);
    void setTitle(const QString& title);
    /// How far the run is; nothing: none goes on.
    void setProgress(const std::optional<RunProgress>& progress);
    /// How far a file was read, in the place of a run's progress.
    void setOpening(const FileProgress& progress);
    /// Names the page that runs while another is shown; empty: none.
    void setRunsElsewhere(const QString& page);
    void openMenu();
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void runsElsewhereClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QToolButton* addButton(QAction* action);
    [[nodiscard]] QPushButton* makeRun(QAction* action);
    void setupProgress();
    void showProgress(int done, int all, const QString& text);
    void fit();
    void showTitle();
    void fitProgress();

    QStringList m_titles;
    QToolButton* m_menu;
    ElidedLabel* m_title;
    QPushButton* m_run;
    QToolButton* m_runsElsewhere;
    QProgressBar* m_bar = nullptr;
    QLabel* m_left = nullptr;
};

} // namespace parascope
