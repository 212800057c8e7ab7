// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/PaperPages.h"

#include "ui/charts/Picture.h"
#include "ui/charts/PictureSheet.h"

#include <algorithm>
#include <memory>
#include <QBuffer>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPdfWriter>

namespace parascope {

namespace {

constexpr int kPaperResolution = static_cast<int>(kPixelsPerInch);
constexpr double kPaperFootText = 8 / kPointsPerInch * kPixelsPerInch;

double ofMillimetres(double length) {
    return length / kMillimetresPerInch * kPixelsPerInch;
}

const QMarginsF& paperMargins() {
    static const QMarginsF kMargins(ofMillimetres(20), ofMillimetres(18), ofMillimetres(20),
                                    ofMillimetres(22));
    return kMargins;
}

QSizeF paperSize() {
    return QPageSize(QPageSize::A4).size(QPageSize::Millimeter) / kMillimetresPerInch * kPixelsPerInch;
}

double scaleInto(const QSizeF& room, const QSizeF& size) {
    return std::min(
        {1.0, room.width() / std::max(1.0, size.width()), room.height() / std::max(1.0, size.height())});
}

/// Goes down the pages.
class PageFiller {
public:
    explicit PageFiller(const QSizeF& room)
        : m_room(room) {}

    /// Items that stay together, where a page has room for all of them.
    void put(const std::vector<PaperItem>& items, std::size_t from, std::size_t to) {
        double height = 0;
        for (auto i = from; i < to; ++i) {
            height += (i > from || m_top > 0 ? items[i].gap : 0) + heightOf(items[i]);
        }
        if (m_top > 0 && m_top + height > m_room.height()) {
            turn();
        }
        for (auto i = from; i < to; ++i) {
            put(items[i]);
        }
    }

    [[nodiscard]] const std::vector<PaperPlace>& places() const { return m_places; }

private:
    [[nodiscard]] double heightOf(const PaperItem& item) const {
        return item.size.height() * scaleInto(m_room, item.size);
    }
    void put(const PaperItem& item) {
        if (m_top > 0 && m_top + item.gap + heightOf(item) > m_room.height()) {
            turn();
        }
        m_top += m_top > 0 ? item.gap : 0;
        m_places.push_back({m_page, m_top, scaleInto(m_room, item.size)});
        m_top += heightOf(item);
    }
    void turn() {
        ++m_page;
        m_top = 0;
    }

    QSizeF m_room;
    std::vector<PaperPlace> m_places;
    int m_page = 0;
    double m_top = 0;
};

void paintFoot(QCPPainter& painter, const QString& title, int page, int pages) {
    const auto room = paperRoom();
    auto font = pictureFont();
    font.setPixelSize(qRound(kPaperFootText));
    painter.setFont(font);
    painter.setPen(themeOn(Paper::White).faintText);
    const QRectF foot(0, room.height() + paperMargins().bottom() / 3, room.width(), 2 * kPaperFootText);
    const auto number = QObject::tr("%1 of %2").arg(page).arg(pages);
    const QFontMetricsF metrics(font);
    const auto left = room.width() - metrics.horizontalAdvance(number) - 2 * kPaperFootText;
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(title, Qt::ElideRight, left));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop, number);
}

} // namespace

QSizeF paperRoom() {
    return paperSize().shrunkBy(paperMargins());
}

PaperItem paintedItem(const QSizeF& size, std::function<void(QPainter&)> paint) {
    return {size, [paint = std::move(paint)](QCPPainter& painter) { paint(painter); }};
}

PaperItem pictureItem(const std::vector<PicturePart>& parts, const PictureOptions& options) {
    const auto sheet = std::make_shared<PictureSheet>(parts, options);
    return {sheet->printedSize(), [sheet](QCPPainter& painter) {
                painter.scale(sheet->scale(), sheet->scale());
                sheet->paintOn(painter);
            }};
}

std::vector<PaperPlace> paperPlaces(const std::vector<PaperItem>& items, const QSizeF& room) {
    PageFiller filler(room);
    for (std::size_t from = 0, to = 0; from < items.size(); from = to) {
        to = from + 1;
        while (to < items.size() && items[to - 1].staysWithNext) {
            ++to;
        }
        filler.put(items, from, to);
    }
    return filler.places();
}

QByteArray pagesPdf(const std::vector<PaperItem>& items, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPaperResolution);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Parascope"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    const auto places = paperPlaces(items, paperRoom());
    const int pages = places.empty() ? 1 : places.back().page + 1;
    QCPPainter painter;
    painter.begin(&writer);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
    painter.translate(paperMargins().left(), paperMargins().top());
    int page = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (; page < places[i].page; ++page) {
            paintFoot(painter, title, page + 1, pages);
            writer.newPage();
        }
        painter.save();
        painter.translate(0, places[i].top);
        painter.scale(places[i].scale, places[i].scale);
        items[i].paint(painter);
        painter.restore();
    }
    paintFoot(painter, title, page + 1, pages);
    painter.end();
    return bytes;
}

} // namespace parascope
