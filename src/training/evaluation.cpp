#include "training/evaluation.hpp"

#include <algorithm>
#include <array>
#include <climits>

#include "models/decoding.hpp"
#include "training/cross_entropy.hpp"
#include "training/in_parallel.hpp"
#include "training/model_batch.hpp"

namespace attn {
namespace {

constexpr std::array<int, 4> most_words_of_class = {3, 5, 7, INT_MAX};

// Calls visit(part, task) for every task: one half of them is part 0, the other part 1.
template <class Visit>
void visit_in_parallel(std::span<const Task> tasks, int num_threads, const Visit& visit) {
  in_parallel(num_threads, [&](int part) {
    for (auto i = static_cast<std::size_t>(part); i < tasks.size(); i += 2) visit(part, tasks[i]);
  });
}

bool fits(const Example& example, const TranslationModel& model) {
  const int longest = model.max_length();
  return !example.source.empty() && static_cast<int>(example.source.size()) <= longest &&
         example.target_rows() <= longest;
}

const std::string& source_of(const Task& task) {
  return task.direction == Direction::to_english ? task.pair->korean : task.pair->english;
}
const std::string& target_of(const Task& task) {
  return task.direction == Direction::to_english ? task.pair->english : task.pair->korean;
}

std::size_t length_class_of(const Task& task) {
  const std::string& text = source_of(task);
  const auto words = static_cast<int>(std::count(text.begin(), text.end(), ' ')) + 1;
  std::size_t index = 0;
  while (words > most_words_of_class[index]) ++index;
  return index;
}

bool is_between_target_and_source(std::string_view name) {
  return name.starts_with("decoder.") && name.ends_with("attention_weights") &&
         name.find("self_attention") == std::string_view::npos;
}

bool largest_is_gold(const float* weights, const std::uint8_t* gold, int count) {
  return gold[std::max_element(weights, weights + count) - weights] != 0;
}

HeadAlignment compare(std::string name, ConstMatrixView weights,
                      const std::vector<std::uint8_t>& gold) {
  HeadAlignment head{std::move(name)};
  for (int t = 0; t < weights.rows; ++t) {
    const std::uint8_t* const row = gold.data() + t * weights.cols;
    if (std::find(row, row + weights.cols, 1) == row + weights.cols) continue;
    ++head.num_tokens;
    if (largest_is_gold(weights.row(t), row, weights.cols)) ++head.num_right;
  }
  return head;
}

void add_to(std::vector<HeadAlignment>& heads, const HeadAlignment& more) {
  const auto same = std::find_if(heads.begin(), heads.end(), [&more](const HeadAlignment& head) {
    return head.name == more.name;
  });
  HeadAlignment& head =
      same != heads.end() ? *same : heads.emplace_back(HeadAlignment{.name = more.name});
  head.num_right += more.num_right;
  head.num_tokens += more.num_tokens;
}

}  // namespace

double held_out_loss(const TranslationModel& model, const BytePairEncoding& encoding,
                     std::span<const Task> tasks, int num_threads) {
  struct Part {
    Arena memory, scratch;
    double loss = 0;
    int num_tokens = 0;
  };
  std::array<Part, 2> parts;
  visit_in_parallel(tasks, num_threads, [&](int index, const Task& task) {
    Part& part = parts[static_cast<std::size_t>(index)];
    const Example example = make_example(encoding, task);
    if (!fits(example, model)) return;
    const Example* const examples[] = {&example};
    const ModelBatch batch = make_model_batch(examples, model.is_time_major());
    part.memory.reset();
    Pass pass(part.memory, part.scratch);
    const Tensor logits = model.logits(pass, batch.source, batch.target, nullptr);
    part.loss += cross_entropy(logits.value, batch.next_tokens, batch.is_token, 0.0f);
    part.num_tokens += batch.num_tokens;
  });
  const int num_tokens = parts[0].num_tokens + parts[1].num_tokens;
  return num_tokens == 0 ? 0.0 : (parts[0].loss + parts[1].loss) / num_tokens;
}

MatchesByLength exact_matches(const TranslationModel& model, const BytePairEncoding& encoding,
                              std::span<const Task> tasks, int num_threads) {
  using Classes = std::array<Matches, most_words_of_class.size()>;
  std::array<Classes, 2> parts = {};
  visit_in_parallel(tasks, num_threads, [&](int index, const Task& task) {
    const Example example = make_example(encoding, task);
    Matches& matches = parts[static_cast<std::size_t>(index)][length_class_of(task)];
    ++matches.num_sentences;
    if (!fits(example, model)) return;
    const Decoded decoded = decode_greedily(model, example.source,
                                            {.start = example.start,
                                             .end = BytePairEncoding::end,
                                             .max_length = example.target_rows() + 10});
    if (decoded.is_complete && encoding.decode(decoded.tokens) == target_of(task)) {
      ++matches.num_exact;
    }
  });
  MatchesByLength result;
  for (std::size_t c = 0; c < most_words_of_class.size(); ++c) {
    LengthClass& length = result.lengths.emplace_back(LengthClass{most_words_of_class[c], {}});
    for (const Classes& part : parts) {
      length.matches.num_exact += part[c].num_exact;
      length.matches.num_sentences += part[c].num_sentences;
    }
    result.all.num_exact += length.matches.num_exact;
    result.all.num_sentences += length.matches.num_sentences;
  }
  return result;
}

std::vector<HeadAlignment> alignment_accuracy(const TranslationModel& model,
                                              const BytePairEncoding& encoding,
                                              std::span<const Task> tasks, int num_threads) {
  struct Part {
    Trace trace;
    Arena memory, scratch;
    std::vector<HeadAlignment> heads;
  };
  std::array<Part, 2> parts;
  visit_in_parallel(tasks, num_threads, [&](int index, const Task& task) {
    Part& part = parts[static_cast<std::size_t>(index)];
    const Example example = make_example(encoding, task);
    if (!fits(example, model)) return;
    const Example* const examples[] = {&example};
    const ModelBatch batch = make_model_batch(examples, model.is_time_major());
    part.trace.clear();
    part.memory.reset();
    Pass pass(part.memory, part.scratch, &part.trace);
    model.logits(pass, batch.source, batch.target, nullptr);
    for (int entry = 0; entry < part.trace.size(); ++entry) {
      const std::string name(part.trace.name(entry));
      if (!is_between_target_and_source(name)) continue;
      add_to(part.heads, compare(name, part.trace.room_of(entry), batch.gold));
    }
  });
  std::vector<HeadAlignment> heads = std::move(parts[0].heads);
  for (const HeadAlignment& head : parts[1].heads) add_to(heads, head);
  return heads;
}

}  // namespace attn
