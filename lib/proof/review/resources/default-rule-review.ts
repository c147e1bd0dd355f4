import { type DeployedRule, knownOf, type Subscription, type Topology } from '../../../routing';
import { type DocumentChange, isMadeAnew, type TerraformResource } from '../../../terraform';
import { namesOf } from '../remarks/names-in-words';
import { type PreviousAddress, subscriptionPairs } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

/**
 * What becomes of the rule `$Default`, which matches every message: a new subscription has it until its first rule is
 * there, and keeps it where it gets none; the first rule of one takes it away; the last rule that goes brings it not back.
 *
 * @see shared/facts/azurerm.md section 2
 */
export function reviewFirstRules(
  change: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
): Remark[] {
  const review = new DefaultRules(change);
  const remarks = subscriptionPairs(before, after, previous).flatMap(({ before: old, after: now }) =>
    now === undefined ? [] : review.of(old, now, `${now.topic.name}/${now.name}`),
  );
  return [...remarks, ...review.exposure()];
}

class DefaultRules {
  private readonly exposed: string[] = [];
  private readonly perhapsExposed: string[] = [];
  private readonly created: ReadonlySet<string>;
  private readonly resources: ReadonlyMap<string, TerraformResource>;
  constructor(private readonly change: DocumentChange) {
    this.created = new Set(change.changes.filter(isMadeAnew).map(({ address }) => address));
    this.resources = new Map(change.after.resources.map((resource) => [resource.address, resource]));
  }

  of(before: Subscription | undefined, after: Subscription, subject: string): Remark[] {
    if (this.created.has(after.address)) return this.ofNew(after, subject);
    const [had, has] = [writtenRules(before).length, writtenRules(after).length];
    if (had > 0 && has === 0) return after.rules.kind === 'all' ? [lastRuleGoes(subject)] : [];
    if (had > 0 || has === 0) return [];
    // Only a rule that is made now takes $Default away; one that was there has done so long ago.
    if (!writtenRules(after).some(({ resource }) => this.created.has(resource.address))) return [];
    const text =
      'gets its first rule here, which takes `$Default` away: if nobody changed its rules it received **every message**, and what the new rules do not match comes **no longer**';
    return [{ code: 'first-rule', subject, text }];
  }

  private ofNew(subscription: Subscription, subject: string): Remark[] {
    const resource = this.resources.get(subscription.address);
    const removes = resource === undefined ? undefined : this.change.after.removesDefaultRule(resource);
    // Of one whose rules are not all known, what it receives is told where destinations are compared.
    if (writtenRules(subscription).length > 0 || subscription.rules.kind === 'part') {
      if (removes === false) this.exposed.push(subject);
      if (removes === undefined) this.perhapsExposed.push(subject);
      return [];
    }
    const code = 'no-rules';
    const text = removes
      ? 'is new and has no rule: it receives nothing'
      : 'is new and has no rule of its own: it keeps `$Default` and receives **every message**';
    return [{ code, subject, text }];
  }

  /** One remark for all new subscriptions. */
  exposure(): Remark[] {
    return [
      ...exposureOf(this.exposed, 'takes', 'take', ''),
      ...exposureOf(this.perhapsExposed, 'may take', 'may take', ', as far as is known of their provider'),
    ];
  }
}

function lastRuleGoes(subject: string): Remark {
  const text = 'has **no rule** any more: it receives nothing, since Azure does not bring `$Default` back';
  return { code: 'no-rules', subject, text, gate: 'message-loss' };
}

/** The rules that the document has: `$Default` is none of them. */
export function writtenRules(subscription: Subscription | undefined): readonly DeployedRule[] {
  return subscription === undefined ? [] : knownOf(subscription.rules).filter(({ isDefault }) => !isDefault);
}

/** A new subscription has the rule $Default until its first rule is there. */
function exposureOf(exposed: readonly string[], takes: string, take: string, known: string): Remark[] {
  const [only] = exposed;
  if (only === undefined) return [];
  const isOne = exposed.length === 1;
  const who = isOne ? `is new and ${takes}` : `${namesOf(exposed)} ${take}`;
  const text = `${who} **every message** for the seconds between creation and first rule (\`$Default\`)${known}; azurerm 4.81 closes most of that with \`features.servicebus.auto_delete_subscription_default_rule\``;
  return [{ code: 'default-rule', subject: isOne ? only : 'new subscriptions', text }];
}
