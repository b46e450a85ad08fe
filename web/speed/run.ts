/** One run from the shortest length to the longest: all ways at a length, then the next length. */
import type { Core, LoadOptions } from "../core/index.ts";
import { waysAt } from "./contenders.ts";
import { type Clock, measureTogether } from "./measure.ts";
import { bytesHeld } from "./memory.ts";
import { callLimit, LIMITS, lengthsUpTo, predicted } from "./plan.ts";
import { type SpeedEvent, type SpeedRequest, TIMED, type Timed, WEIGHED } from "./protocol.ts";

/** Results further apart than this are no rounding: something is broken. */
const LARGEST_DIFFERENCE = 1e-4;

export interface SpeedTools {
  load(options?: LoadOptions): Promise<Core>;
  readonly clock: Clock;
}

export async function* speedRun(
  { longest }: SpeedRequest,
  { load, clock }: SpeedTools,
): AsyncGenerator<SpeedEvent> {
  const start = clock();
  const [plain, relaxed] = await Promise.all([load(), load({ simd: "relaxed" })]);
  const hasRelaxed = relaxed.simd === "relaxed";
  yield { kind: "ready", hasRelaxed };

  const cores = { plain, relaxed: hasRelaxed ? relaxed : null };
  const lengths = lengthsUpTo(longest);
  const series = TIMED.length - (hasRelaxed ? 0 : 1) + WEIGHED.length;
  const total = lengths.length * series;
  const limit = callLimit(longest);
  const last = new Map<Timed, number>();
  const stopped = new Set<Timed>();
  let tracedBytes = 0;

  for (const [index, length] of lengths.entries()) {
    const shorter = lengths[index - 1] ?? length;
    let done = index * series;
    const progress = (): SpeedEvent => ({ kind: "progress", done, total, length });
    yield progress();

    const { ways, difference } = waysAt(length, cores);
    for (const { name, growth } of ways) {
      if (stopped.has(name)) continue;
      const isSlow = predicted(last.get(name) ?? 0, shorter, length, growth) > limit;
      const isLarge =
        name === "traced" && predicted(tracedBytes, shorter, length, 2) > LIMITS.bytes;
      if (!isSlow && !isLarge) continue;
      stopped.add(name);
      yield { kind: "stopped", series: name, length, reason: isSlow ? "time" : "memory" };
    }
    const running = ways.filter(({ name }) => !stopped.has(name));
    done += ways.length - running.length;
    for (const { name, milliseconds, runs } of measureTogether(running, clock)) {
      last.set(name, milliseconds);
      yield { kind: "time", series: name, timing: { length, milliseconds, runs } };
      done++;
      yield progress();
    }
    const apart = difference();
    if (!(apart <= LARGEST_DIFFERENCE)) {
      throw new Error(`the results differ by ${apart} at length ${length}`);
    }
    yield { kind: "agreement", difference: apart };

    for (const name of WEIGHED) {
      if (!stopped.has(name)) {
        const bytes = bytesHeld(await load(), name, length);
        if (name === "traced") tracedBytes = bytes;
        yield { kind: "memory", series: name, weight: { length, bytes } };
      }
      done++;
      yield progress();
    }
  }
  yield { kind: "finished", seconds: (clock() - start) / 1000 };
}
