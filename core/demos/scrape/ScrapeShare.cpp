// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeShare.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/stat.h>

namespace parascope {

struct ScrapeShare::Head {
    static constexpr std::uint32_t kMagic = 0x70617273;

    std::uint32_t magic = kMagic;
    std::uint32_t hosts = 0;
    std::uint32_t pages = 0;
    std::uint64_t textBytes = 0;
};

/// The pages of a host follow each other.
struct ScrapeShare::Host {
    std::atomic<std::uint32_t> next = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::atomic<std::int64_t> turn = 0; ///< nanoseconds: nobody else may ask before
};
static_assert(std::atomic<std::uint32_t>::is_always_lock_free &&
                  std::atomic<std::int64_t>::is_always_lock_free,
              "processes share them");

struct ScrapeShare::Entry {
    std::uint32_t page = 0;
    std::uint32_t isFree = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

namespace {

std::vector<ScrapeTarget> byHost(std::vector<ScrapeTarget> targets) {
    std::stable_sort(targets.begin(), targets.end(), [](const ScrapeTarget& one, const ScrapeTarget& other) {
        return one.host < other.host;
    });
    return targets;
}

} // namespace

bool mayServe(int worker, std::uint32_t host, int workers, int connections) {
    if (connections == 0 || connections >= workers) {
        return true;
    }
    const auto first = static_cast<std::int64_t>(host) * connections % workers;
    return (worker - first + workers) % workers < connections;
}

Result<ScrapeShare> ScrapeShare::create(const std::vector<ScrapeTarget>& targets) {
    const auto sorted = byHost(targets);
    Head head;
    head.pages = static_cast<std::uint32_t>(sorted.size());
    head.hosts = sorted.empty() ? 0 : sorted.back().host + 1;
    for (const auto& target : sorted) {
        head.textBytes += target.url.size();
    }
    auto memory = SharedMemory::create(sizeof(Head) + sizeof(Host) * head.hosts + sizeof(Entry) * head.pages +
                                       head.textBytes);
    if (!memory) {
        return failure(memory.error());
    }
    ScrapeShare share(std::move(*memory));
    new (share.m_memory.bytes().data()) Head(head);
    for (std::uint32_t i = 0; i < head.hosts; ++i) {
        new (share.hostTable() + i) Host();
    }
    std::uint64_t offset = 0;
    auto* const text = const_cast<char*>(share.text());
    for (std::uint32_t i = 0; i < head.pages; ++i) {
        const auto& target = sorted[i];
        new (share.entries() + i) Entry{target.page, target.isFree ? 1U : 0U, offset, target.url.size()};
        std::memcpy(text + offset, target.url.data(), target.url.size());
        offset += target.url.size();
        auto& host = share.hostTable()[target.host];
        host.first = host.count++ == 0 ? i : host.first;
    }
    return share;
}

Result<ScrapeShare> ScrapeShare::attach(int descriptor) {
    struct stat about {};
    if (fstat(descriptor, &about) != 0 || about.st_size < static_cast<off_t>(sizeof(Head))) {
        return failure("the list of pages", "its memory is not there", "let Parascope start this program");
    }
    auto memory = SharedMemory::attach(descriptor, static_cast<std::size_t>(about.st_size));
    if (!memory) {
        return failure(memory.error());
    }
    ScrapeShare share(std::move(*memory));
    if (!share.isWhole()) {
        return failure("the list of pages", "its memory holds something else",
                       "let Parascope start this program");
    }
    return share;
}

Result<ScrapeShare> ScrapeShare::attach(std::int32_t pid, int descriptor) {
    const auto place = "/proc/" + std::to_string(pid) + "/fd/" + std::to_string(descriptor);
    const int own = open(place.c_str(), O_RDWR | O_CLOEXEC);
    if (own < 0) {
        return failure("the list of pages",
                       "the memory of process " + std::to_string(pid) +
                           " cannot be opened: " + std::strerror(errno),
                       "let Parascope start this program, on its own machine");
    }
    return attach(own);
}

bool ScrapeShare::isWhole() const {
    const auto& of = head();
    return of.magic == Head::kMagic && m_memory.bytes().size() >= sizeof(Head) + sizeof(Host) * of.hosts +
                                                                      sizeof(Entry) * of.pages + of.textBytes;
}

ScrapeShare::Head& ScrapeShare::head() const {
    return *std::launder(reinterpret_cast<Head*>(m_memory.bytes().data()));
}

ScrapeShare::Host* ScrapeShare::hostTable() const {
    return std::launder(reinterpret_cast<Host*>(m_memory.bytes().data() + sizeof(Head)));
}

ScrapeShare::Entry* ScrapeShare::entries() const {
    return std::launder(reinterpret_cast<Entry*>(hostTable() + head().hosts));
}

const char* ScrapeShare::text() const {
    return reinterpret_cast<const char*>(entries() + head().pages);
}

std::uint32_t ScrapeShare::hosts() const {
    return head().hosts;
}

bool ScrapeShare::isFree(std::uint32_t host) const {
    const auto& of = hostTable()[host];
    return of.count > 0 && entries()[of.first].isFree != 0;
}

std::optional<ScrapeShare::Page> ScrapeShare::take(std::uint32_t host) {
    auto& of = hostTable()[host];
    if (of.next.load(std::memory_order_relaxed) >= of.count) { // so that it never counts round
        return std::nullopt;
    }
    const auto place = of.next.fetch_add(1, std::memory_order_relaxed);
    if (place >= of.count) {
        return std::nullopt;
    }
    const auto& entry = entries()[of.first + place];
    return Page{entry.page, entry.isFree != 0, {text() + entry.offset, entry.length}};
}

Nanoseconds ScrapeShare::turn(std::uint32_t host, Nanoseconds now, Nanoseconds pause) {
    auto& next = hostTable()[host].turn;
    auto free = next.load(std::memory_order_relaxed);
    std::int64_t mine = 0;
    do {
        mine = std::max<std::int64_t>(free, now.count());
    } while (!next.compare_exchange_weak(free, mine + pause.count(), std::memory_order_relaxed));
    return Nanoseconds(mine);
}

Result<SharedMemory> scrapeListText(const std::vector<ScrapeTarget>& targets) {
    std::string text;
    for (const auto& target : targets) {
        text += std::to_string(target.page) + " " + std::to_string(target.host) + " " +
                (target.isFree ? "1 " : "0 ") + target.url + "\n";
    }
    auto memory = SharedMemory::create(text.size());
    if (memory) {
        std::memcpy(memory->bytes().data(), text.data(), text.size());
    }
    return memory;
}

} // namespace parascope
