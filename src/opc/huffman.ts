/** A code word of deflate: its first bit is the lowest (RFC 1951 §3.1.1). */
export interface CodeWord {
  readonly bits: number;
  readonly count: number;
}

/**
 * Lengths of an optimal prefix code, none above `limit`. Symbols of frequency 0 get no code word (length 0).
 * Where the limit bites, frequencies are evened out until it holds: a hair longer than the best limited code.
 */
export function codeLengths(frequencies: readonly number[], limit: number): number[] {
  const lengths = treeDepths(frequencies);
  if (Math.max(...lengths) <= limit) return lengths;
  return codeLengths(
    frequencies.map((frequency) => (frequency === 0 ? 0 : Math.floor(frequency / 2) + 1)),
    limit,
  );
}

function treeDepths(frequencies: readonly number[]): number[] {
  const leaves = frequencies
    .flatMap((frequency, symbol) => (frequency > 0 ? [{ frequency, symbols: [symbol] }] : []))
    .sort((a, b) => a.frequency - b.frequency);
  const depths = frequencies.map(() => 0);
  if (leaves.length === 1) depths[leaves[0]!.symbols[0]!] = 1;
  // Two queues, both ascending: leaves, and the nodes joined from them.
  const joined: { frequency: number; symbols: number[] }[] = [];
  const smallest = () => {
    const [leaf, node] = [leaves[0], joined[0]];
    return (node === undefined || (leaf && leaf.frequency <= node.frequency) ? leaves : joined).shift()!;
  };
  while (leaves.length + joined.length > 1) {
    const [first, second] = [smallest(), smallest()];
    const symbols = [...first.symbols, ...second.symbols];
    for (const symbol of symbols) depths[symbol]! += 1;
    joined.push({ frequency: first.frequency + second.frequency, symbols });
  }
  return depths;
}

/** The canonical code of these lengths (RFC 1951 §3.2.2). */
export function canonicalCode(lengths: readonly number[]): CodeWord[] {
  const next = new Array<number>(17).fill(0);
  for (let length = 1, code = 0; length <= 16; length++) {
    code = (code + lengths.filter((each) => each === length - 1 && each > 0).length) << 1;
    next[length] = code;
  }
  return lengths.map((count) => ({ bits: count === 0 ? 0 : reversed(next[count]!++, count), count }));
}

function reversed(code: number, count: number): number {
  let bits = 0;
  for (let i = 0; i < count; i++) bits |= ((code >> i) & 1) << (count - 1 - i);
  return bits;
}
