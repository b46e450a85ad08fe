#include "training/example.hpp"

#include <algorithm>

#include "text/code_points.hpp"

namespace attn {
namespace {

// A question mark stays: in Korean it may be all that tells a question.
bool is_final_mark(char32_t value) { return value == U'.' || value == U'!'; }

std::vector<CodePoint> without_final_mark(std::vector<CodePoint> text) {
  if (text.size() > 1 && is_final_mark(text.back().value)) text.pop_back();
  return text;
}

bool overlaps(const Piece& piece, const TextSpan& span) {
  return piece.start < span.end && span.start < piece.end;
}

std::vector<std::int32_t> ids_of(const std::vector<Piece>& pieces) {
  std::vector<std::int32_t> ids;
  ids.reserve(pieces.size());
  for (const Piece& piece : pieces) ids.push_back(piece.id);
  return ids;
}

std::vector<PieceLink> links_of(const std::vector<AlignedSpans>& alignment, Direction direction,
                                const std::vector<Piece>& source,
                                const std::vector<Piece>& target) {
  std::vector<PieceLink> links;
  for (const AlignedSpans& spans : alignment) {
    const bool from_korean = direction == Direction::to_english;
    const TextSpan& source_span = from_korean ? spans.korean : spans.english;
    const TextSpan& target_span = from_korean ? spans.english : spans.korean;
    for (int t = 0; t < static_cast<int>(target.size()); ++t) {
      if (!overlaps(target[static_cast<std::size_t>(t)], target_span)) continue;
      for (int s = 0; s < static_cast<int>(source.size()); ++s) {
        if (overlaps(source[static_cast<std::size_t>(s)], source_span)) links.push_back({t, s});
      }
    }
  }
  const auto in_order = [](const PieceLink& a, const PieceLink& b) {
    return a.target != b.target ? a.target < b.target : a.source < b.source;
  };
  std::sort(links.begin(), links.end(), in_order);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

}  // namespace

Example make_example(const BytePairEncoding& encoding, const Task& task, const Noise& noise,
                     Random& random) {
  const bool from_korean = task.direction == Direction::to_english;
  std::vector<CodePoint> source = decode_utf8(from_korean ? task.pair->korean : task.pair->english);
  std::vector<CodePoint> target = decode_utf8(from_korean ? task.pair->english : task.pair->korean);
  const auto happens = [&random](float rate) {
    return random.uniform() < static_cast<double>(rate);
  };
  if (noise.final_mark_dropout > 0 && happens(noise.final_mark_dropout)) {
    source = without_final_mark(std::move(source));
    target = without_final_mark(std::move(target));
  }
  std::function<bool()> drop_merge;
  if (noise.merge_dropout > 0) drop_merge = [&] { return happens(noise.merge_dropout); };
  const std::vector<Piece> source_pieces = encoding.encode(source, drop_merge);
  const std::vector<Piece> target_pieces = encoding.encode(target);
  return {ids_of(source_pieces), ids_of(target_pieces), start_token(task.direction),
          links_of(task.pair->alignment, task.direction, source_pieces, target_pieces)};
}

Example make_example(const BytePairEncoding& encoding, const Task& task) {
  Random random(0);
  return make_example(encoding, task, {}, random);
}

}  // namespace attn
