// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TablePicture.h"

#include "ui/charts/Picture.h"
#include "ui/charts/Plot.h"

#include <algorithm>
#include <memory>
#include <QFontMetrics>

namespace parascope {

namespace {

constexpr int kTableEdge = 6;        ///< left and right of a table and of the text in a cell, px
constexpr int kPaperCellPadding = 6; ///< above and below the text in a cell
constexpr auto kCellFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

/// Where everything stands in a table of a given width, and its painting.
class TablePainting {
public:
    TablePainting(PaperTable table, int width, const Theme& theme)
        : m_table(std::move(table))
        , m_width(width)
        , m_theme(theme)
        , m_strong(pictureFont())
        , m_note(noteFont()) {
        m_strong.setBold(true);
        const auto others = std::max<std::size_t>(1, m_table.head.size() - 1);
        m_first = (width - 2 * kTableEdge) * 24 / 100;
        m_other = (width - 2 * kTableEdge - m_first) / static_cast<int>(others);
    }

    [[nodiscard]] int height() const {
        int height = rowHeight(m_table.head);
        for (const auto& row : m_table.rows) {
            height += rowHeight(row);
        }
        return height + belowHeight() + kPaperCellPadding;
    }

    void paintOn(QPainter& painter) const {
        int top = 0;
        paintRow(painter, m_table.head, top);
        top += rowHeight(m_table.head);
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            const int high = rowHeight(m_table.rows[i]);
            if (i % 2 == 0) {
                painter.fillRect(QRect(kTableEdge, top, m_width - 2 * kTableEdge, high), m_theme.stripe);
            }
            paintRow(painter, m_table.rows[i], top);
            top += high;
        }
        painter.setFont(m_strong);
        painter.setPen(m_theme.text);
        painter.drawText(
            QRect(2 * kTableEdge, top + kPaperCellPadding, m_width - 4 * kTableEdge, belowHeight()),
            kCellFlags, m_table.below);
    }

private:
    [[nodiscard]] int columnWidth(std::size_t column) const { return column == 0 ? m_first : m_other; }

    [[nodiscard]] static int textHeight(const QFont& font, const QString& text, int width) {
        return text.isEmpty()
                   ? 0
                   : QFontMetrics(font).boundingRect(QRect(0, 0, width, 10'000), kCellFlags, text).height();
    }

    [[nodiscard]] int belowHeight() const {
        return textHeight(m_strong, m_table.below, m_width - 4 * kTableEdge);
    }

    [[nodiscard]] int rowHeight(const std::vector<PaperTable::Cell>& row) const {
        int most = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int width = columnWidth(i) - 2 * kTableEdge;
            most = std::max(most, textHeight(m_strong, row[i].text, width) +
                                      textHeight(m_note, row[i].note, width));
        }
        return most + 2 * kPaperCellPadding;
    }

    void paintRow(QPainter& painter, const std::vector<PaperTable::Cell>& row, int top) const {
        int left = kTableEdge;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int width = columnWidth(i) - 2 * kTableEdge;
            const int high = textHeight(m_strong, row[i].text, width);
            painter.setFont(m_strong);
            painter.setPen(m_theme.text);
            painter.drawText(QRect(left + kTableEdge, top + kPaperCellPadding, width, high), kCellFlags,
                             row[i].text);
            painter.setFont(m_note);
            painter.setPen(m_theme.faintText);
            painter.drawText(QRect(left + kTableEdge, top + kPaperCellPadding + high, width, 10'000),
                             kCellFlags, row[i].note);
            left += columnWidth(i);
        }
        const int bottom = top + rowHeight(row);
        painter.setPen(m_theme.grid);
        painter.drawLine(kTableEdge, bottom, m_width - kTableEdge, bottom);
    }

    PaperTable m_table;
    int m_width;
    int m_first = 0;
    int m_other = 0;
    Theme m_theme;
    QFont m_strong;
    QFont m_note;
};

} // namespace

PicturePart tablePart(const PaperTable& table, const PictureOptions& options) {
    const int width = partWidth(options.size);
    const auto painting = std::make_shared<const TablePainting>(table, width, themeOn(options.paper));
    return {QSize(width, painting->height()),
            [painting](QCPPainter& painter) { painting->paintOn(painter); }};
}

} // namespace parascope
