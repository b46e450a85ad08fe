// Catch2 2.13 has no library with a main(); Catch2 3 has, and then this file is not compiled.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
