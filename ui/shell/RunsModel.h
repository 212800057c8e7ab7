// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"

#include <QAbstractItemModel>
#include <set>
#include <vector>

namespace parascope {

/// The runs of a session as a tree: batches, newest first, with their runs, oldest first. A run has a tick
/// while it stands on the page, and can be renamed.
class RunsModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { Name, Outcome, ColumnCount };

    /// `session` must outlive it.
    explicit RunsModel(RunSession& session, QObject* parent = nullptr);

    /// Puts the ticks without telling anybody.
    void setShown(const std::vector<RunId>& ids);
    /// Oldest first.
    [[nodiscard]] std::vector<RunId> shown() const { return {m_shown.begin(), m_shown.end()}; }

    /// The run of a row; of a batch's row all its runs.
    [[nodiscard]] std::vector<RunId> runsAt(const QModelIndex& index) const;
    /// Invalid for a run that is not there.
    [[nodiscard]] QModelIndex indexOf(RunId id) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// The user ticked or unticked: the runs with a tick, oldest first.
    void shownChanged(const std::vector<parascope::RunId>& ids);

private:
    struct Batch {
        int number = 0;
        std::vector<RunId> runs; ///< oldest first
    };

    void add(RunId id);
    void remove(RunId id);
    void update(RunId id);
    void updateAll();
    [[nodiscard]] std::vector<Batch>::iterator batchAt(int number);
    [[nodiscard]] int rowOf(const Batch& batch) const { return static_cast<int>(&batch - m_batches.data()); }
    /// Null for a batch's row.
    [[nodiscard]] const RunRecord* recordAt(const QModelIndex& index) const;
    [[nodiscard]] QString nameOf(const Batch& batch) const;
    [[nodiscard]] QVariant dataOfRun(const RunFacts& facts, int column, int role) const;
    [[nodiscard]] QVariant dataOfBatch(const Batch& batch, int column, int role) const;

    RunSession& m_session;
    std::vector<Batch> m_batches; ///< newest first
    std::set<RunId> m_shown;
};

} // namespace parascope
