// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_THREAD__)
#define PARASCOPE_THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define PARASCOPE_THREAD_SANITIZER
#endif
#endif

#ifdef PARASCOPE_THREAD_SANITIZER
extern "C" void AnnotateHappensBefore(const char* file, int line, void* address);
extern "C" void AnnotateHappensAfter(const char* file, int line, void* address);
#endif

namespace parascope {

// The thread sanitizer does not see every order that there is: not the lock of Qt's event queue, for Qt is
// not built with it, and not what fences mean. It is told of them here; other builds do nothing.

#ifdef PARASCOPE_THREAD_SANITIZER
inline char handoverPlace;

/// What this thread wrote so far, another one may read after takesOver().
inline void handsOver() {
    AnnotateHappensBefore(__FILE__, __LINE__, &handoverPlace);
}
inline void takesOver() {
    AnnotateHappensAfter(__FILE__, __LINE__, &handoverPlace);
}
#else
inline void handsOver() {}
inline void takesOver() {}
#endif

/// The last capture of a lambda that another thread is to call: the lambda itself is handed over when it is
/// moved to where that thread finds it, and taken over by the call's first words, `handover.take()`.
class LambdaHandover {
public:
    LambdaHandover() = default;
    LambdaHandover(const LambdaHandover& /*other*/) { handsOver(); }
    LambdaHandover(LambdaHandover&& /*other*/) noexcept { handsOver(); }
    LambdaHandover& operator=(const LambdaHandover&) = delete;
    LambdaHandover& operator=(LambdaHandover&&) = delete;
    ~LambdaHandover() = default;

    static void take() { takesOver(); }
};

} // namespace parascope
