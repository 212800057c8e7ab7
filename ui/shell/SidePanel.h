// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace parascope {

/// The panel at the right of the window: what the shown page has to say, or the runs.
class SidePanel final : public QWidget {
    Q_OBJECT

public:
    enum class Shows : std::uint8_t { Nothing, Notes, Runs };

    /// `runs`: the drawer of runs; becomes the panel's.
    explicit SidePanel(QWidget* runs, QWidget* parent = nullptr);

    void show(Shows shows);
    /// Shows that, or nothing when it is shown already.
    void toggle(Shows shows) { show(m_shows == shows ? Shows::Nothing : shows); }
    [[nodiscard]] Shows shows() const { return m_shows; }
    /// What the page has to say; null: nothing. Becomes the panel's.
    void setNotes(QWidget* notes);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void update();
    void fit();

    QLabel* m_title;
    QStackedWidget* m_stack;
    QWidget* m_runs;
    QWidget* m_notes = nullptr;
    Shows m_shows = Shows::Nothing;
};

} // namespace parascope
