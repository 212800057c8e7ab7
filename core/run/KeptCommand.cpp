// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/KeptCommand.h"

#include "core/observe/TaskList.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <set>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace parascope {

namespace {

/// Who was asked to end has so long for it.
constexpr auto kPatience = std::chrono::milliseconds(700);
constexpr auto kKillAgain = std::chrono::milliseconds(20);

/// The fields of a CommandEnd by their keys, as whole numbers.
template <class End, class Take>
void eachField(End& end, Take&& take) {
    take("exit_code", end.exitCode);
    take("signal", end.signal);
    take("stopped", end.wasStopped);
    take("outlived_ns", end.outlived);
    take("user_ns", end.use.user);
    take("system_ns", end.use.system);
    take("read_bytes", end.use.readBytes);
    take("written_bytes", end.use.writtenBytes);
    take("disk_read_bytes", end.use.diskReadBytes);
    take("disk_written_bytes", end.use.diskWrittenBytes);
    take("peak_rss_bytes", end.peakRssBytes);
    take("left", end.left);
    take("pushed", end.pushed);
}

struct WriteField {
    std::vector<std::string>& texts;
    void operator()(const char* key, Nanoseconds time) const { (*this)(key, time.count()); }
    template <class T>
    void operator()(const char* key, const T& value) const {
        texts.push_back(std::string(key) + "=" + std::to_string(value));
    }
};

struct ReadField {
    std::string_view key;
    std::int64_t number;
    void operator()(std::string_view name, Nanoseconds& time) const {
        time = name == key ? Nanoseconds(number) : time;
    }
    void operator()(std::string_view name, bool& flag) const { flag = name == key ? number != 0 : flag; }
    template <class T>
    void operator()(std::string_view name, T& value) const {
        value = name == key ? static_cast<T>(number) : value;
    }
};

Error cannotStart(const std::string& program, int why) {
    const auto what = "cannot start '" + program + "'";
    switch (why) {
    case ENOENT:
        return {what, "there is no such program", "check how it is spelt, or give its path"};
    case EACCES:
    case EISDIR:
        return {what, "it is no program that may be run",
                "make it executable (chmod +x), or name the program that runs it first: python3 FILE"};
    case ENOEXEC:
        return {what, "this is no program for this machine", "name the program that runs it first"};
    case ENOTDIR:
        return {what, "a part of its path is no folder", "check how it is spelt"};
    default:
        return {what, std::strerror(why), {}};
    }
}

/// In the child, where nothing of ours is to be left: signals as usual, its stdin, and it goes with us.
void becomeUsual(int input) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int file = input >= 0 ? input : open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(file, STDIN_FILENO);
}

[[noreturn]] void becomeCommand(const KeptCommand::Wish& wish, int gate, int fault) {
    std::vector<char*> words;
    for (const auto& word : wish.words) {
        words.push_back(const_cast<char*>(word.c_str())); // NOLINT: execvp(3) does not write there
    }
    words.push_back(nullptr);
    becomeUsual(wish.input);
    char go = 0;
    if (read(gate, &go, 1) == 1) {
        execvp(words.front(), words.data());
        const int why = errno;
        static_cast<void>(!write(fault, &why, sizeof(why)));
    }
    _exit(127);
}

/// What our own threads have read and written.
ProcessUse ownUse() {
    ProcessUse sum;
    for (const auto& thread : threadsOf(getpid())) {
        const auto path = "/proc/self/task/" + std::to_string(thread.tid) + "/io";
        sum += parseIo(readWholeFile(path.c_str()));
    }
    return sum;
}

Nanoseconds toTime(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

int signalFileOf(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// All processes below us, and not we.
std::set<std::int32_t> processesBelowUs() {
    std::set<std::int32_t> pids;
    for (const auto& thread : threadsBelow(getpid())) {
        pids.insert(thread.pid);
    }
    pids.erase(getpid());
    return pids;
}

} // namespace

std::vector<std::string> CommandEnd::texts() const {
    std::vector<std::string> all;
    eachField(*this, WriteField{all});
    return all;
}

CommandEnd CommandEnd::fromTexts(const std::vector<std::string>& texts) {
    CommandEnd end;
    for (const auto& text : texts) {
        const auto equals = std::min(text.find('='), text.size());
        std::int64_t number = 0;
        const auto* from = text.data() + std::min(equals + 1, text.size());
        if (std::from_chars(from, text.data() + text.size(), number).ec == std::errc{} && number >= 0) {
            eachField(end, ReadField{std::string_view(text).substr(0, equals), number});
        }
    }
    return end;
}

Result<std::unique_ptr<KeptCommand>> KeptCommand::start(Wish wish) {
    std::array<int, 2> gate{};
    std::array<int, 2> fault{};
    if (pipe2(gate.data(), O_CLOEXEC) != 0 || pipe2(fault.data(), O_CLOEXEC) != 0) {
        return failure("cannot start a program", std::strerror(errno), "close other programs");
    }
    std::unique_ptr<KeptCommand> kept(new KeptCommand);
    kept->m_wish = std::move(wish);
    kept->m_ended = FileHandle(signalFileOf(SIGCHLD));
    kept->m_wake = FileHandle(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    kept->m_gate = FileHandle(gate[1]);
    kept->m_fault = FileHandle(fault[0]);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    kept->m_pid = fork();
    if (kept->m_pid == 0) {
        close(gate[1]);
        becomeCommand(kept->m_wish, gate[0], fault[1]);
    }
    const int why = errno;
    close(gate[0]);
    close(fault[1]);
    if (kept->m_pid < 0) {
        return failure("cannot start a program", std::strerror(why),
                       "end other programs, or raise the limit on processes (ulimit -u)");
    }
    return kept;
}

void KeptCommand::go() {
    m_began = monotonicNow();
    static_cast<void>(!write(m_gate.descriptor(), "g", 1));
    eventfd_write(m_wake.descriptor(), 1); // its time limit counts from now
}

void KeptCommand::stop() {
    m_mustStop = true;
    eventfd_write(m_wake.descriptor(), 1);
}

/// Those that have ended. Who lost its parent is ours, too.
void KeptCommand::reap() {
    int status = 0;
    pid_t ended = 0;
    while ((ended = wait4(-1, &status, WNOHANG, nullptr)) > 0) {
        if (ended == m_pid) {
            m_commandEnded = monotonicNow();
            m_end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
            m_end.exitCode = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        }
    }
    m_hasChildren = ended == 0;
}

/// Some may be starting others at this moment: it is done again until none is left.
void KeptCommand::endAll() {
    const auto now = monotonicNow();
    const bool isFirst = m_asked == Nanoseconds{};
    m_asked = isFirst ? now : m_asked;
    const bool isForced = now - m_asked >= kPatience;
    if (!isFirst && !isForced) {
        return;
    }
    m_end.wasStopped = true;
    for (const auto pid : processesBelowUs()) {
        kill(pid, isForced ? SIGKILL : SIGTERM);
        kill(pid, SIGCONT);
    }
}

int KeptCommand::millisecondsToWait() const {
    const auto now = monotonicNow();
    const auto until = [now](Nanoseconds moment) {
        return static_cast<int>(
            std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::milliseconds>(moment - now).count()));
    };
    if (m_asked != Nanoseconds{}) {
        return std::max(until(m_asked + kPatience), static_cast<int>(kKillAgain.count()));
    }
    return m_began != Nanoseconds{} && m_wish.longest > Nanoseconds{} ? until(m_began + m_wish.longest) : -1;
}

Result<CommandEnd> KeptCommand::waitForEnd() {
    std::array<pollfd, 2> files{pollfd{m_ended.descriptor(), POLLIN, 0},
                                pollfd{m_wake.descriptor(), POLLIN, 0}};
    reap();
    while (m_hasChildren) {
        poll(files.data(), files.size(), millisecondsToWait());
        std::array<char, 1024> told{};
        static_cast<void>(!read(m_ended.descriptor(), told.data(), told.size()));
        static_cast<void>(!read(m_wake.descriptor(), told.data(), sizeof(eventfd_t)));
        reap();
        const bool isTooLong = m_wish.longest > Nanoseconds{} && m_began != Nanoseconds{} &&
                               monotonicNow() - m_began >= m_wish.longest;
        if (m_hasChildren && (m_mustStop || isTooLong || m_asked != Nanoseconds{})) {
            endAll();
        }
    }
    int why = 0;
    if (read(m_fault.descriptor(), &why, sizeof(why)) == sizeof(why)) {
        return failure(cannotStart(m_wish.words.front(), why));
    }
    return sumUp();
}

CommandEnd KeptCommand::sumUp() const {
    auto end = m_end;
    end.outlived = monotonicNow() - m_commandEnded;
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    const auto own = ownUse();
    if (const auto all = readProcess(getpid())) {
        end.use = all->use.since(own); // what its children read and wrote is counted with it
    }
    end.use.user = toTime(used.ru_utime);
    end.use.system = toTime(used.ru_stime);
    end.peakRssBytes = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
    end.left = static_cast<std::uint64_t>(used.ru_nvcsw);
    end.pushed = static_cast<std::uint64_t>(used.ru_nivcsw);
    return end;
}

} // namespace parascope
