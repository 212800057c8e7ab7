// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/AddressPicture.h"

#include "core/base/Numbers.h"

#include <QObject>
#include <QStringList>

namespace parascope {

namespace {

QString inUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

AddressPicture::Place counterPlace(MemoryWay way) {
    switch (way) {
    case MemoryWay::Separate:
    case MemoryWay::PythonProcesses:
        return AddressPicture::Place::OwnEach;
    case MemoryWay::SharedMemory:
    case MemoryWay::SharedMutex:
    case MemoryWay::PythonValue:
        return AddressPicture::Place::SharedPage;
    case MemoryWay::Pipe:
        return AddressPicture::Place::Sent;
    default:
        return AddressPicture::Place::OneProcess;
    }
}

QString guardOf(MemoryWay way) {
    switch (way) {
    case MemoryWay::Mutex:
    case MemoryWay::SharedMutex:
        return QObject::tr("mutex");
    case MemoryWay::Atomic:
    case MemoryWay::SharedMemory:
        return QObject::tr("atomic");
    case MemoryWay::PythonLock:
    case MemoryWay::PythonValue:
        return QObject::tr("lock");
    default:
        return {};
    }
}

QString whereOf(AddressPicture::Place place, int workers) {
    switch (place) {
    case AddressPicture::Place::OwnEach:
        return QObject::tr("%1 processes, each with its own counter").arg(workers);
    case AddressPicture::Place::SharedPage:
        return QObject::tr("%1 processes that map the same page").arg(workers);
    case AddressPicture::Place::Sent:
        return QObject::tr("%1 processes that send their sums").arg(workers);
    default:
        return QObject::tr("%1 threads in one process").arg(workers);
    }
}

} // namespace

QString countInWords(std::uint64_t count) {
    return QString::fromStdString(groupedDigits(count));
}

AddressPicture addressPicture(const MemoryRow& row) {
    const auto& facts = row.run->facts;
    AddressPicture picture;
    picture.name = QString::fromStdString(std::string(infoOf(row.way).name));
    picture.place = counterPlace(row.way);
    picture.workers = facts.experiment.workers;
    picture.where = whereOf(picture.place, picture.workers);
    picture.guard = guardOf(row.way);
    picture.tip = inUtf8(infoOf(row.way).what);
    picture.goesOn = facts.released != Nanoseconds{} && !facts.finished;
    picture.hasEnded = facts.succeeded();
    if (!isShared(row.way)) {
        picture.each = addedByEach(facts);
    }
    if (!picture.goesOn && !facts.finished) {
        return picture; // its turn has not come
    }
    const bool isSeen = picture.hasEnded || !isPython(facts.experiment.backend);
    if (isSeen && (isShared(row.way) || row.facts.parentCounted)) {
        picture.counter = isShared(row.way) ? row.facts.counted : *row.facts.parentCounted;
    }
    picture.lost = row.facts.lost();
    return picture;
}

QString endInWords(const AddressPicture& picture) {
    if (picture.lost > 0) {
        return QObject::tr("%1 lost").arg(countInWords(picture.lost));
    }
    if (!picture.hasEnded) {
        return {};
    }
    return picture.place == AddressPicture::Place::OwnEach ? QObject::tr("the parent still sees 0")
                                                           : QObject::tr("none lost");
}

QString spoken(const AddressPicture& picture) {
    QStringList words{picture.where};
    if (!picture.guard.isEmpty()) {
        words.append(QObject::tr("with: %1").arg(picture.guard));
    }
    for (const auto count : picture.each) {
        words.append(countInWords(count));
    }
    if (picture.counter) {
        words.append(picture.place == AddressPicture::Place::OwnEach ||
                             picture.place == AddressPicture::Place::Sent
                         ? QObject::tr("the parent has %1").arg(countInWords(*picture.counter))
                         : QObject::tr("the counter says %1").arg(countInWords(*picture.counter)));
    }
    words.append(endInWords(picture));
    words.removeAll(QString());
    return picture.name + QStringLiteral(": ") + words.join(QStringLiteral(", "));
}

} // namespace parascope
