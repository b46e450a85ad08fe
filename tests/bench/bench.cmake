# Targets of `npm run bench`, built only when they are named.

set(bench_folder ${CMAKE_CURRENT_LIST_DIR})

if(EMSCRIPTEN)
  file(GLOB bench_layer_norm CONFIGURE_DEPENDS src/kernels/layer_norm.hpp)

  # bench.wasm: peaks, the core's row kernels and the textbook loops, without any glue.
  function(attention_add_bench name core)
    add_executable(${name} EXCLUDE_FROM_ALL ${bench_folder}/kernels/peaks.cpp
      ${bench_folder}/kernels/elementwise.cpp ${bench_folder}/kernels/memory.cpp
      ${bench_folder}/kernels/naive.cpp)
    target_link_libraries(${name} PRIVATE ${core})
    target_compile_options(${name} PRIVATE -O3 -fno-exceptions -fno-rtti)
    if(bench_layer_norm)
      target_compile_definitions(${name} PRIVATE BENCH_LAYER_NORM)
    endif()
    target_link_options(${name} PRIVATE
      -O3 --no-entry -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=256KB)
    set_target_properties(${name} PROPERTIES
      SUFFIX .wasm RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  endfunction()
  attention_add_bench(bench attention_core)
  attention_add_bench(bench.relaxed attention_core_relaxed)
else()
  include(${bench_folder}/native/native.cmake)
endif()
