"""Trains the Transformer of the page in PyTorch and in our core, the same batches in turns, and prints
how many sentences a second each takes.

    npm run bench -- --training [--steps N] [--threads 1|2]

Both do the whole step: forward, smoothed cross entropy and guided alignment, backward, clipping, AdamW.
PyTorch pads its batches, as one does with it; our core sets sentences one behind the other.
"""

import argparse
import math
import statistics
import subprocess
import sys
import time

import torch
from torch import nn
from torch.nn import functional

PADDING, END = 0, 1
MODEL_DIM, NUM_HEADS, FEED_FORWARD_DIM, LAYERS = 128, 4, 256, 2
DROPOUT, LABEL_SMOOTHING, GUIDE_WEIGHT = 0.1, 0.1, 0.3


class Attention(nn.Module):
    """The residual branch of an attention, pre-norm."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(MODEL_DIM)
        self.attention = nn.MultiheadAttention(MODEL_DIM, NUM_HEADS, batch_first=True)

    def forward(self, x, memory=None, padding=None, mask=None, wants_weights=False):
        query = self.norm(x)
        key = query if memory is None else memory
        out, weights = self.attention(
            query, key, key, key_padding_mask=padding, attn_mask=mask,
            need_weights=wants_weights, average_attn_weights=False,
        )
        return x + functional.dropout(out, DROPOUT), weights


class FeedForward(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(MODEL_DIM)
        self.hidden = nn.Linear(MODEL_DIM, FEED_FORWARD_DIM)
        self.output = nn.Linear(FEED_FORWARD_DIM, MODEL_DIM)

    def forward(self, x):
        out = self.output(functional.relu(self.hidden(self.norm(x))))
        return x + functional.dropout(out, DROPOUT)


class Transformer(nn.Module):
    def __init__(self, vocab_size, max_length=128):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, MODEL_DIM)
        nn.init.normal_(self.embedding.weight, std=MODEL_DIM**-0.5)
        position = torch.arange(max_length).unsqueeze(1)
        rate = torch.exp(torch.arange(0, MODEL_DIM, 2) * (-math.log(10000.0) / MODEL_DIM))
        encoding = torch.zeros(max_length, MODEL_DIM)
        encoding[:, 0::2], encoding[:, 1::2] = torch.sin(position * rate), torch.cos(position * rate)
        self.register_buffer("positions", encoding)
        self.encoder = nn.ModuleList(nn.ModuleList([Attention(), FeedForward()]) for _ in range(LAYERS))
        self.decoder = nn.ModuleList(
            nn.ModuleList([Attention(), Attention(), FeedForward()]) for _ in range(LAYERS)
        )
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(MODEL_DIM), nn.LayerNorm(MODEL_DIM)

    def embed(self, ids):
        x = self.embedding(ids) * math.sqrt(MODEL_DIM) + self.positions[: ids.shape[1]]
        return functional.dropout(x, DROPOUT)

    def forward(self, source, target):
        """logits [sentences, length, vocab_size] and the last cross-attention's weights."""
        padding = source == PADDING
        x = self.embed(source)
        for attention, feed_forward in self.encoder:
            x = feed_forward(attention(x, padding=padding)[0])
        memory = self.encoder_norm(x)
        length = target.shape[1]
        causal = torch.ones(length, length, dtype=torch.bool).triu(1)
        x, weights = self.embed(target), None
        for i, (self_attention, cross_attention, feed_forward) in enumerate(self.decoder):
            x = self_attention(x, mask=causal)[0]
            x, weights = cross_attention(x, memory, padding, wants_weights=i + 1 == LAYERS)
            x = feed_forward(x)
        return self.decoder_norm(x) @ self.embedding.weight.T, weights


def padded(rows):
    longest = max(len(row) for row in rows)
    return torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])


class Batch:
    def __init__(self, examples):
        self.sentences = len(examples)
        self.source = padded([source for _, source, _, _ in examples])
        self.target = padded([[start] + target for start, _, target, _ in examples])
        self.next_tokens = padded([target + [END] for _, _, target, _ in examples])
        self.gold = torch.zeros(self.sentences, self.target.shape[1], self.source.shape[1])
        for i, (_, _, _, links) in enumerate(examples):
            for target, source in links:
                self.gold[i, target, source] = 1


def train_step(model, optimizer, batch):
    logits, weights = model(batch.source, batch.target)
    loss = functional.cross_entropy(
        logits.flatten(0, 1), batch.next_tokens.flatten(),
        ignore_index=PADDING, label_smoothing=LABEL_SMOOTHING,
    )
    on_gold = (weights[:, 0] * batch.gold).sum(-1)[batch.gold.any(-1)]
    guided = -on_gold.clamp_min(1e-9).log().mean()
    optimizer.zero_grad()
    (loss + GUIDE_WEIGHT * guided).backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def read_batches(lines):
    vocab_size = int(next(lines).split()[1])
    batches, examples = [], []
    for line in lines:
        line = line.rstrip("\n")
        if line == "ready":
            break
        if line:
            start, source, target, links = line.split("|")
            ids = [[int(id) for id in text.split()] for text in (source, target)]
            pairs = [tuple(map(int, link.split("-"))) for link in links.split()]
            examples.append((int(start), *ids, pairs))
        else:
            batches.append(Batch(examples))
            examples = []
    return vocab_size, batches


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="our side: train_speed")
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--threads", type=int, default=2, choices=(1, 2))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)

    ours = subprocess.Popen(
        [options.program, "transformer", str(options.steps), str(options.threads)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    vocab_size, batches = read_batches(iter(ours.stdout.readline, ""))
    model = Transformer(vocab_size)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, betas=(0.9, 0.98), eps=1e-9)
    seconds = {"ours": [], "torch": []}
    sentences = []
    for i, batch in enumerate(batches):
        ours.stdin.write("\n")
        ours.stdin.flush()
        our_seconds, our_loss = map(float, ours.stdout.readline().split())
        start = time.perf_counter()
        loss = train_step(model, optimizer, batch)
        torch_seconds = time.perf_counter() - start
        if i >= 2:  # the first ones take memory
            seconds["ours"].append(our_seconds)
            seconds["torch"].append(torch_seconds)
            sentences.append(batch.sentences)
        print(f"step {i + 1}: ours {our_seconds:.3f} s, loss {our_loss:.2f}; "
              f"PyTorch {torch_seconds:.3f} s, loss {loss:.2f}", file=sys.stderr)
    ours.stdin.close()
    ours.wait()
    rates = {name: sum(sentences) / sum(times) for name, times in seconds.items()}
    ratio = statistics.median(t / o for o, t in zip(seconds["ours"], seconds["torch"]))
    parameters = sum(p.numel() for p in model.parameters())
    print(f"{parameters} parameters, {options.threads} threads, {len(sentences)} steps of "
          f"{statistics.mean(sentences):.0f} sentences")
    print(f"ours             {rates['ours']:7.0f} sentences/s")
    print(f"PyTorch {torch.__version__:8} {rates['torch']:7.0f} sentences/s")
    print(f"ours / PyTorch   {ratio:7.2f}  (median of the steps)")


if __name__ == "__main__":
    main()
