// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Icons.h"

#include <algorithm>
#include <array>
#include <optional>
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

/// Of what a button does.
QPainterPath outlineOfAction(Symbol symbol) {
    QPainterPath path;
    switch (symbol) {
    case Symbol::Run:
    case Symbol::Play:
        path = lines({{4, 2.5}, {13.5, 8}, {4, 13.5}, {4, 2.5}});
        break;
    case Symbol::Stop:
        path.addRect(3.5, 3.5, 9, 9);
        break;
    case Symbol::Pause:
        path.addRect(4, 3, 2.2, 10);
        path.addRect(9.8, 3, 2.2, 10);
        break;
    case Symbol::ToStart:
        path.addRect(3, 3.5, 1, 9);
        path.addPath(lines({{13, 3.5}, {6, 8}, {13, 12.5}, {13, 3.5}}));
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
    case Symbol::Menu:
        for (const double y : {4.0, 8.0, 12.0}) {
            path.addPath(lines({{2.5, y}, {13.5, y}}));
        }
        break;
    case Symbol::More:
        for (const double y : {3.0, 8.0, 13.0}) {
            path.addEllipse(QPointF(8, y), 0.9, 0.9);
        }
        break;
    default:
        break;
    }
    return path;
}

/// Of a page.
QPainterPath outlineOfPage(Symbol symbol) {
    QPainterPath path;
    switch (symbol) {
    case Symbol::Home:
        path = lines({{2, 8}, {8, 2.5}, {14, 8}});
        path.addPath(lines({{4, 7}, {4, 13.5}, {12, 13.5}, {12, 7}}));
        break;
    case Symbol::Compare:
        path.addRect(2, 2.5, 12, 2.5);
        path.addRect(2, 6.75, 7, 2.5);
        path.addRect(2, 11, 5, 2.5);
        break;
    case Symbol::Queue:
        path.addEllipse(QPointF(2.8, 8), 1.6, 1.6);
        path.addRect(5.6, 5.8, 2.2, 4.4);
        path.addRect(8.2, 5.8, 2.2, 4.4);
        path.addEllipse(QPointF(13.2, 8), 1.6, 1.6);
        break;
    case Symbol::Scale:
        path = lines({{2, 2}, {2, 14}, {14, 14}});
        path.addPath(lines({{3.5, 12}, {7, 7}, {10.5, 5}, {14, 4.4}}));
        break;
    case Symbol::Table:
        path.addRect(2, 3, 12, 10.5);
        path.addPath(lines({{2, 6.5}, {14, 6.5}}));
        path.addPath(lines({{6.5, 3}, {6.5, 13.5}}));
        break;
    case Symbol::Classify:
        path.arcMoveTo(2, 3.5, 12, 12, 180);
        path.arcTo(2, 3.5, 12, 12, 180, -180);
        path.addPath(lines({{8, 10}, {11, 6}}));
        break;
    case Symbol::Scrape: // pages come down
        path.addPath(lines({{8, 2}, {8, 10}}));
        path.addPath(lines({{4.5, 6.5}, {8, 10}, {11.5, 6.5}}));
        path.addPath(lines({{2.5, 10}, {2.5, 13.5}, {13.5, 13.5}, {13.5, 10}}));
        break;
    case Symbol::Memory: // a chip and its legs
        path.addRect(4, 3, 8, 10);
        for (const double y : {5.0, 8.0, 11.0}) {
            path.addPath(lines({{1.5, y}, {4, y}}));
            path.addPath(lines({{12, y}, {14.5, y}}));
        }
        break;
    case Symbol::Lesson: // an open book
        path = lines({{8, 4}, {2, 3}, {2, 12.5}, {8, 13.5}, {14, 12.5}, {14, 3}, {8, 4}, {8, 13.5}});
        break;
    case Symbol::Demo:
        path.addEllipse(QPointF(8, 8), 4, 4);
        break;
    default:
        break;
    }
    return path;
}

QPainterPath outlineOf(Symbol symbol) {
    return symbol >= Symbol::Home ? outlineOfPage(symbol) : outlineOfAction(symbol);
}

bool isFilled(Symbol symbol) {
    constexpr std::array kFilled{Symbol::Run,     Symbol::Stop, Symbol::Play, Symbol::Pause,
                                 Symbol::ToStart, Symbol::More, Symbol::Demo};
    return std::find(kFilled.begin(), kFilled.end(), symbol) != kFilled.end();
}

class SymbolEngine final : public QIconEngine {
public:
    SymbolEngine(Symbol symbol, std::optional<QPalette::ColorRole> role)
        : m_symbol(symbol)
        , m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override {
        const bool isDisabled = mode == QIcon::Disabled;
        const auto colour = colourFor(isDisabled);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / kSide, rect.height() / kSide);
        painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(isFilled(m_symbol) ? QBrush(colour) : QBrush(Qt::NoBrush));
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

    [[nodiscard]] QIconEngine* clone() const override { return new SymbolEngine(m_symbol, m_role); }

private:
    [[nodiscard]] QColor colourFor(bool isDisabled) const {
        if (m_symbol == Symbol::Run && !m_role && !isDisabled) {
            return kGo;
        }
        return QGuiApplication::palette().color(isDisabled ? QPalette::Disabled : QPalette::Active,
                                                m_role.value_or(QPalette::ButtonText));
    }

    Symbol m_symbol;
    std::optional<QPalette::ColorRole> m_role;
};

} // namespace

QIcon iconOf(Symbol symbol) {
    return QIcon(new SymbolEngine(symbol, std::nullopt));
}

QIcon iconOf(Symbol symbol, QPalette::ColorRole role) {
    return QIcon(new SymbolEngine(symbol, role));
}

} // namespace parascope
