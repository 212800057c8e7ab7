// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/DatabaseQuery.h"

#include "core/work/Pieces.h"
#include "core/work/Sqlite.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::int64_t kCustomers = 100;
/// Queries that are one span, some milliseconds.
constexpr std::uint64_t kQueriesOfASpan = 8;

/// 10 000 orders of 100 customers.
Result<SqliteDatabase> openInMemory() {
    auto database = SqliteDatabase::open(":memory:");
    if (!database) {
        return database;
    }
    const auto made =
        database->execute("CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, amount INTEGER);"
                          "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
                          "INSERT INTO orders(customer, amount) SELECT i * 31 % 100, i * 7 % 1000 FROM n;");
    return made ? std::move(database) : failure(made.error());
}

/// What the customers `from` to `to` have ordered, added up.
Result<std::int64_t> sumOfOrders(SqliteDatabase::Statement& query, std::uint64_t from, std::uint64_t to) {
    std::int64_t sum = 0;
    for (auto i = from; i < to; ++i) {
        const auto amount = query.run(static_cast<std::int64_t>(i) % kCustomers);
        if (!amount) {
            return amount;
        }
        sum += *amount;
    }
    return sum;
}

} // namespace

TaskInfo DatabaseQuery::info() const {
    return {
        "database-query",
        "cpu",
        "queries",
        "asks an SQLite table of 10,000 rows that lies in memory; Python's sqlite3 does it without the GIL",
        3000,
        1'000'000'000,
        "it would take longer than a day"};
}

Result<void> DatabaseQuery::prepare() const {
    const auto functions = SqliteFunctions::load();
    return functions ? Result<void>() : failure(functions.error());
}

Result<std::optional<std::string>> DatabaseQuery::run(std::uint64_t size, TaskContext& context) const {
    auto database = outOfTurn(context, "making the table", State::Running, openInMemory);
    if (!database) {
        return failure(database.error());
    }
    auto query = database->prepare("SELECT sum(amount) FROM orders WHERE customer = ?");
    if (!query) {
        return failure(query.error());
    }
    std::int64_t sum = 0;
    for (std::uint64_t from = 0; from < size; from += kQueriesOfASpan) {
        if (context.stop.stop_requested()) {
            return std::optional<std::string>();
        }
        const auto to = std::min(from + kQueriesOfASpan, size);
        const auto part =
            outOfTurn(context, "querying", State::Running, [&] { return sumOfOrders(*query, from, to); });
        if (!part) {
            return failure(part.error());
        }
        sum += *part;
    }
    return std::optional(std::to_string(size) + " answers, " + std::to_string(sum) + " in all");
}

} // namespace parascope
