import { printExpression, printFilter } from '../../rules/language/print';
import { type Expression, OPPOSITE, type Predicate } from '../../rules/language/syntax';
import { NOWHERE } from '../../rules/text/position';
import { mergersOf, ofChoice, withChoicesMerged } from './merging';
import { comparison, DUAL, type Joint, joined, literal, not, partsOf } from './parts';

/**
 * Conditions that may mean the same as this one: with parts left out, merged, or said otherwise. Most of them mean
 * something else, and which do not is for the prover to say.
 *
 * No text and no number is brought in that the author has not written: a filter that says `LIKE 'd%'` for the one kind
 * of message that begins so today means something else tomorrow.
 */
export function* rewritesOf(node: Predicate): Generator<Predicate> {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = partsOf(node.kind, node);
      yield* ofChain(node.kind, parts);
      for (const [at, part] of parts.entries()) {
        for (const other of rewritesOf(part)) yield joined(node.kind, withPart(parts, at, other));
      }
      return;
    }
    case 'not':
      yield* negations(node.operand);
      for (const other of rewritesOf(node.operand)) yield not(other);
      return;
    case 'in':
      yield* ofList(node.operand, node.members, node.negated);
      return;
    case 'like':
      if (node.pattern.kind === 'literal') yield comparison(node.negated ? '<>' : '=', node.operand, node.pattern);
      yield { ...node, escape: undefined };
      if (typeof patternOf(node.pattern) === 'string') {
        yield { ...node, pattern: literal((patternOf(node.pattern) as string).replace(/%{2,}/g, '%')) };
      }
      return;
    case 'is-null':
      if (node.negated) yield { kind: 'exists', property: node.property, ...NOWHERE };
      return;
    case 'comparison':
      yield* ofComparison(node.left, node.operator, node.right);
      return;
    case 'exists':
      return;
  }
}

function patternOf(node: Expression) {
  return node.kind === 'literal' ? node.value : undefined;
}

/** Of a chain with more parts no two are merged, but for lists of values. */
const MOST_PAIRED = 40;

/** A chain with a part less, with two of its parts as one, and with what several of its parts share said once. */
function* ofChain(joint: Joint, parts: readonly Predicate[]): Generator<Predicate> {
  for (const at of parts.keys()) yield joined(joint, without(parts, at));
  yield* parts;
  yield joined(joint, withChoicesMerged(joint, parts));
  if (parts.length <= MOST_PAIRED)
    for (const [at, part] of parts.entries()) {
      for (let other = at + 1; other < parts.length; other++) {
        for (const merged of mergersOf(joint, part, parts[other] as Predicate)) {
          yield joined(joint, withPart(without(parts, other), at, merged));
        }
      }
    }
  yield* withSharedOnce(joint, parts);
  const negated = parts.flatMap((part) => (part.kind === 'not' ? [part.operand] : []));
  if (negated.length > 1) {
    const others = parts.filter(({ kind }) => kind !== 'not');
    yield joined(joint, [...others, not(joined(DUAL[joint], negated))]);
  }
}

/** `a AND b OR a AND c` as `a AND (b OR c)`, for each part that several have. */
function* withSharedOnce(joint: Joint, parts: readonly Predicate[]): Generator<Predicate> {
  const dual = DUAL[joint];
  const inside = parts.map((part) => partsOf(dual, part));
  const texts = inside.map((some) => some.map((one) => printFilter(one)));
  const counts = new Map<string, number>();
  for (const text of texts.flatMap((some) => [...new Set(some)])) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const [text, count] of counts) {
    if (count < 2) continue;
    const having = parts.filter((_, at) => texts[at]?.includes(text));
    const others = parts.filter((_, at) => !texts[at]?.includes(text));
    const rests = having.map((part) => partsOf(dual, part).filter((one) => printFilter(one) !== text));
    const shared = partsOf(dual, having[0] as Predicate).find((one) => printFilter(one) === text) as Predicate;
    // A part that is nothing else takes in the others.
    const together = rests.some((rest) => rest.length === 0)
      ? shared
      : joined(dual, [
          shared,
          joined(
            joint,
            rests.map((rest) => joined(dual, rest)),
          ),
        ]);
    yield joined(joint, [together, ...others]);
    yield joined(joint, [...others, together]);
  }
}

/** What NOT of a condition is without the NOT. */
function* negations(operand: Predicate): Generator<Predicate> {
  switch (operand.kind) {
    case 'not':
      yield operand.operand;
      return;
    case 'comparison':
      yield comparison(OPPOSITE[operand.operator], operand.left, operand.right);
      return;
    case 'in':
    case 'like':
    case 'is-null':
      yield { ...operand, negated: !operand.negated };
      return;
    case 'and':
    case 'or': {
      const joint = DUAL[operand.kind];
      const parts = partsOf(operand.kind, operand);
      yield joined(
        joint,
        parts.map((part) => [...negations(part)][0] ?? not(part)),
      );
      return;
    }
    case 'exists':
      yield { kind: 'is-null', negated: false, property: operand.property, ...NOWHERE };
      return;
  }
}

/** So many values of a list are left out one by one; of a longer one the halves. */
const MOST_MEMBERS = 40;

function* ofList(operand: Expression, members: readonly Expression[], negated: boolean): Generator<Predicate> {
  yield ofChoice({ operand, members, negated });
  if (members.length === 1) return;
  const size = members.length <= MOST_MEMBERS ? 1 : Math.ceil(members.length / 2);
  for (let at = 0; at < members.length; at += size) {
    yield ofChoice({ operand, negated, members: members.filter((_, place) => place < at || place >= at + size) });
  }
}

function* ofComparison(left: Expression, operator: keyof typeof OPPOSITE, right: Expression): Generator<Predicate> {
  // 1.0 is 1, and `x + 0` is `x`, unless it makes a difference.
  if (right.kind === 'literal' && typeof right.value === 'number' && Number.isSafeInteger(right.value)) {
    yield comparison(operator, left, literal(BigInt(right.value)));
  }
  if (left.kind === 'arithmetic') {
    yield comparison(operator, left.left, right);
    yield comparison(operator, left.right, right);
  }
  if (left.kind === 'named-property' && left.argument.kind === 'literal' && typeof left.argument.value === 'string') {
    const { value: name } = left.argument;
    yield comparison(operator, { kind: 'property', scope: undefined, name, ...NOWHERE }, right);
  }
  if (printExpression(left) === printExpression(right) && left.kind === 'property') {
    yield { kind: 'exists', property: left, ...NOWHERE };
  }
}

function withPart(parts: readonly Predicate[], at: number, part: Predicate): readonly Predicate[] {
  return parts.map((one, place) => (place === at ? part : one));
}

function without(parts: readonly Predicate[], at: number): readonly Predicate[] {
  return parts.filter((_, place) => place !== at);
}
