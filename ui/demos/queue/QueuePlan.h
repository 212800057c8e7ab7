// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueSnapshot.h"

#include <functional>
#include <optional>
#include <QLineF>
#include <QRectF>
#include <QString>
#include <vector>

namespace parascope {

/// What is where in the picture of a queue at a moment: neutral geometry in px, drawn by QueuePicture.
struct QueuePlan {
    /// A producer (on the left) or a consumer (on the right).
    struct Card {
        enum class Size : std::uint8_t { Roomy, Line, Cell };
        QRectF rect;
        Size size = Size::Roomy;
        WorkerId worker;
        QString name;
        QString words; ///< what it does; a cell has none
        State state = State::Other;
        QueueDoing doing = QueueDoing::NotBegun;
        std::uint64_t items = 0; ///< so far
        QRectF hand;             ///< where the item in its hand is
        bool operator==(const Card&) const = default;
    };
    struct Item {
        enum class Kind : std::uint8_t { Item, EndMark, Lost };
        QRectF rect;
        QString label;
        Kind kind = Kind::Item;
        bool operator==(const Item&) const = default;
    };
    struct Text {
        QRectF rect;
        QString text;
        bool isStrong = false;
        bool operator==(const Text&) const = default;
    };
    /// In place of slots where things go too fast to be seen: how full the queue is.
    struct Level {
        QRectF frame;
        double filled = 0;  ///< share of the frame, 0 to 1
        double deepest = 0; ///< the same of the deepest so far
        bool operator==(const Level&) const = default;
    };

    std::vector<Card> cards;
    std::vector<QRectF> slots; ///< from the next to be taken on
    bool isOpenEnded = false;  ///< the queue has no bound: the last slot is one of many
    std::vector<Item> items;   ///< in the queue, in hands, and on the way
    std::vector<Text> texts;
    std::vector<QLineF> arrows; ///< from the producers to the queue and on to the consumers
    std::optional<Level> level;

    bool operator==(const QueuePlan&) const = default;
};

/// How large text is, in px.
struct TextSizes {
    double line = 16;
    std::function<double(const QString&)> width;
};

/// What else the picture depends on.
struct QueuePlanOptions {
    Nanoseconds glide{}; ///< so long an item is on its way in the picture after it was moved; 0: not at all
    bool isTooFast = false; ///< to show each item
    bool isPaused = false;
    bool isPlanned = false; ///< nothing has run yet
};

/// Pure: the same run, moment and size give the same plan. `moment` must list the moves of the last
/// `options.glide`.
[[nodiscard]] QueuePlan planQueue(const RunFacts& facts, const QueueSnapshot& moment, const QSizeF& size,
                                  const TextSizes& text, const QueuePlanOptions& options = {});

/// What is there before a run of it.
[[nodiscard]] QueueSnapshot momentBefore(const QueueParameters& experiment);

/// The height, in lines of text, in which all of it fits.
[[nodiscard]] double planLines(const QueueParameters& experiment);

/// How much larger than usual text can be in that width, 0.85 to 1.8: for people at the back of the room.
[[nodiscard]] double planScale(const QueueParameters& experiment, double width, const TextSizes& text);

} // namespace parascope
