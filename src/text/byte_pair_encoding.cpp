#include "text/byte_pair_encoding.hpp"

#include <algorithm>
#include <cassert>

#include "text/characters.hpp"
#include "text/hangul.hpp"
#include "text/merge_unit.hpp"

namespace attn {
namespace {

constexpr std::string_view kSpaceMark = "▁";

}  // namespace

// Merges the pieces of one unit after the other.
class BytePairEncoding::UnitMerger {
 public:
  UnitMerger(std::span<const Merge> merges, const std::function<bool()>& drop_merge)
      : merges_(merges), drop_merge_(drop_merge) {}

  /// Merges among pieces[first] … the last.
  void merge(std::vector<Piece>& pieces, std::size_t first);

 private:
  // Ascending: the earliest merge first, then the leftmost place.
  struct Candidate {
    std::int32_t merged;
    std::int32_t left;
    bool operator>(const Candidate& other) const {
      return merged != other.merged ? merged > other.merged : left > other.left;
    }
  };
  // A piece of the unit and its neighbours, −1 at the ends.
  struct Node {
    Piece piece;
    std::int32_t previous, next;
  };

  std::int32_t merged_id(std::int32_t left) const;
  void consider(std::int32_t left);
  void push(Candidate candidate);
  Candidate pop();
  void join(std::int32_t left, std::int32_t merged);

  std::span<const Merge> merges_;
  const std::function<bool()>& drop_merge_;
  std::vector<Node> nodes_;
  std::vector<Candidate> heap_, passed_over_;
};

void BytePairEncoding::UnitMerger::merge(std::vector<Piece>& pieces, std::size_t first) {
  const auto count = static_cast<std::int32_t>(pieces.size() - first);
  if (count < 2) return;
  nodes_.clear();
  heap_.clear();
  passed_over_.clear();
  for (std::int32_t i = 0; i < count; ++i) {
    nodes_.push_back({pieces[first + i], i - 1, i + 1 < count ? i + 1 : -1});
  }
  for (std::int32_t i = 0; i < count; ++i) consider(i);
  while (!heap_.empty()) {
    const Candidate best = pop();
    if (merged_id(best.left) != best.merged) continue;  // one of its parts went into another merge
    if (drop_merge_ && drop_merge_()) {
      passed_over_.push_back(best);
      continue;
    }
    join(best.left, best.merged);
    for (const Candidate& candidate : passed_over_) push(candidate);
    passed_over_.clear();
    consider(nodes_[best.left].previous);
    consider(best.left);
  }
  pieces.resize(first);
  for (std::int32_t i = 0; i >= 0; i = nodes_[i].next) pieces.push_back(nodes_[i].piece);
}

// What the piece at `left` and its right neighbour merge to, −1 if they don't.
std::int32_t BytePairEncoding::UnitMerger::merged_id(std::int32_t left) const {
  if (nodes_[left].next < 0) return -1;
  const Merge wanted = {nodes_[left].piece.id, nodes_[nodes_[left].next].piece.id, 0};
  const auto found = std::lower_bound(merges_.begin(), merges_.end(), wanted);
  const bool matches =
      found != merges_.end() && found->left == wanted.left && found->right == wanted.right;
  return matches ? found->merged : -1;
}

void BytePairEncoding::UnitMerger::consider(std::int32_t left) {
  if (left < 0) return;
  const std::int32_t merged = merged_id(left);
  if (merged >= 0) push({merged, left});
}

void BytePairEncoding::UnitMerger::push(Candidate candidate) {
  heap_.push_back(candidate);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
}

BytePairEncoding::UnitMerger::Candidate BytePairEncoding::UnitMerger::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
  const Candidate best = heap_.back();
  heap_.pop_back();
  return best;
}

void BytePairEncoding::UnitMerger::join(std::int32_t left, std::int32_t merged) {
  Node& node = nodes_[left];
  Node& taken = nodes_[node.next];
  node.piece.id = merged;
  node.piece.end = taken.piece.end;
  node.next = taken.next;
  taken.next = -1;  // it merges with nothing any more
  if (node.next >= 0) nodes_[node.next].previous = left;
}

std::vector<Piece> BytePairEncoding::encode(std::string_view utf8) const {
  return encode(decode_utf8(utf8));
}

std::vector<Piece> BytePairEncoding::encode(std::span<const CodePoint> text,
                                            const std::function<bool()>& drop_merge) const {
  std::vector<Piece> pieces;
  if (text.empty()) return pieces;
  std::vector<CodePoint> points = compose_hangul(text);
  points.insert(points.begin(), {U' ', text[0].start, text[0].start});  // the implied space
  const std::vector<Character> characters = split_characters(points);
  UnitMerger merger(merges_, drop_merge);
  pieces.reserve(points.size());
  for (std::size_t begin = 0; begin < characters.size();) {
    const std::size_t unit_end = merge_unit_end(points, characters, begin);
    const std::size_t first = pieces.size();
    for (; begin < unit_end; ++begin) {
      const Character& character = characters[begin];
      append_character({&points[character.begin], character.end - character.begin}, pieces);
    }
    merger.merge(pieces, first);
  }
  return pieces;
}

void BytePairEncoding::append_character(std::span<const CodePoint> character,
                                        std::vector<Piece>& pieces) const {
  const std::int32_t start = character.front().start, stop = character.back().end;
  if (character.size() == 1) {
    const char32_t value = character[0].value;
    const auto found = std::lower_bound(characters_.begin(), characters_.end(),
                                        std::pair<char32_t, std::int32_t>(value, 0));
    if (found != characters_.end() && found->first == value) {
      pieces.push_back({found->second, start, stop, found->second == space, false});
      return;
    }
  }
  std::string utf8;
  for (const CodePoint& point : character) append_utf8(utf8, point.value);
  for (const char byte : utf8) {
    pieces.push_back({first_byte + static_cast<unsigned char>(byte), start, stop, false, true});
  }
}

std::string BytePairEncoding::decode(std::span<const std::int32_t> ids) const {
  std::string joined;
  for (const std::int32_t id : ids) {
    assert(id >= 0 && id < size());
    if (is_byte(id)) {
      joined.push_back(static_cast<char>(id - first_byte));
    } else if (id >= num_specials) {
      if (starts_word(id)) joined.push_back(' ');
      if (id != space) joined.append(text(id));
    }
  }
  std::string_view rest = joined;
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  std::string well_formed;
  for (const CodePoint& point : decode_utf8(rest)) append_utf8(well_formed, point.value);
  return well_formed;
}

std::string_view BytePairEncoding::text(int id) const {
  assert(id >= 0 && id < size());
  std::string_view text = texts_[id];
  if (starts_word(id) && id != space) text.remove_prefix(kSpaceMark.size());
  return text;
}

bool BytePairEncoding::starts_word(int id) const { return texts_[id].starts_with(kSpaceMark); }

int BytePairEncoding::find(std::string_view piece) const {
  const auto found = std::partition_point(by_text_.begin(), by_text_.end(), [&](std::int32_t id) {
    return std::string_view(texts_[id]) < piece;
  });
  return found != by_text_.end() && texts_[*found] == piece ? *found : -1;
}

bool BytePairEncoding::is_mark(std::int32_t id) const {
  const bool in_character = is_byte(id) && id - first_byte >= 0x80;
  if (id < num_specials || id == space || in_character) return false;
  const std::vector<CodePoint> points = decode_utf8(decode({&id, 1}));  // none for byte 20
  return !points.empty() && split_characters(points)[0].kind == Character::Kind::mark;
}

std::vector<PieceRange> BytePairEncoding::words(std::span<const std::int32_t> ids) const {
  std::vector<PieceRange> words;
  const int count = static_cast<int>(ids.size());
  const auto put = [&](int begin, int stop) {
    if (begin < stop) words.push_back({begin, stop});
  };
  for (int begin = 0; begin < count;) {
    // Up to the next space or special; spaces in a row stay with the word they lead to.
    int word = begin;
    while (word + 1 < count && ids[word] == space && starts_word(ids[word + 1])) ++word;
    int stop = word + 1;
    if (ids[word] >= num_specials) {
      while (stop < count && ids[stop] >= num_specials && !starts_word(ids[stop])) ++stop;
    }
    // The marks in front and behind stand apart.
    const int first = ids[word] == space ? word + 1 : word;
    int front = first, back = stop;
    while (front < stop && is_mark(ids[front])) ++front;
    if (front == first) front = begin;
    while (back > front && is_mark(ids[back - 1])) --back;
    put(begin, front);
    put(front, back);
    put(back, stop);
    begin = stop;
  }
  return words;
}

}  // namespace attn
