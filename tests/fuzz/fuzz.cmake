# fuzz_<name>: a libFuzzer program for each source here; needs clang.

if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang OR EMSCRIPTEN)
  message(FATAL_ERROR "ATTENTION_FUZZ needs a native clang: -DCMAKE_CXX_COMPILER=clang++")
endif()
target_compile_options(attention_options INTERFACE -fsanitize=fuzzer-no-link)
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
foreach(source IN LISTS fuzz_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(fuzz_${name} ${source})
  target_include_directories(fuzz_${name} PRIVATE tests)
  target_link_libraries(fuzz_${name} PRIVATE attention_core)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(fuzz_${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endforeach()
