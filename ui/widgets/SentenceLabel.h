// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/Tokens.h"

#include <QLabel>

namespace parascope {

/// What a page says in one sentence, large where it is short, in room for two lines that is always there.
/// A screen reader hears it when it changes.
class SentenceLabel final : public QLabel {
    Q_OBJECT

public:
    explicit SentenceLabel(QWidget* parent = nullptr);

    /// What stands there while there is nothing to say: what to look for.
    void setHint(const QString& hint);
    /// Room for so many, of the large type.
    void setLines(int lines);
    void setSentence(const QString& sentence);
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showText();
    [[nodiscard]] QFont typeFor(tokens::Type type) const;

    QString m_hint;
    QString m_sentence;
    int m_lines = 2;
};

} // namespace parascope
