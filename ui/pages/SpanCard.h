// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/SpanRef.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace parascope {

class ElidedLabel;
class SpanDetailsReader;

/// Shows a span of another program's file: where and how long it was, and what the file says of it besides.
/// Lies over a corner of the picture and shifts nothing.
class SpanCard final : public Card {
    Q_OBJECT

public:
    /// `picture`: what it lies over.
    explicit SpanCard(QWidget& picture);

    /// A span of a run that was read from a file; `avoid` is where it stands in the picture.
    void show(const TimelineSource& source, const SpanRef& ref, const QRect& avoid);
    /// There is none any more.
    void clear();
    /// All that is known, a line for each thing: to copy.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// What the file says, for screen readers; or why it cannot be told.
    void told(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void take(const Result<SpanDetails>& details);
    void setArguments(const QStringList& lines);
    void showAll();
    void place();

    SpanDetailsReader* m_reader;
    ElidedLabel* m_name;
    QLabel* m_facts;
    QLabel* m_arguments;
    QPushButton* m_all;
    QStringList m_lines; ///< of its arguments, whole
    QRect m_avoid;
};

} // namespace parascope
