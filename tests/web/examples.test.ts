import { describe, expect, it } from "vitest";
import { EXAMPLES, exampleById, examplesOf, hasExample } from "../../web/examples/index.ts";
import { isModelMode, LANGUAGES, MODES, type PlaygroundState } from "../../web/state/state.ts";
import { passOf, rowsOf, stateWith } from "./core-for-tests.ts";

/** What a token gives to each key: [key, weight], largest first. */
function looks(
  id: string,
  token: string,
  { head = 0, nth = 0, ...change }: Partial<PlaygroundState> & { nth?: number } = {},
): [string, number][] {
  const { result, trace } = passOf(stateWith(id, change));
  const name = result.headed ? `head.${head}.attention_weights` : "attention_weights";
  const queries = result.tokens.flatMap(({ text }, row) => (text === token ? [row] : []));
  const row = rowsOf(trace, name)[queries[nth] ?? -1] ?? [];
  return row
    .map((weight, key): [string, number] => [result.keyTokens[key]?.text ?? "", weight])
    .sort((a, b) => b[1] - a[1]);
}

const NO_MASK = { causal: false, window: null, validKeys: null, painted: [] };

describe("나는 학교에 갔다", () => {
  it("갔다 gives its largest weight to 학교, then 나", () => {
    const [first, second, ...others] = looks("ko-school", "갔다");
    expect(first?.[0]).toBe("학교");
    expect(first?.[1]).toBeCloseTo(0.47, 2);
    expect(second?.[0]).toBe("나");
    expect(second?.[1]).toBeCloseTo(0.28, 2);
    for (const [, weight] of others) expect(weight).toBeLessThan(0.15);
  });

  it("the query of 갔다 asks for a place by 2.5 and a person by 2", () => {
    const query = rowsOf(passOf(stateWith("ko-school")).trace, "query")[4];
    expect(query).toEqual([2, 2.5, -2, 0]);
  });

  it("particles look at the noun they are attached to", () => {
    expect(looks("ko-school", "는")[0]?.[0]).toBe("나");
    expect(looks("ko-school", "에")[0]?.[0]).toBe("학교");
  });

  it("words that are put in their place behave alike", () => {
    const text = "친구는 도서관에 왔다";
    expect(
      looks("ko-school", "왔다", { text })
        .slice(0, 2)
        .map(([key]) => key),
    ).toEqual(["도서관", "친구"]);
  });
});

describe("민수는 그의 책을 읽었다", () => {
  it("그 looks back at 민수", () => {
    expect(looks("ko-referent", "그")[0]).toEqual(["민수", expect.closeTo(0.79, 2)]);
  });

  it("그 gives 영희 less, and 그녀 gives her more", () => {
    const his = looks("ko-referent", "그", { text: "영희는 그의 책을 읽었다" });
    expect(his.find(([key]) => key === "영희")?.[1]).toBeLessThan(0.4);
    const hers = looks("ko-referent", "그녀", { text: "영희는 그녀의 책을 읽었다" });
    expect(hers[0]).toEqual(["영희", expect.closeTo(0.79, 2)]);
  });

  it("읽었다 looks equally at who read and what was read", () => {
    const [first, second] = looks("ko-referent", "읽었다");
    expect([first?.[0], second?.[0]].sort()).toEqual(["민수", "책"]);
    expect(first?.[1]).toBeCloseTo(second?.[1] ?? 0, 5);
  });
});

describe("배가 배를 먹었다", () => {
  it("the first 배 looks at 가, the second at 를, though their vectors are the same", () => {
    const { trace } = passOf(stateWith("ko-pear"));
    const [first, , second] = rowsOf(trace, "input");
    expect(first).toEqual(second);
    expect(looks("ko-pear", "배")[0]?.[0]).toBe("가");
    expect(looks("ko-pear", "배", { nth: 1 })[0]?.[0]).toBe("를");
    expect(rowsOf(trace, "context")[0]).not.toEqual(rowsOf(trace, "context")[2]);
  });

  it("both 배 have the same context again without the mask", () => {
    const context = rowsOf(passOf(stateWith("ko-pear", { mask: NO_MASK })).trace, "context");
    expect(context[0]).toEqual(context[2]);
  });
});

describe("She gave me her book", () => {
  it("her gives its largest weight to She, then me", () => {
    expect(looks("en-her", "her").slice(0, 2)).toEqual([
      ["She", expect.closeTo(0.51, 2)],
      ["me", expect.closeTo(0.31, 2)],
    ]);
  });

  it("the query of her asks for a person by 3 and a woman by 1", () => {
    expect(rowsOf(passOf(stateWith("en-her")).trace, "query")[3]).toEqual([3, 1, 0, 0]);
  });
});

describe("I went to school", () => {
  it("went gives its largest weight to school, then I", () => {
    expect(looks("en-school", "went").slice(0, 2)).toEqual([
      ["school", expect.closeTo(0.52, 2)],
      ["I", expect.closeTo(0.32, 2)],
    ]);
  });
});

describe("I am a student", () => {
  it("am scores I and student 4 each and gives them equal shares", () => {
    const { trace } = passOf(stateWith("en-student"));
    expect(rowsOf(trace, "attention_scores")[1]).toEqual([4, 0, 0, 4]);
    const [first, second] = looks("en-student", "am");
    expect(first?.[1]).toBe(second?.[1]);
    expect(first?.[1]).toBeCloseTo(0.44, 2);
  });
});

describe("저를 꼭 뽑아주세요! → Please choose me!", () => {
  it("words with the same meaning find each other", () => {
    expect(looks("choose", "choose")[0]).toEqual(["뽑아주세요", expect.closeTo(0.87, 2)]);
    expect(looks("choose", "me")[0]).toEqual(["저를", expect.closeTo(0.87, 2)]);
    expect(looks("choose", "!")[0]).toEqual(["!", expect.closeTo(0.87, 2)]);
  });

  it("Please looks equally at the two words that ask", () => {
    const [first, second] = looks("choose", "Please");
    expect([first?.[0], second?.[0]].sort()).toEqual(["꼭", "뽑아주세요"]);
    expect(first?.[1]).toBe(second?.[1]);
  });

  it("the four heads do four different things", () => {
    expect(
      looks("choose", "me", { head: 1 })
        .slice(0, 2)
        .map(([key]) => key)
        .sort(),
    ).toEqual(["꼭", "뽑아주세요"]);
    for (const query of ["Please", "choose", "me", "!"]) {
      expect(looks("choose", query, { head: 2 })[0]?.[0]).toBe("!");
      for (const [, weight] of looks("choose", query, { head: 3 })) expect(weight).toBe(0.25);
    }
  });
});

describe("학교에 갔다 → I went to school", () => {
  it("school looks at 학교, to at 에, went at 갔다", () => {
    for (const [query, key] of [
      ["school", "학교"],
      ["to", "에"],
      ["went", "갔다"],
    ] as const) {
      expect(looks("went", query)[0]).toEqual([key, expect.closeTo(0.91, 2)]);
    }
  });

  it("I finds no partner and spreads evenly", () => {
    for (const [, weight] of looks("went", "I")) expect(weight).toBeCloseTo(1 / 3, 6);
  });
});

describe("비가 온다 → It rains", () => {
  it("rains gives half to 비 and half to 온다", () => {
    const [first, second] = looks("rain", "rains");
    expect([first?.[0], second?.[0]].sort()).toEqual(["비", "온다"]);
    expect(first?.[1]).toBe(second?.[1]);
    expect(first?.[1]).toBeCloseTo(0.49, 2);
  });

  it("It looks at the subject marker", () => {
    expect(looks("rain", "It")[0]?.[0]).toBe("가");
  });
});

describe("two heads", () => {
  it.each([
    ["ko-cat", "먹었다", "고양이", "생선"],
    ["en-cat", "ate", "cat", "fish"],
    ["en-school-heads", "went", "I", "school"],
    ["en-her-heads", "her", "She", "book"],
    ["ko-referent-heads", "그", "민수", "책"],
    ["ko-school-heads", "학교", "갔다", "에"],
  ])("of %s: %s looks at %s in head 1 and at %s in head 2", (id, query, first, second) => {
    expect(looks(id, query, { head: 0 })[0]?.[0]).toBe(first);
    expect(looks(id, query, { head: 1 })[0]?.[0]).toBe(second);
    expect(looks(id, query, { head: 0 })[0]?.[1]).toBeGreaterThan(0.4);
    expect(looks(id, query, { head: 1 })[0]?.[1]).toBeGreaterThan(0.4);
  });
});

describe("every example", () => {
  const unique = (values: readonly string[]) => new Set(values).size === values.length;

  it("has an id of its own", () => {
    expect(unique(EXAMPLES.map((example) => example.id))).toBe(true);
    expect(hasExample("ko-school")).toBe(true);
    expect(hasExample("constructor")).toBe(false);
    expect(exampleById("no such").id).toBe("ko-school");
  });

  it.each(EXAMPLES)("$id fits together", (example) => {
    const modelDim = example.features.length;
    const featureIds = example.features.map((feature) => feature.id);
    for (const [token, row] of Object.entries(example.lexicon)) {
      expect(row, token).toHaveLength(modelDim);
      expect(row.every(Number.isInteger), token).toBe(true);
      expect(token).toBe(token.normalize("NFC").toLowerCase());
    }
    let valueDims = 0;
    for (const head of example.heads) {
      for (const [rows, columns] of [
        [head.wQuery, head.matching],
        [head.wKey, head.matching],
        [head.wValue, head.values],
      ] as const) {
        expect(rows).toHaveLength(modelDim);
        for (const row of rows) expect(row).toHaveLength(columns.length);
        for (const number of rows.flat()) expect(Number.isInteger(number * 2)).toBe(true);
        for (const id of columns) expect(featureIds).toContain(id);
      }
      expect(head.matching).toHaveLength(example.heads[0]?.matching.length ?? 0);
      valueDims += head.values.length;
    }
    expect(example.wOutput).toHaveLength(valueDims);
    for (const row of example.wOutput) expect(row).toHaveLength(modelDim);
    expect(unique(featureIds)).toBe(true);
    expect(example.heads.length === 1).toBe(example.mode !== "multi" && example.id !== "choose");
    expect(example.memoryText !== "").toBe(example.mode === "cross");
  });

  it.each(EXAMPLES)(
    "$id computes by hand-made numbers alone and follows a row it has",
    (example) => {
      const { result } = passOf(stateWith(example.id));
      expect(result.origin).toMatchObject({
        kind: "handmade",
        unknown: [],
        projections: "handmade",
      });
      expect(example.query).toBeLessThan(result.tokens.length);
      expect(example.head).toBeLessThan(result.numHeads);
    },
  );

  it.each(EXAMPLES)("$id names, in both languages, the token it follows", (example) => {
    const { result } = passOf(stateWith(example.id));
    const followed = result.tokens[example.query]?.text ?? "";
    for (const language of LANGUAGES) expect(example.caption[language]).toContain(followed);
  });
});

describe("chips", () => {
  it("offer three sentences a mode to readers of each language", () => {
    for (const language of LANGUAGES) {
      for (const mode of MODES.filter((each) => !isModelMode(each)))
        expect(examplesOf(mode, language), `${mode} ${language}`).toHaveLength(3);
    }
  });

  it("offer Korean sentences to Korean readers and English ones to English readers", () => {
    expect(examplesOf("self", "ko").map((example) => example.text)).toEqual([
      "나는 학교에 갔다",
      "민수는 그의 책을 읽었다",
      "배가 배를 먹었다",
    ]);
    expect(examplesOf("self", "en").map((example) => example.text)).toEqual([
      "She gave me her book",
      "I went to school",
      "I am a student",
    ]);
  });
});
