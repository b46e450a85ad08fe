# attention_catch: Catch2 with its main(), version 2.13 or 3, whichever is there.
# The tests include "catch.hpp" of this folder, which hides the difference.

set(catch_sources ${CMAKE_CURRENT_LIST_DIR}/main.cpp)
if(EMSCRIPTEN)
  # A native library is of no use here, but the single header of version 2 is; its folder is linked
  # to, because the rest of the host's headers must stay out of sight.
  find_path(CATCH_HEADER_DIR catch2/catch.hpp NO_CMAKE_FIND_ROOT_PATH
    PATHS /usr/include /usr/local/include /opt/homebrew/include)
  if(CATCH_HEADER_DIR)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/catch)
    file(CREATE_LINK ${CATCH_HEADER_DIR}/catch2 ${CMAKE_BINARY_DIR}/catch/catch2 SYMBOLIC)
    set(catch_include_dir ${CMAKE_BINARY_DIR}/catch)
  endif()
else()
  find_package(Catch2 3 QUIET)
  if(NOT TARGET Catch2::Catch2WithMain)
    find_path(CATCH_HEADER_DIR catch2/catch.hpp)
    set(catch_include_dir ${CATCH_HEADER_DIR})
  endif()
endif()

if(NOT TARGET Catch2::Catch2WithMain AND NOT catch_include_dir)
  message(STATUS "Catch2 is not installed (Debian, Ubuntu: apt-get install catch2): fetching it")
  include(FetchContent)
  FetchContent_Declare(Catch2
    GIT_REPOSITORY https://github.com/catchorg/Catch2.git GIT_TAG v3.7.1 GIT_SHALLOW ON)
  FetchContent_MakeAvailable(Catch2)
endif()

if(TARGET Catch2::Catch2WithMain)
  add_library(attention_catch INTERFACE)
  target_link_libraries(attention_catch INTERFACE Catch2::Catch2WithMain)
  set(scope INTERFACE)
else()
  add_library(attention_catch STATIC ${catch_sources})
  target_include_directories(attention_catch SYSTEM PUBLIC ${catch_include_dir})
  set(scope PUBLIC)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)  # TEST_CASE expands to __COUNTER__
  target_compile_options(attention_catch ${scope} -Wno-unknown-warning-option -Wno-c2y-extensions)
endif()
if(EMSCRIPTEN)
  # The tests may throw (Catch2's REQUIRE does); the core below them never does.
  target_compile_options(attention_catch ${scope} -fwasm-exceptions)
  target_link_options(attention_catch ${scope}
    -O1  # more, and wasm-opt works on the tests for minutes
    -fwasm-exceptions -sENVIRONMENT=node -sEXIT_RUNTIME -sNODERAWFS -sALLOW_MEMORY_GROWTH
    -sSTACK_SIZE=1MB)
  if(TARGET Catch2)
    target_compile_options(Catch2 PRIVATE -fwasm-exceptions)
    target_compile_options(Catch2WithMain PRIVATE -fwasm-exceptions)
  endif()
endif()
