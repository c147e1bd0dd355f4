import { type DeployedRule, knownFilter, knownOf, type Subscription, type Topology } from '../../../routing';
import { type ChangeKind, type DocumentChange, isReplaced } from '../../../terraform';
import { inAll, inAny, outside } from '../../messages/message-set';
import { changeOfFilters } from '../../questions/filter-change';
import { type Asking, Prover } from '../../questions/prover';
import { contractOf, filtersOf } from '../../questions/topic-filters';
import { TopicProof } from '../../questions/topic-proof';
import { isOfTerraform } from '../remarks/origin';
import { type PreviousAddress, subscriptionPairs } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import { reviewFirstRules } from './default-rule-review';

/** The moments in which rules are missing: replaced or renamed rules, and what becomes of `$Default`. */
export async function reviewRuleGaps(
  change: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
  asking: Asking = () => undefined,
): Promise<Remark[]> {
  const remarks: Remark[] = [...reviewFirstRules(change, before, after, previous)];
  const kinds = new Map(change.changes.map(({ address, kind }) => [address, kind]));
  const order = isOfTerraform(change.after) ? ORDER_OF_TERRAFORM : ORDER_OF_OTHERS;
  for (const { before: old, after: now } of subscriptionPairs(before, after, previous)) {
    if (now === undefined || old === undefined) continue;
    const isNew = isReplaced({ kind: kinds.get(now.address) ?? 'none' });
    if (isNew || knownOf(now.rules).length === 0) continue;
    remarks.push(...(await new Gaps(order, kinds, old, now, previous, asking).find()));
  }
  return remarks;
}

/** In which order a rule goes and another comes. */
const ORDER_OF_OTHERS = 'no order is kept between the two, and messages of that moment may be lost or come twice';
const ORDER_OF_TERRAFORM =
  'Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a `moved` block with `create_before_destroy` closes the gap';

class Gaps {
  constructor(
    private readonly order: string,
    private readonly kinds: ReadonlyMap<string, ChangeKind>,
    private readonly before: Subscription,
    private readonly after: Subscription,
    private readonly previous: PreviousAddress,
    private readonly asking: Asking,
  ) {}

  /** Rules of a subscription that stays which are gone for a moment, or in an order that nobody keeps. */
  async find(): Promise<Remark[]> {
    const kindOf = ({ resource }: DeployedRule) => this.kinds.get(resource.address);
    const [old, now] = [this.before, this.after].map(({ rules }) => knownOf(rules)) as [
      readonly DeployedRule[],
      readonly DeployedRule[],
    ];
    const replaced = now.filter((rule) => kindOf(rule) === 'delete-then-create');
    const deleted = old.filter((rule) => kindOf(rule) === 'delete');
    const created = now.filter((rule) => kindOf(rule) === 'create');
    if (replaced.length === 0 && (deleted.length === 0 || created.length === 0)) return [];
    const { topic } = this.after;
    const subject = `${topic.name}/${this.after.name}`;
    const parts = [...filtersOf(this.before.topic), ...filtersOf(topic)];
    const prover = new Prover(parts, contractOf(topic), { asked: this.asking(topic) });
    const proof = new TopicProof(topic, { prover });
    try {
      const staying = now.filter((rule) => !replaced.includes(rule) && !created.includes(rule));
      const stays = inAny(...staying.map((rule) => proof.matches(this.after, rule)));
      const remarks: Remark[] = [];
      for (const rule of replaced) {
        const found = await prover.find(
          inAll(proof.matches(this.after, rule), outside(stays)),
          `that ${subject} gets by ${rule.name} alone`,
        );
        if (found.kind === 'none') continue;
        remarks.push({
          code: 'rule-gap',
          subject,
          text: `rule \`${rule.name}\` is deleted before it is created again: **messages of that moment are lost**; \`create_before_destroy\` closes the gap`,
          ...(found.kind === 'message' && { message: found.message }),
        });
      }
      for (const gone of deleted) {
        const renamed = await this.renamed(prover, gone, created);
        if (renamed === undefined) continue;
        remarks.push({
          code: 'rule-gap',
          subject,
          text: `rule \`${gone.name}\` is now called \`${renamed.name}\`: ${this.order}`,
        });
      }
      return remarks;
    } finally {
      await prover.close();
    }
  }

  private async renamed(
    prover: Prover,
    old: DeployedRule,
    created: readonly DeployedRule[],
  ): Promise<DeployedRule | undefined> {
    for (const now of created) {
      if (this.previous(now.resource.address) === old.resource.address) continue;
      const [from, to] = [knownFilter(old), knownFilter(now)];
      if (from === undefined || to === undefined) continue;
      const { verdict } = await changeOfFilters(prover, from, to);
      if (verdict === 'equivalent') return now;
    }
    return undefined;
  }
}
