import { describe, expect, it } from "vitest";
import { WorkerClient } from "../../web/compute/client.ts";
import { mainThreadPort } from "../../web/compute/port.ts";
import type { Response } from "../../web/compute/protocol.ts";
import { createResponder } from "../../web/compute/responder.ts";
import type { Explanation } from "../../web/core/types.ts";
import { exampleById } from "../../web/examples/index.ts";
import { core, stateWith } from "./core-for-tests.ts";

const cell = { name: "context", row: 4, col: 1 };

describe("the page's own thread", () => {
  it("computes and explains where there can be no worker", async () => {
    const client = new WorkerClient([mainThreadPort]);
    const explanation = await new Promise<Explanation | null>((resolve, reject) => {
      const channel = client.open({
        result: () => void channel.explain(cell, resolve),
        problem: (problem) => reject(new Error(problem.message)),
      });
      channel.pass(stateWith("ko-school"));
    });
    expect(explanation).toMatchObject({ ...cell, operation: "product" });
    expect(explanation?.terms.map((term) => term.with[0]?.value)).toEqual([0, 0, 2, 1, 0]);
  });
});

describe("a responder", () => {
  const responding = () => {
    const responses: Response[] = [];
    return {
      responses,
      respond: createResponder(core, (response) => void responses.push(response)),
    };
  };

  it("explains the passes of a few playgrounds, and says which it has forgotten", () => {
    const { responses, respond } = responding();
    for (let id = 1; id <= 9; id++)
      respond({
        kind: "pass",
        id,
        input: stateWith("ko-school"),
        example: exampleById("ko-school"),
      });
    responses.length = 0;
    respond({ kind: "explain", id: 100, pass: 1, cell });
    respond({ kind: "explain", id: 101, pass: 2, cell });
    respond({ kind: "explain", id: 102, pass: 9, cell });
    expect(responses.map((response) => response.kind)).toEqual(["forgotten", "explain", "explain"]);
  });

  it("answers with data that survives the way to the page", () => {
    const { responses, respond } = responding();
    respond({
      kind: "pass",
      id: 1,
      input: stateWith("choose", { text: "" }),
      example: exampleById("choose"),
    });
    respond({ kind: "pass", id: 2, input: stateWith("choose"), example: exampleById("choose") });
    respond({ kind: "explain", id: 3, pass: 2, cell: { ...cell, name: "nothing" } });
    expect(responses.map((response) => response.kind)).toEqual(["problem", "pass", "explain"]);
    expect(structuredClone(responses)).toEqual(responses);
    expect(responses[2]).toEqual({ kind: "explain", id: 3, explanation: null });
  });
});
