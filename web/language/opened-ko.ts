import { josa } from "./josa.ts";
import { piece, type Sentence, words } from "./pieces.ts";

/** 한 칸 풀어 보기. */
export const openedKo = {
  title: "한 칸 풀어 보기",
  product: "곱",
  running: "더해 가면",
  pinned: "고정한 칸이라서 여기서 계산한 값을 쓰지 않아요.",
  largest: (shown: number, all: number) => `${all}칸 중 큰 ${shown}칸만 적었어요.`,
  where: (column: string) => (/^\d+$/.test(column) ? `${column}번 칸에서` : `${column}에서`),
  mostly: (isScore: boolean, result: string): Sentence => [
    ...(isScore ? words("점수") : []),
    [piece(result, "ink", true), piece("의")],
    ...words("대부분이 여기서 와요."),
  ],
  share: (key: string, power: string, sum: string, share: string): Sentence => [
    [piece(`‘${key}’`, "key", true), piece("의")],
    ...words("몫은"),
    [piece(power)],
    [piece("÷")],
    [piece(sum)],
    [piece("=")],
    [piece(share, "weights", true), piece(`${josa(share, "이에요/예요")}.`)],
  ],
};
