#pragma once

#include "training/grammar/clause.hpp"

// One sentence of a family: any, in the style of the scene.

namespace attn::grammar {

/// 개가 고양이를 쫓았다.
Sentence chase(Scene&);
/// 고양이가 우유를 마셨다. 새가 잔다.
Sentence animal_acts(Scene&);
/// 소년이 개를 쫓았다. 민호는 사라를 도왔다.
Sentence person_to_person(Scene&);
/// 나는 도서관에서 논문을 번역했습니다.
Sentence action(Scene&);
/// 우리는 해변에서 산책했다.
Sentence act(Scene&);
/// 학교에 갔어요. 기차로 독일에 갈 것입니다.
Sentence motion(Scene&);
/// 그는 나에게 책을 주었다.
Sentence give(Scene&);
/// 할머니는 나에게 만화책을 읽어 줬습니다.
Sentence favor(Scene&);
/// 어머니는 부엌을 칠했습니다.
Sentence other_verb(Scene&);
/// 여우는 귀엽습니다. 이 신발은 무겁습니다.
Sentence describe(Scene&);
/// 민호는 번역가입니다. 이것은 거울입니다.
Sentence identify(Scene&);
/// 나는 스무 살입니다.
Sentence age(Scene&);
/// 이 가방은 오천 원입니다.
Sentence price(Scene&);
/// 지금은 세 시입니다. 오늘은 월요일입니다.
Sentence clock(Scene&);
/// 어제 추웠습니다. 오늘 서울은 따뜻합니다.
Sentence weather(Scene&);
/// 동물원에 호랑이가 세 마리 있습니다.
Sentence exist(Scene&);
/// 학생 세 명이 왔습니다.
Sentence several(Scene&);
/// 저를 도와주세요. 문을 열어 주세요. 담요를 버리지 마세요.
Sentence please(Scene&);
/// 물 두 잔 주세요.
Sentence order(Scene&);
/// 창문을 열어도 됩니까?
Sentence permission(Scene&);
/// 누가 컵을 깼습니까?
Sentence who(Scene&);
/// 무엇을, 어디에서, 언제, 왜, 어떻게, 몇 시에 + a clause.
Sentence ask(Scene&);
/// 나는 그가 학교에 갔다고 생각합니다. 그녀는 피곤하다고 말했습니다.
Sentence say(Scene&);
/// 나는 그가 학생이라고 생각합니다.
Sentence say_identity(Scene&);
/// 비가 오면 나는 자지 않을 것입니다. 그가 쉬었을 때 … 눈이 왔기 때문에 …
Sentence connect(Scene&);
/// 네, 나는 학교에 갔습니다. 아니요, … After "yes" nothing is denied: English says "no" there.
Sentence answer(Scene&);
/// What the page shows first, in all its wordings: 나는 학교에 갔다. 나는 학생입니다. 개가 고양이를
/// 쫓았다. 그는 나에게 책을 주었다.
Sentence example(Scene&);

}  // namespace attn::grammar
