# attention_bench: the native build beside Eigen and OpenBLAS, each compiled for this very machine.

find_path(BENCH_EIGEN_DIR Eigen/Core PATH_SUFFIXES eigen3)
find_path(BENCH_CBLAS_DIR cblas.h PATH_SUFFIXES openblas)
find_library(BENCH_OPENBLAS openblas)
if(NOT BENCH_EIGEN_DIR OR NOT BENCH_CBLAS_DIR OR NOT BENCH_OPENBLAS)
  message(FATAL_ERROR "The native benchmark compares with Eigen and OpenBLAS.\n"
    "Debian, Ubuntu: apt-get install libeigen3-dev libopenblas-dev")
endif()

attention_add_core(attention_core_native ${core_sources})
set_target_properties(attention_core_native PROPERTIES EXCLUDE_FROM_ALL ON)
target_compile_options(attention_core_native PRIVATE -O3 -march=native)

add_executable(attention_bench EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/main.cpp
  ${CMAKE_CURRENT_LIST_DIR}/contenders.cpp ${CMAKE_CURRENT_LIST_DIR}/worst_error.cpp)
target_compile_options(attention_bench PRIVATE -O3 -march=native)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)  # mistakes the compiler's own AVX-512 header
  target_compile_options(attention_bench PRIVATE -Wno-maybe-uninitialized)
endif()
target_include_directories(attention_bench SYSTEM PRIVATE ${BENCH_EIGEN_DIR} ${BENCH_CBLAS_DIR})
target_link_libraries(attention_bench PRIVATE attention_core_native ${BENCH_OPENBLAS})
