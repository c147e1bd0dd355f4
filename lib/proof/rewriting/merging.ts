import { printExpression } from '../../rules/language/print';
import type { ComparisonOperator, Expression, Predicate } from '../../rules/language/syntax';
import { NOWHERE } from '../../rules/text/position';
import { comparison, type Joint } from './parts';

const OPERATORS: readonly ComparisonOperator[] = ['=', '<>', '<', '<=', '>', '>='];

/** `x = 1`, `x IN (1, 2)`, and the same with a negation: something is one of some values, or none of them. */
interface Choice {
  readonly operand: Expression;
  readonly members: readonly Expression[];
  readonly negated: boolean;
}

/** What a condition says of the values of something, where it says just that. */
export function choiceOf(node: Predicate): Choice | undefined {
  if (node.kind === 'in') return node;
  if (node.kind !== 'comparison' || (node.operator !== '=' && node.operator !== '<>')) return undefined;
  return { operand: node.left, members: [node.right], negated: node.operator === '<>' };
}

/** The condition for a choice, with each value once. @param choice has a value at least */
export function ofChoice({ operand, members, negated }: Choice): Predicate {
  const each = [...new Map(members.map((one) => [printExpression(one), one])).values()];
  const [only, ...others] = each as [Expression, ...Expression[]];
  return others.length === 0
    ? comparison(negated ? '<>' : '=', operand, only)
    : { kind: 'in', negated, operand, members: each, ...NOWHERE };
}

/** What two conditions of a chain could be together, as one; whether it is so is for others to prove. */
export function* mergersOf(joint: Joint, a: Predicate, b: Predicate): Generator<Predicate> {
  const [first, second] = [choiceOf(a), choiceOf(b)];
  if (first !== undefined && second !== undefined && isAbout(first.operand, second.operand)) {
    const members = membersTogether(joint, first, second);
    if (members.length > 0) yield ofChoice({ ...first, negated: first.negated && second.negated, members });
  }
  if (a.kind === 'comparison' && b.kind === 'comparison' && isAbout(a.left, b.left)) {
    for (const right of [a.right, b.right]) {
      for (const operator of OPERATORS) yield comparison(operator, a.left, right);
    }
  }
}

function membersTogether(joint: Joint, a: Choice, b: Choice): readonly Expression[] {
  const texts = new Set(b.members.map((one) => printExpression(one)));
  const isOfB = (one: Expression) => texts.has(printExpression(one));
  if (a.negated === b.negated) {
    // All of them for = OR =, and for <> AND <>; otherwise those that both have.
    const isUnion = (joint === 'or') !== a.negated;
    return isUnion ? [...a.members, ...b.members] : a.members.filter(isOfB);
  }
  const [positive, negative] = a.negated ? [b, a] : [a, b];
  const excluded = new Set(negative.members.map((one) => printExpression(one)));
  return joint === 'and' ? positive.members.filter((one) => !excluded.has(printExpression(one))) : [];
}

/** A chain in which everything that is said of the values of one thing is said once: an OR chain becomes an IN list. */
export function withChoicesMerged(joint: Joint, parts: readonly Predicate[]): readonly Predicate[] {
  const merged: Predicate[] = [];
  for (const part of parts) {
    const choice = choiceOf(part);
    const at = merged.findIndex((other) => {
      const known = choiceOf(other);
      return (
        choice !== undefined &&
        known !== undefined &&
        known.negated === choice.negated &&
        (joint === 'or') !== choice.negated &&
        isAbout(known.operand, choice.operand)
      );
    });
    const known = merged[at] && choiceOf(merged[at]);
    if (choice === undefined || known === undefined) merged.push(part);
    else merged[at] = ofChoice({ ...known, members: [...known.members, ...choice.members] });
  }
  return merged;
}

function isAbout(a: Expression, b: Expression): boolean {
  // Names of properties ignore letter case; a text in an operand does not, and the prover tells the two apart.
  return printExpression(a).toLowerCase() === printExpression(b).toLowerCase();
}
