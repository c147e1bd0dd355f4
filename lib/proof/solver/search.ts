import type { Part } from './answer-text';
import { Budget } from './budget';
import { Domains } from './domains';
import type { Enumeration, Formula } from './formula';
import { atLeast, type Goal, Goals, isLeaf, type Junction, junction, type Leaf } from './goal';
import type { TermText } from './smt-text';

/** What the search found: that nothing fulfils a formula, values that do, or neither. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'values'; readonly values: ReadonlyMap<TermText, Part> }
  | { readonly kind: 'open' };

/** Thrown where a search has taken all of its steps. */
const TOO_MUCH = Symbol('too much');

/** All questions together take so many times the steps of one: a minute or two. */
const ALL_TOGETHER = 100;

/** From so many parts on it is worth to look for a symbol that tells them apart. */
const MANY_PARTS = 8;

/**
 * Answers questions about places and limits by itself: what most questions about rules come to, a thousand times as fast
 * as a solver of everything.
 *
 * What is `written` it takes to be true or false as it likes. So "none" is sure, whatever is written; values are an answer
 * only where nothing that is written matters to them, and otherwise the question stays open.
 */
export class Search {
  private readonly goals = new Goals();
  private readonly always: Goal[] = [];
  private left = 0;
  private readonly budget: Budget;

  /** @param steps how many parts of formulas are looked at before a question is left open */
  constructor(steps: number) {
    this.budget = new Budget(steps, steps * ALL_TOGETHER);
  }

  /** Adds what holds for all questions from now on. */
  assert(formula: Formula): void {
    this.always.push(this.goals.of(formula));
  }

  /** Forgets what questions so far have taken. */
  renew(): void {
    this.budget.renew();
  }

  solve(formula: Formula): Found {
    const steps = this.budget.next;
    this.left = steps;
    const found = this.found(formula);
    this.budget.take(steps - Math.max(0, this.left), this.left < 0);
    return found;
  }

  private found(formula: Formula): Found {
    try {
      const found = this.fulfil([this.goals.of(formula), ...this.always], Domains.all());
      if (found === undefined) return { kind: 'none' };
      const isOpen = found.symbols.some((symbol) => this.goals.isWritten(symbol));
      return isOpen ? { kind: 'open' } : { kind: 'values', values: found.values() };
    } catch (error) {
      if (error !== TOO_MUCH) throw error;
      return { kind: 'open' };
    }
  }

  /** What fulfils all goals, within domains that it may narrow; `undefined` where nothing does. */
  private fulfil(goals: readonly Goal[], domains: Domains): Domains | undefined {
    const open = this.propagated(goals, domains);
    if (open === undefined) return undefined;
    const [first] = open;
    if (first === undefined) return domains;
    const chosen = open.reduce((best, one) => (one.parts.length < best.parts.length ? one : best), first);
    const others = open.filter((one) => one !== chosen);
    const bySymbol = this.bySymbol(chosen);
    if (bySymbol !== undefined) return this.firstOf(bySymbol, others, domains);
    return this.split(chosen, others, domains);
  }

  private firstOf(branches: Iterable<readonly Goal[]>, others: readonly Goal[], domains: Domains): Domains | undefined {
    for (const branch of branches) {
      const found = this.fulfil([...branch, ...others], domains.copy());
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** One part holds, or it is among the others. */
  private split(chosen: Junction, others: readonly Goal[], domains: Domains): Domains | undefined {
    const count = chosen.kind === 'at-least' ? chosen.count : 1;
    this.left -= chosen.parts.length;
    const parts = chosen.parts
      .map((part) => ({ part, weight: weight(part, this.goals) }))
      .sort((a, b) => a.weight - b.weight)
      .map(({ part }) => part);
    for (let at = 0; at <= parts.length - count; at++) {
      const rest = parts.slice(at + 1);
      const found = this.fulfil([parts[at] as Goal, atLeast(count - 1, rest), ...others], domains.copy());
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * The branches of a junction by the places of a symbol that most of its parts ask for: what asks for another place need
   * not be looked at.
   */
  private bySymbol(chosen: Junction): Iterable<readonly Goal[]> | undefined {
    if (chosen.parts.length < MANY_PARTS) return undefined;
    const counts = new Map<Enumeration, number>();
    for (const part of chosen.parts) for (const { of } of wanted(part)) counts.set(of, (counts.get(of) ?? 0) + 1);
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    if (most === undefined || most[1] * 2 < chosen.parts.length) return undefined;
    return branches(chosen, most[0]);
  }

  /** What is left of goals when all that follows at once is assumed; `undefined` for a contradiction. */
  private propagated(goals: readonly Goal[], domains: Domains): Junction[] | undefined {
    let pending = goals;
    for (;;) {
      let isNarrowed = false;
      const leaves: Leaf[] = [];
      const open: Junction[] = [];
      const sort = (goal: Goal): boolean => {
        if (typeof goal === 'boolean') return goal;
        if (isLeaf(goal)) leaves.push(goal);
        else if (goal.kind === 'all') return goal.parts.every(sort);
        else open.push(goal);
        return true;
      };
      if (!pending.every(sort)) return undefined;
      for (const leaf of leaves) {
        this.step();
        const truth = domains.truthOf(leaf);
        if (truth === false) return undefined;
        if (truth === true) continue;
        if (!domains.assume(leaf)) return undefined;
        isNarrowed = true;
      }
      // What was left the last time around has been seen with these domains.
      if (!isNarrowed && pending !== goals) return open;
      const next: Goal[] = [];
      const known = new Map<Junction, Goal>();
      for (const goal of open) {
        const reduced = this.reduced(goal, domains, known);
        if (reduced === false) return undefined;
        if (reduced !== true) next.push(reduced);
      }
      pending = next;
    }
  }

  /** A goal without what is decided already. */
  private reduced(goal: Goal, domains: Domains, known: Map<Junction, Goal>): Goal {
    this.step();
    if (typeof goal === 'boolean') return goal;
    if (isLeaf(goal)) return domains.truthOf(goal) ?? goal;
    if (goal.isShared !== true) return this.reducedParts(goal, domains, known);
    const before = known.get(goal);
    if (before !== undefined) return before;
    const reduced = this.reducedParts(goal, domains, known);
    if (typeof reduced === 'object' && !isLeaf(reduced)) reduced.isShared = true;
    known.set(goal, reduced);
    return reduced;
  }

  private reducedParts(goal: Junction, domains: Domains, known: Map<Junction, Goal>): Goal {
    let isSame = true;
    const parts: Goal[] = [];
    const decisive = goal.kind === 'any' ? true : goal.kind === 'all' ? false : undefined;
    for (const part of goal.parts) {
      const now = this.reduced(part, domains, known);
      if (now === decisive) return now;
      if (now !== part) isSame = false;
      parts.push(now);
    }
    if (isSame) return goal;
    return goal.kind === 'at-least' ? atLeast(goal.count, parts) : junction(goal.kind, parts);
  }

  private step(): void {
    if (this.left-- <= 0) throw TOO_MUCH;
  }
}

/** The places that a part asks for, whatever else it does. */
function wanted(part: Goal): Extract<Leaf, { kind: 'place' }>[] {
  if (typeof part === 'boolean') return [];
  const leaves = part.kind === 'all' ? part.parts : [part];
  // Which state a property is in tells few parts apart.
  return leaves.filter(
    (leaf): leaf is Extract<Leaf, { kind: 'place' }> =>
      typeof leaf === 'object' && leaf.kind === 'place' && leaf.holds && leaf.of.count > MANY_PARTS,
  );
}

function* branches(chosen: Junction, symbol: Enumeration): Iterable<readonly Goal[]> {
  const count = chosen.kind === 'at-least' ? chosen.count : 1;
  const byPlace = new Map<number, Goal[]>();
  const free: Goal[] = [];
  for (const part of chosen.parts) {
    const leaf = wanted(part).find(({ of }) => of === symbol);
    if (leaf === undefined) free.push(part);
    for (const place of leaf?.places ?? []) {
      const own = byPlace.get(place) ?? [];
      own.push(part);
      byPlace.set(place, own);
    }
  }
  for (const [place, own] of byPlace) {
    if (own.length + free.length < count) continue;
    yield [{ kind: 'place', of: symbol, places: new Set([place]), holds: true }, atLeast(count, [...own, ...free])];
  }
  if (free.length < count) return;
  yield [{ kind: 'place', of: symbol, places: new Set(byPlace.keys()), holds: false }, atLeast(count, free)];
}

/** What is so heavy comes last, however heavy it is. */
const HEAVY = 200;

/** What is tried first: what is short, and what is not only written. */
function weight(goal: Goal, goals: Goals, most = HEAVY): number {
  if (typeof goal === 'boolean') return 0;
  if (isLeaf(goal)) return goals.isWritten(goal.of) ? HEAVY / 2 : 1;
  let sum = 1;
  for (const part of goal.parts) {
    if (sum >= most) break;
    sum += weight(part, goals, most - sum);
  }
  return sum;
}
