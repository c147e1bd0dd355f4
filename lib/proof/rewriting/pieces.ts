import { printExpression, printFilter } from '../../rules/language/print';
import type { InNode, Predicate } from '../../rules/language/syntax';
import { DUAL, type Joint, joined, not, partsOf } from './parts';

/** A condition that has to be met at once by one rule, and is too large for one. */
export class TooLarge {
  constructor(readonly part: Predicate) {}
}

/**
 * Conditions of which one is met exactly where the one that is given is met, each small enough; as few as come of
 * filling one after the other.
 *
 * @param isSmall whether a condition is small enough for a rule
 */
export function piecesOf(node: Predicate, isSmall: (node: Predicate) => boolean): readonly Predicate[] | TooLarge {
  if (isSmall(node)) return [node];
  switch (node.kind) {
    case 'or':
      return filled(partsOf('or', node), isSmall);
    case 'and':
      return ofConjunction(partsOf('and', node), isSmall);
    case 'in':
      return node.negated ? new TooLarge(node) : listsOf(node, isSmall);
    case 'not': {
      const { operand } = node;
      if (operand.kind !== 'and' && operand.kind !== 'or') return new TooLarge(node);
      const joint: Joint = DUAL[operand.kind];
      return piecesOf(joined(joint, partsOf(operand.kind, operand).map(not)), isSmall);
    }
    case 'comparison':
    case 'like':
    case 'is-null':
    case 'exists':
      return new TooLarge(node);
  }
}

/** Alternatives, as many in one piece as there is room for. */
function filled(
  alternatives: readonly Predicate[],
  isSmall: (node: Predicate) => boolean,
): readonly Predicate[] | TooLarge {
  const pieces: Predicate[] = [];
  let piece: Predicate[] = [];
  const end = () => {
    if (piece.length > 0) pieces.push(joined('or', piece));
    piece = [];
  };
  for (const one of alternatives) {
    if (isSmall(joined('or', [...piece, one]))) {
      piece.push(one);
      continue;
    }
    end();
    if (isSmall(one)) {
      piece.push(one);
      continue;
    }
    const inside = piecesOf(one, isSmall);
    if (inside instanceof TooLarge) return inside;
    pieces.push(...inside);
  }
  end();
  return pieces;
}

/** What all pieces have to meet, beside a part of what has alternatives: the largest such. */
function ofConjunction(
  parts: readonly Predicate[],
  isSmall: (node: Predicate) => boolean,
): readonly Predicate[] | TooLarge {
  const places = parts
    .map((part, at) => ({ at, part, size: printFilter(part).length }))
    .filter(({ part }) => hasAlternatives(part))
    .sort((a, b) => b.size - a.size);
  for (const { at, part } of places) {
    const others = parts.filter((_, place) => place !== at);
    const beside = (one: Predicate) => joined('and', [...others.slice(0, at), one, ...others.slice(at)]);
    const isSmallBeside = (one: Predicate) => isSmall(beside(one));
    const pieces = piecesOf(part, isSmallBeside);
    if (!(pieces instanceof TooLarge)) return pieces.map(beside);
  }
  // One alone does not do: each alternative of the largest, and the rest is split beside it.
  const [largest] = places;
  if (largest !== undefined && places.length > 1) {
    const halves = halvesOf(largest.part);
    const inside = halves.map((half) => piecesOf(joined('and', withPart(parts, largest.at, half)), isSmall));
    const wrong = inside.find((one) => one instanceof TooLarge);
    return wrong instanceof TooLarge ? wrong : (inside as (readonly Predicate[])[]).flat();
  }
  return new TooLarge(joined('and', parts));
}

function hasAlternatives(node: Predicate): boolean {
  if (node.kind === 'not') return node.operand.kind === 'and';
  return node.kind === 'or' || (node.kind === 'in' && !node.negated && node.members.length > 1);
}

/** Two conditions of which one is met where this one is. */
function halvesOf(node: Predicate): readonly Predicate[] {
  if (node.kind === 'in') {
    const middle = Math.ceil(node.members.length / 2);
    return [node.members.slice(0, middle), node.members.slice(middle)].map((members) => ({ ...node, members }));
  }
  const parts = node.kind === 'not' ? partsOf('and', node.operand).map(not) : partsOf('or', node);
  const middle = Math.ceil(parts.length / 2);
  return [parts.slice(0, middle), parts.slice(middle)].map((some) => joined('or', some));
}

/** A list in pieces: lists too, where one value is left, since to be equal to a value is not to be in a list of it. */
function listsOf(node: InNode, isSmall: (node: Predicate) => boolean): readonly Predicate[] | TooLarge {
  const members = [...new Map(node.members.map((one) => [printExpression(one), one])).values()];
  const pieces: Predicate[] = [];
  let from = 0;
  while (from < members.length) {
    let to = from;
    while (to < members.length && isSmall({ ...node, members: members.slice(from, to + 1) })) to++;
    if (to === from) return new TooLarge({ ...node, members: members.slice(from, from + 1) });
    pieces.push({ ...node, members: members.slice(from, to) });
    from = to;
  }
  return pieces;
}

function withPart(parts: readonly Predicate[], at: number, part: Predicate): readonly Predicate[] {
  return parts.map((one, place) => (place === at ? part : one));
}
