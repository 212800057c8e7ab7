// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/table/QuestionHeader.h"

#include "ui/style/Tokens.h"

#include <algorithm>
#include <QPainter>

namespace parascope {

using tokens::Type;

namespace {

constexpr int kWidth = 168;
constexpr int kPad = tokens::kControlGap;

/// The question and what stands below it.
std::pair<QString, QString> linesOf(const QAbstractItemModel& model, int section) {
    const auto text = model.headerData(section, Qt::Vertical).toString();
    return {text.section(QLatin1Char('\n'), 0, 0), text.section(QLatin1Char('\n'), 1)};
}

QRect boundsOf(const QString& text, const QFont& font, const QRect& room) {
    return QFontMetrics(font).boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
}

} // namespace

QuestionHeader::QuestionHeader(QWidget* parent)
    : QHeaderView(Qt::Vertical, parent) {
    setHighlightSections(false);
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Fixed); // the table says
}

QSize QuestionHeader::sizeHint() const {
    return {tokens::scaled(kWidth, font()), QHeaderView::sizeHint().height()};
}

QSize QuestionHeader::sectionSizeFromContents(int section) const {
    const QRect room(0, 0, sizeHint().width() - 2 * kPad, QWIDGETSIZE_MAX);
    const auto [question, how] = linesOf(*model(), section);
    return {sizeHint().width(), boundsOf(question, tokens::font(Type::Strong, font()), room).height() +
                                    boundsOf(how, tokens::font(Type::Caption, font()), room).height() + kPad};
}

void QuestionHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->setPen(palette().color(QPalette::Mid));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const int above = std::max(kPad / 2, (rect.height() - sectionSizeFromContents(section).height()) / 2);
    const auto room = rect.adjusted(kPad, above, -kPad, 0);
    const auto [question, how] = linesOf(*model(), section);
    const auto strong = tokens::font(Type::Strong, font());
    painter->setFont(strong);
    painter->setPen(palette().color(QPalette::WindowText));
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, question);
    painter->setFont(tokens::font(Type::Caption, font()));
    painter->setPen(palette().color(QPalette::PlaceholderText));
    const auto below = boundsOf(question, strong, room).bottom() + 1;
    painter->drawText(QRect(room.left(), below, room.width(), room.bottom() - below + 1),
                      Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, how);
    painter->restore();
}

} // namespace parascope
