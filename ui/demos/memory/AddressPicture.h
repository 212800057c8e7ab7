// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/MemoryReport.h"

#include <QString>

namespace parascope {

/// One way of counting as a picture shows it: who is in which address space, and what is in the counter.
struct AddressPicture {
    /// Where the counter is that the workers add to.
    enum class Place : std::uint8_t {
        OneProcess, ///< all are threads in there
        OwnEach,    ///< each process has its own, and so has their parent
        SharedPage, ///< in a page that all processes map
        Sent,       ///< each process has its own and sends it to the parent
    };

    QString name;  ///< "shared, mutex"
    QString where; ///< "4 threads in one process"
    QString guard; ///< what keeps them apart: "mutex"; empty: nothing
    QString tip;   ///< the way in a sentence
    Place place = Place::OneProcess;
    int workers = 0;
    std::vector<std::uint64_t> each;      ///< what each process's own counter says; empty: not known yet
    std::optional<std::uint64_t> counter; ///< what the one below says; nothing while nobody can look
    std::uint64_t lost = 0;
    bool goesOn = false;
    bool hasEnded = false; ///< and well

    bool operator==(const AddressPicture&) const = default;
};

/// "2,321,207".
[[nodiscard]] QString countInWords(std::uint64_t count);
[[nodiscard]] AddressPicture addressPicture(const MemoryRow& row);
/// What came of it: "2,321,207 lost"; empty while that is not known.
[[nodiscard]] QString endInWords(const AddressPicture& picture);
/// All of it as a person would say it.
[[nodiscard]] QString spoken(const AddressPicture& picture);

} // namespace parascope
