// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QueueHeadless.h"

#include "app/Headless.h"
#include "app/Interrupt.h"
#include "core/engine/QueueHost.h"
#include "core/engine/Reports.h"
#include "ui/export/QueueExport.h"

#include <cstdio>
#include <QCoreApplication>
#include <unistd.h>

namespace parascope {

namespace {

/// Where the log's lines go as they come: with the table on stdout; beside a JSON document to people at a
/// terminal.
std::FILE* logFile(const Command& command) {
    if (command.quiet) {
        return nullptr;
    }
    if (!command.json) {
        return stdout;
    }
    return isatty(STDERR_FILENO) != 0 ? stderr : nullptr;
}

void print(std::FILE* file, const std::string& text) {
    if (file != nullptr) {
        std::fwrite(text.data(), 1, text.size(), file);
        std::fflush(file);
    }
}

} // namespace

int queueCommand(const Command& command) {
    if (!canExport(command)) {
        return 1;
    }
    QueueRecord record;
    QueueHost host(realQueueParts());
    bool interrupted = false;
    const Interrupt interrupt([&] {
        interrupted = true;
        host.stop();
    });
    auto* const log = logFile(command);
    QObject::connect(&host, &QueueHost::updated, &host, [&](const QueueUpdatePtr& update) {
        record.apply(*update);
        for (const auto& line : update->lines) {
            print(log, line + "\n");
        }
        if (update->facts.finished) {
            QCoreApplication::quit();
        }
    });
    host.start(command.queue);
    QCoreApplication::exec();

    if (command.json) {
        print(stdout, queueJson(command, record));
    } else if (!command.quiet) {
        print(stdout, queueTable(record));
    }
    bool failed = !record.facts.error.empty();
    if (failed) {
        complain({"the run at the queue failed", record.facts.error, ""});
    }
    for (const auto& file : command.exports) {
        if (const auto written = exportQueue(record, file); !written) {
            complain(written.error());
            failed = true;
        }
    }
    return interrupted ? 130 : failed ? 1 : 0;
}

} // namespace parascope
