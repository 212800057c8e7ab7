// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ShortList.h"

#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// A row that can be clicked: its text, cut where it does not fit, and a note at the right end.
class ShortListRow final : public QAbstractButton {
public:
    ShortListRow(const ShortList::Row& row, QWidget* parent)
        : QAbstractButton(parent)
        , m_note(row.note) {
        setText(row.text);
        setToolTip(row.tip);
        setAccessibleName(row.note.isEmpty() ? row.text : row.text + QStringLiteral(", ") + row.note);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override {
        return {fontMetrics().averageCharWidth() * 24, tokens::scaled(tokens::kListRowHeight, font())};
    }
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {fontMetrics().averageCharWidth() * 12, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(palette().color(QPalette::AlternateBase));
            painter.drawRoundedRect(rect(), tokens::kControlRadius, tokens::kControlRadius);
        }
        if (hasFocus()) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), tokens::kFocusRing));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), tokens::kControlRadius,
                                    tokens::kControlRadius);
        }
        auto room = rect().adjusted(tokens::kControlGap, 0, -tokens::kControlGap, 0);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_note);
        if (!m_note.isEmpty()) {
            room.setRight(room.right() - fontMetrics().horizontalAdvance(m_note) - tokens::kControlGap);
        }
        painter.setPen(palette().color(QPalette::Link));
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, room.width()));
    }

    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            click();
        } else {
            QAbstractButton::keyPressEvent(event);
        }
    }

private:
    QString m_note;
};

} // namespace

ShortList::ShortList(const QString& title, const QString& whenEmpty, QWidget* parent)
    : QFrame(parent)
    , m_rows(new QVBoxLayout)
    , m_empty(new QLabel(whenEmpty, this)) {
    setAccessRole(*this, QAccessible::Grouping);
    setAccessibleName(title);
    auto* heading = new QLabel(title, this);
    passOver(*heading);
    tokens::setType(*heading, tokens::Type::Strong);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_rows->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(heading);
    column->addWidget(m_empty);
    column->addLayout(m_rows);
    column->addStretch();
}

void ShortList::setRows(const std::vector<Row>& rows) {
    while (const auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto* row = new ShortListRow(rows[i], this);
        m_rows->addWidget(row);
        row->show();
        connect(row, &QAbstractButton::clicked, this, [this, i] { Q_EMIT chosen(static_cast<int>(i)); });
    }
    m_empty->setVisible(rows.empty());
}

} // namespace parascope
