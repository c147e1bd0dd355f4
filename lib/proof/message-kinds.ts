import type { Subscription } from '../routing';
import { type RuleFilter, SqlFilter } from '../rules';
import { printName, printText } from '../rules/print';
import { inAll, type MessageSet, outside } from './message-set';
import type { MessageSpace } from './message-space';
import type { Finding } from './prover';
import type { TopicProof } from './topic-proof';
import type { Usages } from './usage';

/** The property that tells kinds of messages apart, and its values. */
export interface KindProperty {
  readonly name: string;
  readonly isSystem: boolean;
  readonly values: readonly string[];
}

/** What a topic does with the messages of one kind. */
export interface KindCoverage {
  /** `eventType = 'dataset.ready'`. */
  readonly kind: string;
  /** A message of the kind that reaches nobody. */
  readonly unreached: Finding;
  /** Whether any message of the kind reaches anybody. */
  readonly reached: Finding;
}

/**
 * The property that kinds of messages differ in: a list of texts that the contract asks every message for, or else the
 * property that most rules compare with texts.
 */
export function kindProperty(space: MessageSpace, usages: Usages): KindProperty | undefined {
  const listed = space.required.filter(({ allowed }) => allowed !== undefined);
  const used = [...usages.byKey.values()].map(({ name, isSystem, literals, rules }) => ({
    name,
    isSystem,
    // The empty text is no kind of message.
    values: [...literals].filter((value): value is string => typeof value === 'string' && value !== ''),
    rules,
  }));
  const rulesOf = (name: string) => used.find((usage) => usage.name.toLowerCase() === name.toLowerCase())?.rules ?? 0;
  const [best] = [...listed].sort((a, b) => rulesOf(b.name) - rulesOf(a.name));
  if (best !== undefined) return { name: best.name, isSystem: false, values: best.allowed ?? [] };
  const [most] = used
    .filter(({ values }) => values.length > 0)
    .sort((a, b) => b.rules - a.rules || b.values.length - a.values.length);
  return most;
}

/** The kinds as filters, with how they are written. */
export function kindFilters(property: KindProperty): readonly { readonly kind: string; readonly filter: RuleFilter }[] {
  const name = property.isSystem ? `sys.${property.name}` : printName(property.name);
  return property.values.map((value) => {
    const kind = `${name} = ${printText(value)}`;
    return { kind, filter: SqlFilter.parse(kind) };
  });
}

/** What becomes of the messages of each kind. */
export async function kindCoverage(proof: TopicProof, subscriptions: readonly Subscription[]): Promise<KindCoverage[]> {
  const reached = proof.reaches(subscriptions);
  const coverage: KindCoverage[] = [];
  for (const { kind, filter } of proof.kinds) {
    const ofKind: MessageSet = proof.prover.matching(filter);
    coverage.push({
      kind,
      unreached: await proof.find(inAll(ofKind, outside(reached))),
      reached: await proof.find(inAll(ofKind, reached)),
    });
  }
  return coverage;
}
