#pragma once

// Catch2 under one name: 3 where it is installed, else the single header of 2.13.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
