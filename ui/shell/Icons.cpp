// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace parascope {

namespace {

/// All symbols are drawn on a square of this side.
constexpr double kSide = 16;
const QColor kGo(0x00, 0x9E, 0x73); // the colour of "running" on the lanes

QPainterPath lines(std::initializer_list<QPointF> points) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    return path;
}

QPainterPath outlineOf(Symbol symbol) {
    QPainterPath path;
    switch (symbol) {
    case Symbol::Run:
        path = lines({{4, 2.5}, {13.5, 8}, {4, 13.5}, {4, 2.5}});
        break;
    case Symbol::Stop:
        path.addRect(3.5, 3.5, 9, 9);
        break;
    case Symbol::Open:
        path = lines({{2, 13}, {2, 3}, {6, 3}, {7.5, 5}, {13, 5}, {13, 7}});
        path.addPath(lines({{2, 13}, {4.5, 7}, {15, 7}, {12.5, 13}, {2, 13}}));
        break;
    case Symbol::Export:
        path = lines({{8, 1.5}, {8, 10}});
        path.addPath(lines({{4.5, 6.5}, {8, 10}, {11.5, 6.5}}));
        path.addPath(lines({{2, 10.5}, {2, 14}, {14, 14}, {14, 10.5}}));
        break;
    case Symbol::Present:
        path.addRect(2, 3, 12, 8);
        path.addPath(lines({{5, 14.5}, {8, 11}, {11, 14.5}}));
        break;
    }
    return path;
}

class SymbolEngine final : public QIconEngine {
public:
    explicit SymbolEngine(Symbol symbol)
        : m_symbol(symbol) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override {
        const bool isFilled = m_symbol == Symbol::Run || m_symbol == Symbol::Stop;
        const bool isDisabled = mode == QIcon::Disabled;
        const auto text = QGuiApplication::palette().color(isDisabled ? QPalette::Disabled : QPalette::Active,
                                                           QPalette::ButtonText);
        const auto colour = m_symbol == Symbol::Run && !isDisabled ? kGo : text;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / kSide, rect.height() / kSide);
        painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(isFilled ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter->drawPath(outlineOf(m_symbol));
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, {QPoint(), size}, mode, state);
        return picture;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new SymbolEngine(m_symbol); }

private:
    Symbol m_symbol;
};

} // namespace

QIcon iconOf(Symbol symbol) {
    return QIcon(new SymbolEngine(symbol));
}

} // namespace parascope
