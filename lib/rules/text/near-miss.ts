/** The name that was probably meant: the nearest of the known ones, if it is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** What was probably meant by a name that there is not, or else which names there are: the end of a sentence. */
export function meantOrKnown(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? `there are ${[...known].join(', ')}` : `did you mean ${near}?`;
}

/**
 * Whether two names differ by one slip of a finger: two neighbours swapped, or a letter too many or too few, in the middle
 * of the name. `item` and `items`, `value1` and `value2`, `gpus` and `cpus` are names of their own.
 */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (editDistance(short, long, 2) !== 1 || /\d/.test(a + b)) return false;
  const isSwap = short.length === long.length && [...short].sort().join('') === [...long].sort().join('');
  const isLeftOut = short.length < long.length && short[0] === long[0] && short.at(-1) === long.at(-1);
  return isSwap || isLeftOut;
}

/** How many letters to insert, delete, replace or swap with their neighbour; `limit` where it is that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1) {
        row[j] = Math.min(at(row, j), at(beforeLast, j - 2) + 1);
      }
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
