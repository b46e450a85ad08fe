#include "attention/explain.hpp"

#include "cases.hpp"
#include "catch.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Whether the kernel adds in another order than the terms are told in.
bool is_summed_four_at_a_time(Operation operation) {
  return operation == Operation::row_sum || operation == Operation::additive ||
         operation == Operation::norm;
}

bool is_a_sum(Operation operation) {
  return operation == Operation::sum || operation == Operation::product ||
         operation == Operation::product_transposed || operation == Operation::additive ||
         operation == Operation::cosine || operation == Operation::row_sum ||
         operation == Operation::norm;
}

// What a cell should say, in words, where it does not: empty if all is well.
std::string complaint(const Trace& trace, int entry, int row, int col, float computed) {
  const Explanation explanation = explain(trace, entry, row, col);
  const Operation operation = trace.entry(entry).recipe.operation;
  if (explanation.operation != operation) return "another operation";

  double sum = 0, size = 0;
  for (const Term& term : explanation.terms) {
    const auto is_read = [&](const CellReference& cell) {
      return cell.entry < entry &&
             same_bits(trace.view(cell.entry)(cell.row, cell.col), cell.value);
    };
    if (!is_read(term.cell)) return "a term that is not in the trace";
    for (const CellReference& cell : term.with) {
      if (!is_read(cell)) return "a factor that is not in the trace";
    }
    sum += static_cast<double>(term.product);
    size += std::abs(static_cast<double>(term.product));
  }

  const double result = static_cast<double>(explanation.result);
  if (is_a_sum(operation)) {
    const double total = operation == Operation::norm ? std::sqrt(sum) : sum;
    if (std::abs(total - result) > 1e-6 * size) return "terms that do not add up";
  }
  const bool is_given = operation == Operation::given || operation == Operation::position ||
                        operation == Operation::embedding_scale;
  if (explanation.terms.empty() != is_given) return "the wrong number of terms";

  if (is_summed_four_at_a_time(operation)) {
    const double slack = operation == Operation::norm ? std::sqrt(size) : size;
    if (std::abs(result - static_cast<double>(computed)) > 4 * 0x1p-24 * slack) {
      return "a result more than a few digits off";
    }
  } else if (!same_bits(explanation.result, computed)) {
    return "a result of other bits";
  }
  return "";
}

// Explains every cell of a trace and gives back the first complaint.
std::string first_complaint(const Trace& trace) {
  for (int entry = 0; entry < trace.size(); ++entry) {
    const ConstMatrixView matrix = trace.view(entry);
    for (int r = 0; r < matrix.rows; ++r) {
      for (int c = 0; c < matrix.cols; ++c) {
        const std::string words = complaint(trace, entry, r, c, matrix(r, c));
        if (words.empty()) continue;
        return (trace.name(entry).empty() ? std::to_string(entry) : trace.name(entry)) + "[" +
               std::to_string(r) + ", " + std::to_string(c) + "]: " + words;
      }
    }
  }
  return "";
}

LayerShape shape_of(Score score, bool has_memory) {
  LayerShape shape;
  shape.score = score;
  shape.has_memory = has_memory;
  shape.query_length = 5;
  shape.key_length = 7;
  shape.head_dim = 5;
  return shape;
}

}  // namespace

TEST_CASE("every cell of every tensor can be explained: what is told is what was computed",
          "[explain]") {
  Random random(111);
  for (const Score score : all_scores) {
    for (const bool has_memory : {false, true}) {
      for (const int num_heads : {1, 3}) {
        CAPTURE(name_of(score), has_memory, num_heads);
        LayerShape shape = shape_of(score, has_memory);
        shape.num_heads = num_heads;
        LayerCase layer(shape, random);
        layer.mask = {.causal = true, .valid_keys = 4};
        Trace trace;
        layer.output(&trace);
        CHECK(first_complaint(trace) == "");
      }
    }
  }
}

TEST_CASE("plain attention can be explained, also where a query sees nothing", "[explain]") {
  Random random(112);
  for (const Score score : all_scores) {
    for (const int valid_keys : {-1, 0}) {
      PlainCase plain(score, 4, 6, 3, 5, random);
      std::fill_n(plain.query.view().row(1), 3, 0.0f);  // a norm of 0 for cosine
      plain.options.mask.valid_keys = valid_keys;
      Trace trace;
      plain.context(&trace);
      CHECK(first_complaint(trace) == "");
    }
  }
}

TEST_CASE("without positions and biases a layer can be explained too", "[explain]") {
  Random random(113);
  LayerShape shape = shape_of(Score::scaled_dot_product, true);
  shape.position = Position::none;
  shape.has_biases = false;
  LayerCase layer(shape, random);
  for (const HeadNames names : {HeadNames::prefixed, HeadNames::plain}) {
    layer.head_names = names;
    layer.shape.num_heads = names == HeadNames::plain ? 1 : 2;
    Trace trace;
    layer.output(&trace);
    CHECK(first_complaint(trace) == "");
  }
}

TEST_CASE("a pinned cell is explained by what it would have been", "[explain]") {
  for (const Score score : all_scores) {
    Random random(114);
    LayerCase layer(shape_of(score, true), random);
    layer.mask.causal = true;
    Trace unpinned;
    layer.output(&unpinned);
    for (int entry = 0; entry < unpinned.size(); ++entry) {
      const ConstMatrixView before = unpinned.view(entry);
      const int row = before.rows - 1, col = before.cols - 1;
      Trace trace;
      trace.pin(unpinned.name(entry), row, col, 0.125f);
      layer.output(&trace);
      CAPTURE(name_of(score), unpinned.name(entry));
      CHECK(trace.view(entry)(row, col) == 0.125f);
      CHECK(complaint(trace, entry, row, col, before(row, col)) == "");
    }
  }
}

TEST_CASE("terms are told in the order of the formula, with the bias last", "[explain]") {
  Random random(115);
  LayerCase layer(shape_of(Score::additive, true), random);
  Trace trace;
  layer.output(&trace);
  const auto told = [&](const char* name, int row, int col) {
    std::vector<std::string> cells;
    for (const Term& term : explain(trace, trace.find(name), row, col).terms) {
      std::string words;
      const auto tell = [&](const CellReference& cell) {
        words += trace.name(cell.entry) + "[" + std::to_string(cell.row) + "," +
                 std::to_string(cell.col) + "] ";
      };
      tell(term.cell);
      for (const CellReference& cell : term.with) tell(cell);
      cells.push_back(words);
    }
    return cells;
  };
  const std::vector<std::string> key = told("head.1.key", 2, 3);
  REQUIRE(key.size() == 7);
  CHECK(key[0] == "memory[2,0] w_key[0,9] ");  // head 1 starts at column 6: key width 5 + 1
  CHECK(key[5] == "memory[2,5] w_key[5,9] ");
  CHECK(key[6] == "b_key[0,9] ");
  CHECK(told("input", 4, 1) ==
        std::vector<std::string>{"token_embedding[4,1] ", "position_encoding[4,1] "});
  CHECK(told("head.1.attention_scores", 4, 6)[2] ==
        "score.v[0,2] head.1.score.projected_query[4,2] head.1.score.projected_key[6,2] ");
  CHECK(told("head.0.exponentials", 1, 2) ==
        std::vector<std::string>{"head.0.masked_scores[1,2] head.0.row_maximum[1,0] "});
  CHECK(told("head.0.attention_weights", 1, 2) ==
        std::vector<std::string>{"head.0.exponentials[1,2] head.0.exponential_sum[1,0] "});
  CHECK(told("concatenated_context", 3, 4) == std::vector<std::string>{"head.1.context[3,1] "});
  CHECK(told("output", 0, 1)[5] == "concatenated_context[0,5] w_output[5,1] ");
}

TEST_CASE("concat explains its key by the lower rows of score.w", "[explain]") {
  Random random(116);
  const PlainCase plain(Score::concat, 2, 3, 4, 2, random);
  Trace trace;
  plain.context(&trace);
  const Explanation key = explain(trace, trace.find("score.projected_key"), 2, 1);
  REQUIRE(key.terms.size() == 6);
  CHECK(key.terms[0].with[0].entry == trace.find("score.w"));
  CHECK(key.terms[0].with[0].row == 4);
  CHECK(key.terms[5].with[0].row == 9);
}

TEST_CASE("the tanh that an additive score multiplies by is told", "[explain]") {
  Random random(119);
  LayerCase layer(shape_of(Score::additive, false), random);
  Trace trace;
  layer.output(&trace);
  for (const Term& term : explain(trace, trace.find("head.0.attention_scores"), 3, 1).terms) {
    const double sum = static_cast<double>(term.with[0].value + term.with[1].value);
    CHECK(term.multiplier == Approx(std::tanh(sum)));
    CHECK(term.product == term.cell.value * term.multiplier);
  }
}

TEST_CASE("the factor of a scaling is told", "[explain]") {
  Random random(117);
  PlainCase plain(Score::scaled_dot_product, 2, 3, 16, 2, random);
  plain.options.temperature = 2.0f;
  Trace trace;
  plain.context(&trace);
  CHECK(explain(trace, trace.find("scaled_scores"), 1, 1).factor == 0.125f);

  const LayerCase layer(shape_of(Score::cosine, false), random);
  Trace with_positions;
  layer.output(&with_positions);
  CHECK(explain(with_positions, with_positions.find("token_embedding"), 1, 1).factor ==
        Approx(std::sqrt(6.0)));
}

TEST_CASE("a trace read out of its values explains the same", "[explain]") {
  Random random(118);
  const LayerCase layer(shape_of(Score::cosine, true), random);
  Trace trace;
  trace.pin("head.0.query", 1, 1, 0.5f);
  layer.output(&trace);
  std::vector<float> values(trace.value_count());
  for (int entry = 0; entry < trace.size(); ++entry) {
    const MatrixView to(values.data() + trace.entry(entry).offset, trace.entry(entry).rows,
                        trace.entry(entry).cols);
    copy(trace.view(entry), to);
  }
  const Trace restored = Trace::restored(trace.entries(), values, trace.applied_pins());
  const int query = trace.find("head.0.query");
  CHECK(same_bits(explain(restored, query, 1, 1).result, explain(trace, query, 1, 1).result));
  CHECK(explain(restored, query, 1, 1).result != 0.5f);
  const int output = trace.find("output");
  CHECK(complaint(restored, output, 2, 3, trace.get("output")(2, 3)) == "");
}
