#pragma once

/// A function that JavaScript calls by its own name.
#define BENCH_EXPORT extern "C" __attribute__((used, visibility("default")))
