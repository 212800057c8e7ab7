// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/PagesModel.h"

#include "core/base/Numbers.h"

#include <algorithm>

namespace parascope {

namespace {

QString wordsOf(const std::string& text) {
    return QString::fromStdString(text).simplified(); // a line break in a title is no second line
}

double secondsOf(const ScrapedPage& page) {
    return toSeconds(page.end - page.begin);
}

QString shownIn(const ScrapedPage& page, int column) {
    switch (column) {
    case PagesModel::Address:
        return wordsOf(page.url);
    case PagesModel::Title:
        return wordsOf(page.title);
    case PagesModel::Status:
        return !page.isOver()     ? PagesModel::tr("under way")
               : page.status == 0 ? QStringLiteral("–")
                                  : QString::number(page.status);
    case PagesModel::Seconds:
        return page.isOver() ? QString::fromStdString(durationInWords(secondsOf(page))) : QString();
    case PagesModel::Bytes:
        return page.isOver() ? QString::fromStdString(formatCount(page.bytes)) : QString();
    case PagesModel::Problem:
        return wordsOf(page.error);
    default:
        return {};
    }
}

QVariant sortedBy(const ScrapedPage& page, int column) {
    switch (column) {
    case PagesModel::Status:
        return static_cast<qlonglong>(page.status);
    case PagesModel::Seconds:
        return secondsOf(page);
    case PagesModel::Bytes:
        return static_cast<qulonglong>(page.bytes);
    default:
        return shownIn(page, column);
    }
}

bool isNumber(int column) {
    return column == PagesModel::Status || column == PagesModel::Seconds || column == PagesModel::Bytes;
}

} // namespace

void PagesModel::setPages(const Pages& pages) {
    if (pages.size() != m_pages.size()) {
        beginResetModel();
        m_pages = pages;
        endResetModel();
        return;
    }
    const auto [first, changed] = std::mismatch(m_pages.begin(), m_pages.end(), pages.begin());
    if (first == m_pages.end()) {
        return;
    }
    const auto [last, lastChanged] = std::mismatch(m_pages.rbegin(), m_pages.rend(), pages.rbegin());
    const auto from = static_cast<int>(first - m_pages.begin());
    const auto to = static_cast<int>(m_pages.rend() - last) - 1;
    std::copy(changed, lastChanged.base(), first);
    Q_EMIT dataChanged(index(from, 0), index(to, kColumns - 1));
}

int PagesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

int PagesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant PagesModel::data(const QModelIndex& index, int role) const {
    const auto& page = m_pages.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter |
                                (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (page == nullptr) {
        return role == Qt::DisplayRole && index.column() == Status ? QVariant(tr("to do")) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return shownIn(*page, index.column());
    case Qt::ToolTipRole: // a tooltip would take markup for its own
        return QStringLiteral("<p>%1</p>").arg(shownIn(*page, index.column()).toHtmlEscaped());
    case kSortRole:
        return sortedBy(*page, index.column());
    default:
        return {};
    }
}

QVariant PagesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        return section + 1;
    }
    switch (section) {
    case Address:
        return tr("Address");
    case Title:
        return tr("Title");
    case Status:
        return tr("Status");
    case Seconds:
        return tr("Time");
    case Bytes:
        return tr("Bytes");
    default:
        return tr("What failed");
    }
}

} // namespace parascope
