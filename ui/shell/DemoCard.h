// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/HomePictures.h"

#include <QAbstractButton>

class QLabel;
class QPushButton;

namespace parascope {

/// What Home tells of a demo.
struct HomeCard {
    QString key;            ///< of its page: "compare"
    QString title;          ///< the question that it answers
    QString sentence;       ///< what one sees
    QString about;          ///< how long it takes, "about 9 s"; empty where nobody knows
    PicturePainter picture; ///< may be empty
    bool isRun = true;      ///< false: it is opened, and what stands there is run
};

/// A demo on Home: its picture, the question that it answers, a sentence, and a button that runs it. A click
/// anywhere else opens it. What holds several things to run has no such button.
class DemoCard final : public QAbstractButton {
    Q_OBJECT

public:
    explicit DemoCard(HomeCard card, QWidget* parent = nullptr);

    [[nodiscard]] const QString& key() const { return m_card.key; }
    void setAbout(const QString& about);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void runRequested(const QString& key);
    /// An arrow key: the card so many columns to the right and rows further down is to have the focus.
    void moved(int columns, int rows);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    HomeCard m_card;
    QPushButton* m_run;
};

} // namespace parascope
