// The attention of a recurrent decoder: its queries come one by one, or all at once.

#include "models/recurrent_attention.hpp"

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

using Kind = RecurrentAttentionKind;

constexpr int query_dim = 6, key_dim = 6, attention_dim = 5, queries = 7;

RecurrentAttention declared(Kind kind, Parameters& parameters) {
  return {kind, "decoder", query_dim, key_dim, attention_dim, parameters};
}

struct Attention {
  std::vector<float> values;
  Parameters parameters;
  RecurrentAttention attention;
  Batch source;
  Matrix states, query;

  Attention(Kind kind, std::uint64_t seed) {
    Parameters sizes;
    declared(kind, sizes);
    values.resize(sizes.size());
    Random random(seed);
    for (float& value : values) value = random.between(-1, 1);
    parameters = Parameters(values.data());
    attention = declared(kind, parameters);
    const std::vector<std::int32_t> sentence = {4, 5, 6, 7, 8};
    source.add(sentence);
    states = random_matrix(source.rows(), key_dim, random);
    query = random_matrix(queries, query_dim, random);
  }

  // What the queries find, `at_once` of them at a time.
  Matrix contexts(int at_once, Trace* trace = nullptr) {
    Arena memory, scratch;
    Pass pass(memory, scratch, trace);
    Tensor all, keys;
    all.value = query;
    keys.value = states;
    all = pass.given("hidden", all);
    const auto read = attention.memory(pass, source, pass.given("memory", keys));
    RecurrentAttentionRun run(pass, attention, read, all, queries, at_once);
    for (int first = 0; first < queries; first += at_once) {
      run.attend(first, all.rows_from(first, at_once));
    }
    return copy_of(run.context().value);
  }
};

}  // namespace

TEST_CASE("queries of a recurrent decoder recorded one by one give the bits of all at once",
          "[recurrent]") {
  for (const Kind kind : {Kind::dot, Kind::general, Kind::concat, Kind::additive}) {
    CAPTURE(static_cast<int>(kind));
    Attention attention(kind, 21);
    // Without a trace one query takes another path than many where scores are dot products.
    CHECK(largest_difference(attention.contexts(1), attention.contexts(queries)) <= 2e-6);

    Trace one_by_one, at_once;
    const Matrix traced = attention.contexts(1, &one_by_one);
    CHECK(same_bits(traced, attention.contexts(queries, &at_once)));
    REQUIRE_FALSE(one_by_one.problem());
    REQUIRE(names_of(one_by_one) == names_of(at_once));
    for (int i = 0; i < at_once.size(); ++i) {
      INFO(at_once.name(i));
      CHECK(same_bits(one_by_one.view(i), at_once.view(i)));
    }
  }
}
