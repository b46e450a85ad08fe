// Translates with a trained model, token by token. After `npm run build`:
//   node examples/translate.js en "나는 학교에 갔다."
import { readFile } from "node:fs/promises";
import { loadCore } from "attention-playground/core";

const [to = "en", text = "나는 학교에 갔다."] = process.argv.slice(2);
const file = import.meta.resolve("attention-playground/models/transformer-ko-en.safetensors");
const core = await loadCore();
const model = await core.loadModel(new Uint8Array(await readFile(new URL(file))));
if (!model.directions.includes(to)) {
  console.error(`The model translates into ${model.directions.join(" and ")}, not into "${to}".`);
  process.exit(2);
}

const session = model.start(text, { to });
let step = session.step();
while (!step.done) step = session.step();
console.log(session.text);

// Where each piece of the translation looked: the head that was taught to align words.
const { rows, cols, data } = session
  .trace()
  .get("decoder.1.cross_attention.head.0.attention_weights");
for (let t = 0; t < rows; t++) {
  const weights = [...data.subarray(t * cols, (t + 1) * cols)];
  const most = weights.indexOf(Math.max(...weights));
  const piece = session.targetTokens[t]?.text ?? "(end)";
  console.log(`${piece} ← ${session.sourceTokens[most].text} ${weights[most].toFixed(2)}`);
}
session.dispose();

// The same seed draws the same translation.
console.log(model.translate(text, { to, temperature: 2, topK: 10, seed: 2 }).text);
model.dispose();
