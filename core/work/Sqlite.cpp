// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Sqlite.h"

#include "core/base/LoadedLibrary.h"

namespace parascope {

Result<SqliteFunctions> SqliteFunctions::load() {
    const auto library = LoadedLibrary::load({"libsqlite3.so.0"}, "libsqlite3-0");
    if (!library) {
        return failure(library.error());
    }
    SqliteFunctions all;
    const bool good =
        library->find("sqlite3_open_v2", all.open) && library->find("sqlite3_close_v2", all.close) &&
        library->find("sqlite3_exec", all.execute) && library->find("sqlite3_prepare_v2", all.prepare) &&
        library->find("sqlite3_bind_int64", all.bind) && library->find("sqlite3_step", all.step) &&
        library->find("sqlite3_reset", all.reset) && library->find("sqlite3_finalize", all.finalize) &&
        library->find("sqlite3_column_int64", all.column) && library->find("sqlite3_errmsg", all.message);
    if (!good) {
        return failure("SQLite cannot be used", "a function is missing from it", "install libsqlite3-0 anew");
    }
    return all;
}

Result<SqliteDatabase> SqliteDatabase::open(const std::string& file) {
    const auto functions = SqliteFunctions::load();
    if (!functions) {
        return failure(functions.error());
    }
    // One worker, one database: no locks of its own.
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    sqlite3* connection = nullptr;
    const int status = functions->open(file.c_str(), &connection, kFlags, nullptr);
    SqliteDatabase database(*functions, connection);
    if (status != SQLITE_OK) {
        return database.problem();
    }
    return database;
}

Result<void> SqliteDatabase::execute(const char* sql) {
    if (m_functions.execute(m_connection.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return problem();
    }
    return {};
}

Result<SqliteDatabase::Statement> SqliteDatabase::prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    if (m_functions.prepare(m_connection.get(), sql, -1, &statement, nullptr) != SQLITE_OK) {
        return problem();
    }
    return Statement(*this, statement);
}

Result<std::int64_t> SqliteDatabase::Statement::run(std::int64_t value) {
    const auto& functions = m_database.m_functions;
    functions.bind(m_statement.get(), 1, value);
    const int status = functions.step(m_statement.get());
    const auto number = status == SQLITE_ROW ? functions.column(m_statement.get(), 0) : 0;
    if (functions.reset(m_statement.get()) != SQLITE_OK) {
        return m_database.problem();
    }
    return number;
}

tl::unexpected<Error> SqliteDatabase::problem() const {
    return failure("the database refused", m_functions.message(m_connection.get()),
                   "free some space, or name another folder in TMPDIR");
}

} // namespace parascope
