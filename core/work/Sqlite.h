// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <memory>
#include <sqlite3.h>
#include <string>

namespace parascope {

/// The functions of SQLite that we use, found when a task first needs them (LoadedLibrary).
struct SqliteFunctions {
    decltype(&sqlite3_open_v2) open = nullptr;
    decltype(&sqlite3_close_v2) close = nullptr;
    decltype(&sqlite3_exec) execute = nullptr;
    decltype(&sqlite3_prepare_v2) prepare = nullptr;
    decltype(&sqlite3_bind_int64) bind = nullptr;
    decltype(&sqlite3_step) step = nullptr;
    decltype(&sqlite3_reset) reset = nullptr;
    decltype(&sqlite3_finalize) finalize = nullptr;
    decltype(&sqlite3_column_int64) column = nullptr;
    decltype(&sqlite3_errmsg) message = nullptr;

    static Result<SqliteFunctions> load();
};

/// A database of one worker.
class SqliteDatabase {
public:
    /// ":memory:" for one that has no file.
    static Result<SqliteDatabase> open(const std::string& file);

    /// Carries out SQL whose rows nobody wants.
    Result<void> execute(const char* sql);

    /// A statement with one number to fill in, which gives at most one row of whole numbers.
    class Statement {
    public:
        /// The first number of the row; 0 where there is none.
        Result<std::int64_t> run(std::int64_t value);

    private:
        friend class SqliteDatabase;
        Statement(const SqliteDatabase& database, sqlite3_stmt* statement)
            : m_database(database)
            , m_statement(statement, database.m_functions.finalize) {}

        const SqliteDatabase& m_database;
        std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> m_statement;
    };
    /// Lives no longer than the database, which is not moved meanwhile.
    Result<Statement> prepare(const char* sql) const;

private:
    SqliteDatabase(SqliteFunctions functions, sqlite3* connection)
        : m_functions(functions)
        , m_connection(connection, functions.close) {}
    [[nodiscard]] tl::unexpected<Error> problem() const;

    SqliteFunctions m_functions;
    std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> m_connection;
};

} // namespace parascope
