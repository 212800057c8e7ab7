// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "ui/shell/DemoCard.h"

#include <QStringList>
#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;

namespace parascope {

class ShortList;
class MessageBar;

/// A batch of runs of this session, as Home lists it.
struct HomeRuns {
    std::vector<RunId> ids;
    QString title; ///< what was run
    QString when;  ///< time of day
};

/// The first page: a card for each demo, in the order of the lesson; recent runs and files; a place to drop
/// a trace.
class HomePage final : public QWidget {
    Q_OBJECT

public:
    explicit HomePage(std::vector<HomeCard> cards, QWidget* parent = nullptr);

    /// How long a demo takes: "about 9 s"; empty where nobody knows.
    void setAbout(const QString& key, const QString& about);
    /// Newest first; more than fit are left out.
    void setRecentFiles(const QStringList& files);
    void setRecentRuns(const std::vector<HomeRuns>& runs);

    /// Where Home says what happened.
    [[nodiscard]] MessageBar& messages() const { return *m_messages; }

    /// How many columns the cards have.
    [[nodiscard]] int columns() const { return m_columns; }

Q_SIGNALS:
    void opened(const QString& key);
    void runRequested(const QString& key);
    void fileChosen(const QString& path);
    /// A file is to be asked for.
    void openRequested();
    void runsChosen(const std::vector<parascope::RunId>& ids);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setupCards(std::vector<HomeCard> cards, QWidget& parent);
    [[nodiscard]] QWidget* bottom();
    void arrange();
    void moveFocus(const DemoCard& from, int columns, int rows);

    std::vector<DemoCard*> m_cards;
    std::vector<HomeRuns> m_runs;
    QStringList m_files;
    MessageBar* m_messages = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_bottom = nullptr;
    QGridLayout* m_grid = nullptr;
    ShortList* m_runList = nullptr;
    ShortList* m_fileList = nullptr;
    int m_columns = 0;
};

} // namespace parascope
