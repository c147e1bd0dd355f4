import { labelOf } from '../../proof';
import { knownOf, type Subscription, type Topology } from '../../routing';
import { counted } from '../../rules';
import type { TerraformDocument } from '../../terraform';
import { placed } from './finding-places';

/** A subscription of which it is certain that the document has no rule: Azure decides then what it gets. */
export interface WithoutRule {
  readonly file: string;
  /** @default - nobody has written a line: it is a plan */
  readonly line?: number | undefined;
  readonly address: string;
  /** Its topic, and its name there. */
  readonly subscription: string;
  /** `everything` by the rule `$Default`, which Azure makes; `nothing` where the provider takes that away. */
  readonly gets: 'everything' | 'nothing';
}

/** The subscriptions without a rule: a hint, and no finding, since one that is to get everything needs none. */
export function subscriptionsWithoutRule(
  topologies: readonly Topology[],
  documents: readonly TerraformDocument[],
): WithoutRule[] {
  const found = topologies.flatMap(({ path: file, topics }) =>
    topics
      .flatMap(({ subscriptions }) => knownOf(subscriptions))
      .flatMap((subscription) => {
        const gets = whatItGets(subscription);
        const { address } = subscription;
        return gets === undefined ? [] : [{ file, address, subscription: labelOf(subscription), gets, argument: '' }];
      }),
  );
  return placed(found, documents).map(({ argument: _, ...one }) => one);
}

function whatItGets({ rules }: Subscription): WithoutRule['gets'] | undefined {
  if (rules.kind === 'part' || rules.all.some(({ isDefault }) => !isDefault)) return undefined;
  return rules.all.length === 0 ? 'nothing' : 'everything';
}

/** So many are named to people; `--json` has all of them. */
const MOST_NAMED = 5;

const SAYS: Readonly<Record<WithoutRule['gets'], string>> = {
  everything: 'no rule, so that Azure keeps $Default, by which every message of the topic comes',
  nothing: 'no rule, and the provider takes $Default away, so that no message comes',
};

/** The same for people, a line for each of the two kinds. */
export function withoutRuleLines(all: readonly WithoutRule[]): string[] {
  return (['everything', 'nothing'] as const).flatMap((gets) => {
    const some = all.filter((one) => one.gets === gets);
    if (some.length === 0) return [];
    const named = some.slice(0, MOST_NAMED).map(({ subscription, file, line }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${subscription} (${place})`;
    });
    const more = some.length > MOST_NAMED ? ` and ${some.length - MOST_NAMED} more` : '';
    const verb = some.length === 1 ? 'has' : 'have';
    return [`hint: ${counted(some.length, 'subscription')} ${verb} ${SAYS[gets]}: ${named.join(', ')}${more}`];
  });
}
