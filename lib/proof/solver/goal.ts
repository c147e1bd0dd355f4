import { Enumeration, type Formula, type Whole } from './formula';

/**
 * A formula without negations but at its leaves: what has to hold, as the search goes through it.
 *
 * Of `at-least` so many of the parts have to hold; of `any` one.
 */
export type Goal = boolean | Leaf | Junction;

/** That a symbol has one of these places, or none of them; that a number is so large, or smaller. */
export type Leaf =
  | { readonly kind: 'place'; readonly of: Enumeration; readonly places: ReadonlySet<number>; readonly holds: boolean }
  | { readonly kind: 'limit'; readonly of: Whole; readonly bound: bigint; readonly holds: boolean };

export type Junction = {
  readonly parts: readonly Goal[];
  /** Whether it may stand in others more than once: then it is looked at once. */
  isShared?: boolean;
} & ({ readonly kind: 'all' | 'any' } | { readonly kind: 'at-least'; readonly count: number });

/** Whether a goal is a leaf: of one symbol alone. */
export function isLeaf(goal: Goal): goal is Leaf {
  return typeof goal === 'object' && (goal.kind === 'place' || goal.kind === 'limit');
}

/** Makes goals of formulas, each once. */
export class Goals {
  /** What is only written takes any truth here; the same text has the same one. */
  private readonly byText = new Map<string, Enumeration>();
  private readonly writtenSymbols = new Set<Enumeration>();
  private readonly known = new WeakMap<object, [holds?: Goal, fails?: Goal]>();

  /** Whether a symbol stands for something that only a solver of SMT-LIB understands. */
  isWritten(symbol: Enumeration | Whole): boolean {
    return this.writtenSymbols.has(symbol as Enumeration);
  }

  /** What has to hold so that a formula holds, or does not. */
  of(formula: Formula, holds = true): Goal {
    const known = this.known.get(formula) ?? [];
    const at = holds ? 0 : 1;
    let goal = known[at];
    if (goal !== undefined) {
      if (typeof goal === 'object' && !isLeaf(goal)) goal.isShared = true;
      return goal;
    }
    goal = this.made(formula, holds);
    known[at] = goal;
    this.known.set(formula, known);
    return goal;
  }

  private made(formula: Formula, holds: boolean): Goal {
    switch (formula.kind) {
      case 'constant':
        return formula.value === holds;
      case 'not':
        return this.of(formula.part, !holds);
      case 'named':
        return this.of(formula.formula, holds);
      case 'one-of':
        return { kind: 'place', of: formula.of, places: formula.places, holds };
      case 'same':
        return sameOrOther(formula.of, formula.as, holds);
      case 'at-least':
        return { kind: 'limit', of: formula.of, bound: formula.bound, holds };
      case 'written':
        return { kind: 'place', of: this.symbolOf(formula.text), places: FIRST, holds };
      case 'and':
      case 'or':
        return junction(
          (formula.kind === 'and') === holds ? 'all' : 'any',
          formula.parts.map((part) => this.of(part, holds)),
        );
      case 'at-most': {
        const { count, parts } = formula;
        // At most so many hold: the others do not.
        return holds
          ? atLeast(
              parts.length - count,
              parts.map((part) => this.of(part, false)),
            )
          : atLeast(
              count + 1,
              parts.map((part) => this.of(part, true)),
            );
      }
    }
  }

  private symbolOf(text: string): Enumeration {
    const symbol = this.byText.get(text) ?? new Enumeration(text, 2);
    this.byText.set(text, symbol);
    this.writtenSymbols.add(symbol);
    return symbol;
  }
}

/** Two symbols have one place, whichever it is; or one of them has it alone. */
function sameOrOther(of: Enumeration, as: Enumeration, isSame: boolean): Goal {
  return junction(
    'any',
    Array.from({ length: of.count }, (_, place) => {
      const places = new Set([place]);
      return junction('all', [
        { kind: 'place', of, places, holds: true },
        { kind: 'place', of: as, places, holds: isSame },
      ]);
    }),
  );
}

const FIRST: ReadonlySet<number> = new Set([0]);

/** All or any of the parts, without constants and without junctions of the same kind in each other. */
export function junction(kind: 'all' | 'any', parts: readonly Goal[]): Goal {
  const decisive = kind === 'any';
  const kept: Goal[] = [];
  for (const part of parts) {
    if (part === decisive) return decisive;
    if (part === !decisive) continue;
    if (typeof part === 'object' && part.kind === kind) kept.push(...part.parts);
    else kept.push(part);
  }
  if (kept.length === 0) return !decisive;
  return kept.length === 1 ? (kept[0] as Goal) : { kind, parts: kept };
}

/** So many of the parts, or more. */
export function atLeast(count: number, parts: readonly Goal[]): Goal {
  const certain = parts.filter((part) => part === true).length;
  const open = parts.filter((part) => typeof part === 'object');
  const wanted = count - certain;
  if (wanted <= 0) return true;
  if (wanted > open.length) return false;
  if (wanted === 1) return junction('any', open);
  return wanted === open.length ? junction('all', open) : { kind: 'at-least', count: wanted, parts: open };
}
