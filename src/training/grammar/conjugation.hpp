#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attn::grammar {

/// How a stem leaves the regular pattern. 하다, ㄹ and 으 stems need no mark: their letters tell.
enum class Irregular {
  none,
  digeut,  ///< 듣다, 들어요
  bieup,   ///< 춥다, 추워요; 돕다, 도와요
  siot,    ///< 짓다, 지어요
  reu,     ///< 부르다, 불러요
  hieut,   ///< 빨갛다, 빨개요
};

/// A verb or an adjective, named by its stem: 먹, 가, 공부하.
struct Predicate {
  std::u32string_view stem;
  Irregular irregular = Irregular::none;
  bool is_adjective = false;  ///< also 있다, 없다, 싶다, whose plain form is the stem with 다
};

/// A form in pieces: what carries the meaning and the past, and what follows.
/// 먹었어요 → {먹, 었} {어요}; 갔어요 → {갔} {어요}; 공부했어요 → {공부} {했, 어요}.
struct Inflected {
  std::vector<std::u32string> meaning, ending;

  std::u32string text() const;
};

/// 말씨: how a sentence addresses its hearer.
enum class Level {
  formal,  ///< 합니다
  polite,  ///< 해요
  plain,   ///< 한다
  casual,  ///< 해
};

enum class Tense { present, past };

/// `ending` behind the stem as it is: 먹고, 가지. ㄹ falls before ㄴ, ㅂ and ㅅ: 사는.
Inflected with_consonant(const Predicate& predicate, std::u32string_view ending);

/// `ending` behind the 아/어 form: 먹어요, 가서, 도와야.
Inflected with_vowel(const Predicate& predicate, std::u32string_view ending);

/// `ending` behind the stem, with 으 in between after a 받침: 가면, 먹으면, 도우면, 살면, 사세요.
Inflected with_eu(const Predicate& predicate, std::u32string_view ending);

/// A 받침 (attn::final_index) below the stem, or a syllable with it after another 받침, and what
/// follows: ㄹ gives 갈, 먹을, 살, 도울; ㄴ gives 간, 먹은, 산; ㅂ gives 갑, 먹습, 삽.
Inflected with_final(const Predicate& predicate, int final_consonant, std::u32string_view ending);

/// The 았/었 form and `ending`: 갔어요, 먹었다.
Inflected with_past(const Predicate& predicate, std::u32string_view ending);

/// The end of a sentence: 갑니다, 갔어요, 간다, 가. A plain question ends like a casual one.
Inflected finite(const Predicate& predicate, Tense tense, Level level, bool is_question);

/// As a noun is described: 먹는, 큰, 재미있는 (present); 먹은, 본 (past, verbs only).
Inflected attributive(const Predicate& predicate, Tense tense);

/// What was said, thought or heard: 간다고, 먹는다고, 크다고; 갔다고.
Inflected quoted(const Predicate& predicate, Tense tense);

/// 이다 behind a noun: 입니다, 이에요/예요, 이다/다, 이야/야; 이었습니다/였습니다 …
std::u32string copula(std::u32string_view noun, Tense tense, Level level, bool is_question);

/// 아니다: 아닙니다, 아니에요, 아니다, 아니야; 아녔습니다 … It stands after 이/가.
Inflected negative_copula(Tense tense, Level level, bool is_question);

/// Particles (조사) that look at what is before them.
enum class Particle { topic, subject, object, with, by };

/// 은/는, 이/가, 을/를, 과/와, 으로/로 (로 after ㄹ, too). After other letters as after a vowel.
std::u32string_view particle(Particle particle, std::u32string_view noun);

}  // namespace attn::grammar
