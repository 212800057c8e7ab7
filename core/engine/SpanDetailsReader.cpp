// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SpanDetailsReader.h"

#include "core/base/TsanAnnotations.h"

#include <system_error>

namespace parascope {

SpanDetailsReader::SpanDetailsReader(QObject* parent)
    : QObject(parent) {}

SpanDetailsReader::~SpanDetailsReader() = default;

void SpanDetailsReader::ask(const TraceFile& file, const SpanWanted& span) {
    giveUp();
    try {
        m_thread = std::jthread([this, question = m_question, file, span](const std::stop_token& stop) {
            tell(question, readSpanDetails(file, span, stop));
        });
    } catch (const std::system_error&) {
        tell(m_question, readSpanDetails(file, span)); // there is no thread: the answer is worth a wait
    }
}

void SpanDetailsReader::giveUp() {
    ++m_question;
    m_thread = {}; // stops and joins the one before
}

void SpanDetailsReader::tell(int question, const Result<SpanDetails>& details) {
    QMetaObject::invokeMethod(
        this,
        [this, question, details, handover = LambdaHandover()] {
            handover.take();
            if (question == m_question) {
                Q_EMIT answered(details);
            }
        },
        Qt::QueuedConnection);
}

} // namespace parascope
