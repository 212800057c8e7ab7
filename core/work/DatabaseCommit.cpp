// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/DatabaseCommit.h"

#include "core/base/PrivateFolder.h"
#include "core/base/TemporaryFiles.h"
#include "core/work/Pieces.h"
#include "core/work/Sqlite.h"

namespace parascope {

namespace {

/// A database on a disk whose files have no names any more: it keeps them open between transactions, and
/// however the program ends, nothing of them stays.
Result<SqliteDatabase> openOnDisk() {
    const auto folder = PrivateFolder::createOnDisk(); // goes with its names when this function returns
    if (!folder) {
        return failure(folder.error());
    }
    auto database = SqliteDatabase::open(folder->path() / "orders.db");
    if (!database) {
        return failure(database.error());
    }
    const auto made = database->execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=PERSIST;"
                                        "PRAGMA synchronous=FULL;"
                                        "CREATE TABLE orders(id INTEGER PRIMARY KEY, amount INTEGER);");
    return made ? std::move(database) : failure(made.error());
}

Result<std::optional<std::string>> insertOrders(SqliteDatabase& database, std::uint64_t size,
                                                TaskContext& context) {
    auto insert = database.prepare("INSERT INTO orders(amount) VALUES(?)");
    auto total = database.prepare("SELECT sum(amount) FROM orders WHERE id > ?");
    if (!insert || !total) {
        return failure((insert ? total : insert).error());
    }
    for (std::uint64_t id = 0; id < size; ++id) {
        if (context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        const auto amount = static_cast<std::int64_t>(id * 7 % 1000);
        const auto done =
            outOfTurn(context, "committing to the disk", State::Io, [&] { return insert->run(amount); });
        if (!done) {
            return failure(done.error());
        }
    }
    const auto sum = total->run(0);
    if (!sum) {
        return failure(sum.error());
    }
    return std::optional(std::to_string(size) + " orders of " + std::to_string(*sum) + " in all");
}

} // namespace

TaskInfo DatabaseCommit::info() const {
    return {"database",
            "disk",
            "commits",
            "inserts rows into an SQLite database, each on the disk before the next (commit)",
            100,
            100'000'000,
            "it would take longer than a day",
            1,
            TaskNeed::Disk,
            500};
}

Result<void> DatabaseCommit::prepare() const {
    if (const auto functions = SqliteFunctions::load(); !functions) {
        return failure(functions.error());
    }
    return checkDiskFolder();
}

Result<std::optional<std::string>> DatabaseCommit::run(std::uint64_t size, TaskContext& context) const {
    auto database = outOfTurn(context, "making the database", State::Io, openOnDisk);
    if (!database) {
        return failure(database.error());
    }
    return insertOrders(*database, size, context);
}

} // namespace parascope
