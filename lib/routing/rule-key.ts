import { type CorrelationMatch, foldName, type Predicate } from '../rules';

/** The property that decides first about a rule, with the texts for which more has to be looked at. */
export interface RuleKey {
  readonly isSystem: boolean;
  /** The engine's name of a system property, the folded name of any other. */
  readonly name: string;
  readonly texts: readonly string[];
}

/** What a correlation filter is filed under: a condition that compares with text. */
export function correlationKey({ system, properties }: CorrelationMatch): RuleKey | undefined {
  for (const [name, value] of properties)
    if (typeof value === 'string') return { isSystem: false, name: foldName(name), texts: [value] };
  for (const [name, value] of system) if (typeof value === 'string') return { isSystem: true, name, texts: [value] };
  return undefined;
}

/** What an SQL filter is filed under: the comparison with text that stands first. */
export function predicateKey(node: Predicate): RuleKey | undefined {
  if (node.kind === 'and') return predicateKey(node.left);
  if (
    node.kind === 'comparison' &&
    node.operator === '=' &&
    node.left.kind === 'property' &&
    node.right.kind === 'literal'
  ) {
    const { value } = node.right;
    return typeof value === 'string' ? keyFor(node.left, [value]) : undefined;
  }
  if (node.kind === 'in' && !node.negated && node.operand.kind === 'property') {
    const texts = node.members.map((member) =>
      member.kind === 'literal' && typeof member.value === 'string' ? member.value : undefined,
    );
    return texts.includes(undefined) ? undefined : keyFor(node.operand, texts as string[]);
  }
  return undefined;
}

function keyFor(
  { scope, name }: { readonly scope: string | undefined; readonly name: string },
  texts: readonly string[],
): RuleKey {
  return scope === 'sys' ? { isSystem: true, name, texts } : { isSystem: false, name: foldName(name), texts };
}
