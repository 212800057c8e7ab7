// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/SpanDetails.h"

#include <QObject>
#include <stop_token>
#include <thread>

namespace parascope {

/// Reads what files say of spans, on a thread of its own, one span at a time: a new question gives up the one
/// before. Destroying it stops that.
class SpanDetailsReader final : public QObject {
    Q_OBJECT

public:
    explicit SpanDetailsReader(QObject* parent = nullptr);
    ~SpanDetailsReader() override;

    void ask(const TraceFile& file, const SpanWanted& span);
    /// The last question needs no answer any more.
    void giveUp();

Q_SIGNALS:
    /// Of the last question.
    void answered(const parascope::Result<parascope::SpanDetails>& details);

private:
    void tell(int question, const Result<SpanDetails>& details);

    int m_question = 0;    ///< the last one's number
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace parascope
