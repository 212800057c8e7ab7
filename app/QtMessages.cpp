// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QtMessages.h"

#include <QString>

namespace parascope {

namespace {

QtMessageHandler g_former = nullptr; // Qt's handler is a plain function: there is no other place for it

void passOn(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    // The second is said in our words by the run that failed of it.
    const bool aboutSurroundings =
        message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR not set")) ||
        message.startsWith(QLatin1String("QProcessPrivate::createPipe: Cannot create pipe")) ||
        qstrcmp(context.category, "qt.core.plugin.loader") == 0; // a format that is not asked for
    // Whoever starts a thread tells of it in words of ours, with what to do.
    const bool isTold = message.startsWith(QLatin1String("QThread::start: Thread creation error")) ||
                        message.startsWith(QLatin1String("Qt has caught an exception")); // endInWords()
    if (!aboutSurroundings && !isTold && g_former != nullptr) {
        g_former(type, context, message);
    }
}

} // namespace

void quietQt() {
    g_former = qInstallMessageHandler(passOn);
}

} // namespace parascope
