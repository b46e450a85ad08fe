#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace attn {

/// Where the particles (조사) of a Korean word begin, ascending: 학교에서는 → {2, 4}; 고양이 → {}.
///
/// `word` holds one UTF-16 unit per character, Hangul as syllables; what is outside the BMP may be
/// any placeholder. A rule, not an analyser:
/// - a closed list of particles, longest first, each checked against 받침 (은/는, 로 after a vowel
///   or ㄹ …); after Latin letters and digits, whose reading is open, either form will do;
/// - stacks in the order case (에서, 으로, 와 …), delimiter (만, 까지 …), last (는, 도, 의 …);
/// - words that only look so stay whole: a list (고양이, 회의, 결과, 서로 …) and the inflected
/// forms
///   of verbs and adjectives (먹는, 좋은, 들어가, 해도 …), recognised from a list of stems.
/// The stem is never empty. Unknown words are taken for nouns. At most three particles.
std::vector<std::size_t> find_particles(std::u16string_view word);

}  // namespace attn
