import type { DeployedRule, Subscription, Topology } from '../../routing';
import type { ChangeKind, DocumentChange, ResourceChange } from '../../terraform';
import { changeOfFilters } from '../filter-change';
import { inAll, inAny, outside } from '../message-set';
import { Prover } from '../prover';
import { contractOf, filtersOf, TopicProof } from '../topic-proof';
import { type PreviousAddress, pairsOf, topicPairs } from './pairs';
import type { Remark } from './review';

const HOLDS_MESSAGES: Readonly<Record<string, string>> = {
  azurerm_servicebus_namespace: 'namespace',
  azurerm_servicebus_topic: 'topic',
  azurerm_servicebus_queue: 'queue',
  azurerm_servicebus_subscription: 'subscription',
};
const GATED = new Set(['azurerm_servicebus_namespace', 'azurerm_servicebus_topic']);

const isReplaced = ({ kind }: Pick<ResourceChange, 'kind'>) =>
  kind === 'delete-then-create' || kind === 'create-then-delete';

/** Replacements and deletions of what holds messages. */
export function reviewReplacements({ changes }: DocumentChange): Remark[] {
  const types = Object.keys(HOLDS_MESSAGES);
  const lost = changes.filter(
    (change) => types.includes(change.type) && (isReplaced(change) || change.kind === 'delete'),
  );
  // What goes only because its topic or namespace goes is told with that.
  const carried = lost.filter(
    ({ because }) => because.length === 1 && /^(topic|namespace)_id$/.test(because[0] as string),
  );
  const count = carried.length === 0 ? '' : ` (${carried.length} resources in it go along)`;
  return lost
    .filter((change) => !carried.includes(change))
    .sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type))
    .map((change) => {
      const { address, type, kind, because } = change;
      const isGate = GATED.has(type);
      const why =
        because.length === 0 ? '' : `, since ${because.map((argument) => `\`${argument}\``).join(' and ')} changes`;
      const order =
        kind === 'create-then-delete'
          ? '; the new one comes first, and Azure refuses a second one of the same name'
          : '';
      const what = isReplaced(change) ? `is replaced${why}` : 'is deleted';
      const inside = isGate ? ` and in everything that belongs to it${count}` : '';
      return {
        code: isReplaced(change) ? 'replacement' : 'deletion',
        subject: address,
        text: `the ${HOLDS_MESSAGES[type]} ${what}: **messages that wait in it${inside} are lost**${order}`,
        ...(isGate && { gate: 'replacement' as const }),
      };
    });
}

/** The moments in which rules are missing: replaced or renamed rules, and new subscriptions before their first rule. */
export async function reviewRuleGaps(
  change: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
): Promise<Remark[]> {
  const remarks: Remark[] = [];
  const kinds = new Map(change.changes.map(({ address, kind }) => [address, kind]));
  for (const { before: old, after: now } of topicPairs(before, after, previous)) {
    if (now === undefined) continue;
    const pairs = pairsOf(old?.subscriptions ?? [], now.subscriptions, previous);
    for (const pair of pairs) {
      if (pair.after === undefined) continue;
      const subject = `${now.name}/${pair.after.name}`;
      const kind = kinds.get(pair.after.address) ?? 'none';
      const isNew = pair.before === undefined || isReplaced({ kind });
      if (isNew) remarks.push(...exposure(pair.after, subject, change.removesDefaultRule));
      else if (pair.after.rules.length === 0 && (pair.before?.rules.length ?? 0) > 0) {
        remarks.push({ code: 'no-rules', subject, text: 'has **no rule** any more: it receives nothing' });
      } else
        remarks.push(
          ...(await new Gaps(
            kinds,
            subject,
            pair.before as Subscription,
            pair.after,
            old as NonNullable<typeof old>,
            now,
            previous,
          ).find()),
        );
    }
  }
  return [...joinedExposure(remarks), ...reservedNames(change, after)];
}

/** Rules that Azure keeps for itself: azurerm cannot make them its own. */
function reservedNames({ changes }: DocumentChange, { topics }: Topology): Remark[] {
  const created = new Set(changes.filter(({ kind }) => kind !== 'update').map(({ address }) => address));
  return topics.flatMap((topic) =>
    topic.subscriptions.flatMap((subscription) =>
      subscription.rules
        .filter(({ name, resource }) => name.startsWith('$') && created.has(resource.address))
        .map(({ name }) => ({
          code: 'reserved-rule-name',
          subject: `${topic.name}/${subscription.name}`,
          text: `the rule \`${name}\` is Azure's own: the apply fails, or ends with **no rule at all**; choose another name`,
        })),
    ),
  );
}

/** A new subscription has the rule $Default, which matches everything, until its first rule is there. */
function exposure(subscription: Subscription, subject: string, removesDefaultRule: boolean): Remark[] {
  if (subscription.rules.length === 0) {
    const text = removesDefaultRule
      ? 'is new and has no rule: it receives nothing'
      : 'is new and has no rule of its own: it keeps `$Default` and receives **every message**';
    return [{ code: 'no-rules', subject, text }];
  }
  return removesDefaultRule ? [] : [{ code: 'default-rule', subject, text: '' }];
}

/** One remark for all new subscriptions. */
function joinedExposure(remarks: readonly Remark[]): Remark[] {
  const exposed = remarks.filter(({ code }) => code === 'default-rule').map(({ subject }) => subject);
  const others = remarks.filter(({ code }) => code !== 'default-rule');
  if (exposed.length === 0) return others;
  const shown = exposed
    .slice(0, 5)
    .map((subject) => `\`${subject}\``)
    .join(', ');
  const more = exposed.length > 5 ? ` and ${exposed.length - 5} more` : '';
  const text = `${exposed.length === 1 ? 'is new and takes' : `${shown}${more} take`} **every message** for the seconds between creation and first rule (\`$Default\`); azurerm 4.81 closes most of that with \`features.servicebus.auto_delete_subscription_default_rule\``;
  return [
    ...others,
    { code: 'default-rule', subject: exposed.length === 1 ? (exposed[0] as string) : 'new subscriptions', text },
  ];
}

class Gaps {
  constructor(
    private readonly kinds: ReadonlyMap<string, ChangeKind>,
    private readonly subject: string,
    private readonly before: Subscription,
    private readonly after: Subscription,
    private readonly topicBefore: Subscription['topic'],
    private readonly topicAfter: Subscription['topic'],
    private readonly previous: PreviousAddress,
  ) {}

  /** Rules of a subscription that stays which are gone for a moment, or in an order that nobody keeps. */
  async find(): Promise<Remark[]> {
    const kindOf = ({ resource }: DeployedRule) => this.kinds.get(resource.address);
    const replaced = this.after.rules.filter((rule) => kindOf(rule) === 'delete-then-create');
    const deleted = this.before.rules.filter((rule) => kindOf(rule) === 'delete');
    const created = this.after.rules.filter((rule) => kindOf(rule) === 'create');
    if (replaced.length === 0 && (deleted.length === 0 || created.length === 0)) return [];
    const filters = [...filtersOf(this.topicBefore), ...filtersOf(this.topicAfter)];
    const prover = new Prover(filters, contractOf(this.topicAfter));
    const proof = new TopicProof(this.topicAfter, { prover });
    try {
      const staying = this.after.rules.filter((rule) => !replaced.includes(rule) && !created.includes(rule));
      const stays = inAny(...staying.map((rule) => proof.matches(this.after, rule)));
      const remarks: Remark[] = [];
      for (const rule of replaced) {
        const found = await prover.find(inAll(proof.matches(this.after, rule), outside(stays)));
        if (found.kind === 'none') continue;
        remarks.push({
          code: 'rule-gap',
          subject: this.subject,
          text: `rule \`${rule.name}\` is deleted before it is created again: **messages of that moment are lost**; \`create_before_destroy\` closes the gap`,
          ...(found.kind === 'message' && { message: found.message }),
        });
      }
      for (const old of deleted) {
        const renamed = await this.renamed(prover, old, created);
        if (renamed === undefined) continue;
        remarks.push({
          code: 'rule-gap',
          subject: this.subject,
          text: `rule \`${old.name}\` is now called \`${renamed.name}\`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a \`moved\` block with \`create_before_destroy\` closes the gap`,
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
      if (old.filter === undefined || now.filter === undefined) continue;
      const { verdict } = await changeOfFilters(prover, old.filter, now.filter);
      if (verdict === 'equivalent') return now;
    }
    return undefined;
  }
}
