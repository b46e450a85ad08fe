import {
  formatAbout,
  formatBytes,
  formatLength,
  formatMilliseconds,
  formatRatio,
} from "../speed/format.ts";
import type { Timed, Weighed } from "../speed/protocol.ts";
import { josa } from "./josa.ts";

/** 한쪽이 다른 쪽의 몇 배인지. 1에 가까우면 같다고 말해요. */
function faster(ratio: number): string {
  if (ratio >= 1.1) return `${formatRatio(ratio)}배 빨라요`;
  if (ratio <= 1 / 1.1) return `${formatRatio(1 / ratio)}배 느려요`;
  return "거의 같은 속도예요";
}

/** 속도를 재는 판. 판을 열 때만 불러와요. */
export const speedKo = {
  intro:
    "지금 이 브라우저에서 직접 재요. 토큰 수 n을 두 배씩 늘리면서 어텐션(attention)을 여러 방법으로 계산해 봐요.",
  duration: (longest: number) =>
    ({ 1024: "5초쯤 걸려요.", 4096: "10~20초쯤 걸려요.", 16384: "30초쯤 걸려요." })[longest] ?? "",
  longest: "가장 긴 n",
  start: "재기 시작",
  again: "다시 재기",
  stop: "멈추기",
  progress: "진행",
  measuring: (length: number) =>
    `n = ${formatLength(length)}${josa(formatLength(length), "을/를")} 재고 있어요`,
  starting: "C++ 코어를 새로 불러오고 있어요",
  finished: (seconds: number) => `다 쟀어요. ${Math.round(seconds)}초 걸렸어요.`,
  stopped: "멈췄어요. 그때까지 잰 숫자는 남아 있어요.",
  failed: (message: string) => `재다가 문제가 생겨 멈췄어요(${message}). 다시 재 보세요.`,
  length: "n",
  notMeasured: "재지 않음",
  axis: "토큰 수 n (두 축 모두 로그 눈금)",
  ways: {
    naive: ["단순 반복문", "(naive loop): 자바스크립트로 배열을 도는 반복문이에요."],
    traced: [
      "모두 기록",
      "(traced): C++ 코어가 중간 행렬을 하나도 버리지 않고 건네줘요. 이 페이지의 숫자를 이렇게 계산해요.",
    ],
    fused: [
      "융합",
      "(fused): C++ 코어가 점수를 작은 블록씩만 만들어 바로 섞고 버려요. n×n 행렬이 생기지 않아요.",
    ],
  } satisfies Record<"naive" | "traced" | "fused", readonly [name: string, about: string]>,
  series: {
    naive: "단순 반복문",
    traced: "모두 기록",
    fused: "융합",
    fused_relaxed: "융합, relaxed",
    fused_causal: "앞만 보기",
    fused_256: "어텐션",
    recurrent_64: "RNN",
    recurrent_256: "RNN",
  } satisfies Record<Timed, string>,
  memory: { traced: "모두 기록", fused: "융합" } satisfies Record<Weighed, string>,
  full: "전부 보기",
  attention: "어텐션",
  ratio: (of: string, to: string) => `${of} ÷ ${to}`,
  guide: { 1: "n에 비례", 2: "n²에 비례" },

  time: {
    title: "시간은 n²으로 늘어요",
    picture: "토큰 수에 따른 한 번의 계산 시간",
    found: (length: number, naive: number, fused: number) =>
      `n = ${formatLength(length)}에서 단순 반복문은 ${formatMilliseconds(naive)}, 융합은 ${formatMilliseconds(fused)} 걸려요. 융합이 ${faster(naive / fused)}.`,
    note: "쿼리마다 모든 키를 보니까 점수는 n × n개예요. n이 두 배가 되면 일은 네 배가 돼요. 가장 빠른 방법도 기울기는 같아요.",
    relaxed:
      "relaxed는 곱셈과 덧셈을 한 번에 하는 SIMD 명령이에요. 이 브라우저에 있어서 융합을 그것으로도 쟀어요.",
    noRelaxed: "이 브라우저에는 relaxed SIMD가 없어서 기본 SIMD로만 쟀어요.",
  },
  weight: {
    title: "메모리는 방법에 따라 n²이나 n으로 늘어요",
    picture: "토큰 수에 따른 메모리",
    found: (length: number, traced: number, fused: number) =>
      `n = ${formatLength(length)}에서 모두 기록은 ${formatBytes(traced)}, 융합은 ${formatBytes(fused)}를 써요. ${formatRatio(traced / fused)}배 차이예요.`,
    note: "새로 불러온 코어에서 한 번 계산한 뒤, 코어의 힙에 남은 바이트와 자바스크립트가 받은 바이트를 더했어요. 입력과 작업 공간도 들어 있어요.",
  },
  causal: {
    title: "앞만 보면 절반",
    picture: "전부 볼 때와 앞만 볼 때, 토큰 수에 따른 시간",
    found: (length: number, ratio: number) =>
      `n = ${formatLength(length)}에서 앞만 보는 시간은 전부 보는 시간의 ${formatRatio(ratio)}배예요.`,
    note: "인과 마스크(causal mask)를 쓰면 쿼리는 자기와 앞만 봐요. 융합은 가려질 블록을 아예 계산하지 않아서 일이 절반쯤이에요.",
  },
  recurrent: {
    title: "RNN과 견주면",
    width: (width: number) => `너비 ${width}`,
    picture: (width: number) => `너비 ${width}에서 토큰 수에 따른 어텐션과 RNN의 시간`,
    crosses: (width: number, length: number) =>
      `너비 ${width}에서는 n = ${formatAbout(length)}쯤부터 어텐션이 더 오래 걸려요.`,
    below: (width: number, longest: number) =>
      `너비 ${width}에서는 n = ${formatLength(longest)}까지 어텐션이 더 빨라요. 잰 범위에서는 두 선이 만나지 않아요.`,
    above: (width: number, longest: number) =>
      `너비 ${width}에서는 잰 범위(n = ${formatLength(longest)}까지) 내내 RNN이 더 빨라요. 두 선이 만나지 않아요.`,
    pain: "두 선이 만나는 곳부터 n²이 부담이 되기 시작해요. 어텐션의 선은 n²으로, RNN의 선은 n으로 올라가니까요.",
    parallel: (ratio: number) =>
      `같은 시간에 하는 곱셈은 ${
        ratio >= 1.1 || ratio <= 1 / 1.1
          ? `어텐션이 RNN의 ${formatRatio(ratio)}배예요`
          : "어텐션과 RNN이 거의 같아요"
      }. RNN의 한 줄은 앞 줄이 끝나야 시작할 수 있지만, 어텐션은 모든 줄을 한꺼번에 곱할 수 있어요.`,
    note: "RNN의 한 줄은 hₜ = tanh(xₜW + hₜ₋₁U + b)예요. 곱셈은 RNN이 2·n·d²번, 어텐션이 2·n²·d번이라 n = d일 때 같아요. 여기서는 프로세서 코어 하나만 써요. 수천 줄을 함께 계산하는 GPU에서는 줄을 기다리지 않는 어텐션이 훨씬 더 유리해요.",
    counted:
      "어텐션은 융합으로, 쿼리·키·값을 만드는 투영은 빼고 쟀어요. RNN은 입력을 곱하는 것도 넣었어요. 너비 256의 어텐션은 64짜리 헤드 네 개예요.",
  },
  left: {
    time: (series: string, length: number) =>
      `${series}: n = ${formatLength(length)}부터는 한 번에 너무 오래 걸릴 것 같아 재지 않았어요.`,
    memory: (series: string, length: number) =>
      `${series}: n = ${formatLength(length)}부터는 메모리를 너무 많이 쓸 것 같아 재지 않았어요.`,
  },
  facts: (runs: number) =>
    `이 브라우저에서 ${runs}번까지 되풀이해 잰 시간의 중앙값(median)이에요. 오래 걸리는 계산은 덜 되풀이해요. 스레드 하나만 써요. 다른 탭이나 프로그램이 일하고 있으면 느려져요.`,
  agreement: (difference: string) =>
    `세 방법의 결과는 같아요. 가장 큰 차이도 가장 큰 값의 ${difference}배예요.`,
};
