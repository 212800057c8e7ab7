// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace parascope {

/// Code of a lesson as it stands there: with the numbers of its lines, as high as it is long.
class CodeView final : public QPlainTextEdit {
    Q_OBJECT

public:
    CodeView(const QString& language, const QString& text, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    class Numbers;
    void fit();
    void colour();
    void drawNumbers(const QRect& area);
    [[nodiscard]] int numbersWidth() const;

    QString m_language;
    Numbers* m_numbers;
};

} // namespace parascope
