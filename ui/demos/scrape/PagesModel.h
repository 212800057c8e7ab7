// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeFacts.h"

#include <QAbstractTableModel>

namespace parascope {

/// What became of each page of a run, in the order of its list. What a page says of itself is text and
/// nothing else.
class PagesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Address, Title, Status, Seconds, Bytes, Problem };
    static constexpr int kColumns = Problem + 1;
    /// A cell's number, for sorting; its text where it has none.
    static constexpr int kSortRole = Qt::UserRole;

    using Pages = std::vector<std::shared_ptr<const ScrapedPage>>;

    using QAbstractTableModel::QAbstractTableModel;

    /// Those of a run as far as it has come; null for one that nobody took.
    void setPages(const Pages& pages);
    [[nodiscard]] const Pages& pages() const { return m_pages; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    Pages m_pages;
};

} // namespace parascope
