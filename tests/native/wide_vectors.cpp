// Eight floats a vector, as training has them where the processor can, and four: the same bits.

#include "wide_vectors.hpp"

#ifdef ATTENTION_WIDE_VECTORS

#include "attention/flash_attention.hpp"
#include "catch.hpp"
#include "kernels/matmul.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

bool has_wide_vectors() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

}  // namespace

TEST_CASE("products by eight floats and by four are the same bits", "[simd]") {
  if (!has_wide_vectors()) return;
  Random random(91);
  for (const int m : {1, 3, 4, 5, 8, 9, 17}) {
    for (const int k : {1, 4, 7, 64, 97}) {
      for (const int n : {1, 5, 8, 9, 63, 64, 65}) {
        CAPTURE(m, k, n);
        const Matrix a = random_matrix(m, k, random), bias = random_matrix(1, n, random);
        const Matrix b = random_matrix(k, n, random), transposed = random_matrix(n, k, random);
        Matrix four(m, n), eight(m, n);
        matmul(a, b, four, bias);
        wide_vectors::matmul(a.view().data, b.view().data, bias.view().data, eight.view().data, m,
                             k, n);
        REQUIRE(same_bits(eight, four));
        matmul_transposed(a, transposed, four);
        wide_vectors::matmul_transposed(a.view().data, transposed.view().data, eight.view().data, m,
                                        k, n);
        REQUIRE(same_bits(eight, four));
      }
    }
  }
}

TEST_CASE("flash attention by eight floats and by four is the same bits", "[simd][flash]") {
  if (!has_wide_vectors()) return;
  Random random(92);
  for (const int m : {1, 2, 5, 33}) {
    for (const int n : {1, 4, 65, 130}) {
      for (const int d : {1, 7, 16, 32, 33}) {
        CAPTURE(m, n, d);
        const Matrix query = random_matrix(m, d, random), key = random_matrix(n, d, random);
        const Matrix value = random_matrix(n, d, random);
        for (const bool causal : {false, true}) {
          Matrix four(m, d), eight(m, d);
          Arena scratch;
          flash_attention(query, key, value, 0.7f, causal, -1, scratch, four);
          wide_vectors::flash_attention(query.view().data, key.view().data, value.view().data,
                                        eight.view().data, m, n, d, 0.7f, causal);
          REQUIRE(same_bits(eight, four));
        }
      }
    }
  }
}

#endif
