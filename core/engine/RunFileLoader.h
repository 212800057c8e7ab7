// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/RunFile.h"

#include <functional>
#include <memory>
#include <QObject>
#include <stop_token>
#include <thread>

namespace parascope {

class ReadingPace;

using OpenedFilePtr = std::shared_ptr<Result<OpenedFile>>;

/// Reads the runs of files on a thread of its own, one file at a time, so that who shows them stays alive.
/// Destroying it stops that.
class RunFileLoader final : public QObject {
    Q_OBJECT

public:
    /// Called on that thread; it is to return soon when the watch says so.
    using Read = std::function<Result<OpenedFile>(const std::filesystem::path&, const ReadingWatch&)>;

    explicit RunFileLoader(QObject* parent = nullptr);
    explicit RunFileLoader(Read read, QObject* parent = nullptr);
    ~RunFileLoader() override;

    /// Not while it is busy.
    void load(const std::filesystem::path& file);
    /// The file is forgotten; stopped() follows soon.
    void stop();
    /// It reads, or the last word has not been said.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Of which it speaks.
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

Q_SIGNALS:
    /// Of a file that takes a while, again and again; `all` is 0 where nobody knows.
    void progressed(quint64 taken, quint64 all);
    /// Once, of a file that takes a while: what was read so far, which is not empty.
    void begun(const std::shared_ptr<parascope::Trace>& soFar);
    // The last word, one of these:
    void loaded(const parascope::OpenedFilePtr& opened);
    void stopped();

private:
    // On the thread:
    void read(const std::filesystem::path& file, const std::stop_token& stop);
    void tell(const ReadingState& state, ReadingPace& pace);
    /// Lets it be said by the thread that this object lives on.
    template <class Say>
    void pass(Say say);

    void finish(const OpenedFilePtr& opened);

    Read m_read;
    std::filesystem::path m_file;
    bool m_isBusy = false;
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace parascope
