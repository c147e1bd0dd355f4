import { becauseOf, type DeployedRule, knownFilter, knownOf, missingOf, type Subscription } from '../../routing';
import type { DeliveryClaim, Message } from '../../rules';
import { inAll, inSeveral, outside } from '../messages/message-set';
import type { ClosedPlace, Verdict } from './claims/claim-proof';
import { type KindCoverage, kindCoverage } from './kind-coverage';
import { findOverlaps, type Overlaps } from './overlaps';
import type { Finding } from './prover';
import type { TopicProof } from './topic-proof';

/** Something about a rule that is probably a mistake. */
export interface RuleFinding {
  /**
   * `never-matches`: no message makes it true. `covered`: another rule of its subscription matches all that it does.
   * `fails`: its filter fails on a message, which then is dead-lettered or lost. `action-fails`: its action does, on a
   * message that its filter is true for. `two-copies`: with another rule of its
   * subscription it delivers a message twice.
   */
  readonly kind: 'never-matches' | 'covered' | 'fails' | 'action-fails' | 'two-copies';
  readonly subscription: Subscription;
  readonly rule: DeployedRule;
  readonly other?: DeployedRule;
  readonly message?: Message;
}

/** What could not be told: `whether gpu-urgent is reached`. */
export interface OpenQuestion {
  readonly question: string;
  readonly reason: string;
}

/** A claim, whether it holds, and where nobody can read the copies that it counts. */
export interface AnsweredClaim {
  readonly claim: DeliveryClaim;
  readonly answer: Verdict;
  readonly closed: readonly ClosedPlace[];
}

/** Whether a claim holds, and for what it counts. */
export async function answerClaim(proof: TopicProof, claim: DeliveryClaim): Promise<AnsweredClaim> {
  return { claim, answer: await proof.prove(claim), closed: await proof.closedPlaces(claim) };
}

/** What is proved, refuted and found about a topic. */
export interface TopicReport {
  readonly proof: TopicProof;
  readonly claims: readonly AnsweredClaim[];
  /** The places where messages of the topic end, and where nobody can read them. */
  readonly closed: readonly ClosedPlace[];
  readonly rules: readonly RuleFinding[];
  /** Subscriptions that no message reaches. */
  readonly unreachable: readonly Subscription[];
  readonly kinds: readonly KindCoverage[];
  readonly overlaps: Overlaps;
  /** What could not be told, in words, and why. */
  readonly undecided: readonly OpenQuestion[];
}

/** Asks everything about a topic. */
export async function reportTopic(proof: TopicProof): Promise<TopicReport> {
  const { topic } = proof;
  const claims: AnsweredClaim[] = [];
  for (const claim of topic.claims) claims.push(await answerClaim(proof, claim));
  const search = new RuleSearch(proof);
  const unreachable: Subscription[] = [];
  for (const subscription of knownOf(topic.subscriptions)) {
    await search.failuresOf(subscription);
    if (await search.isUnreachable(subscription)) unreachable.push(subscription);
    else await search.rulesOf(subscription);
  }
  const missing = missingOf(topic.subscriptions);
  if (missing.length > 0)
    search.undecided.push({ question: 'which further subscriptions it has', reason: becauseOf(missing) });
  return {
    proof,
    claims,
    rules: search.found,
    unreachable,
    kinds: await kindCoverage(proof),
    overlaps: await findOverlaps(proof),
    closed: await proof.closedPlaces({ kind: 'cover', name: 'every message reaches somebody' }),
    undecided: search.undecided,
  };
}

class RuleSearch {
  readonly found: RuleFinding[] = [];
  readonly undecided: OpenQuestion[] = [];

  constructor(private readonly proof: TopicProof) {}

  async isUnreachable(subscription: Subscription): Promise<boolean> {
    return this.isNone(
      await this.proof.find(this.proof.receives(subscription), `that reaches ${subscription.name}`),
      `whether ${subscription.name} is reached`,
    );
  }

  /** Rules beside each other: which of them are dead, covered, or deliver a message twice. */
  async rulesOf(subscription: Subscription): Promise<void> {
    const rules = this.known(subscription);
    for (const rule of rules.length > 1 ? rules : []) await this.ownMessages(subscription, rule, rules);
    for (const [index, rule] of rules.entries()) {
      for (const other of rules.slice(index + 1)) await this.copies(subscription, rule, other);
    }
  }

  /** Rules that fail on a message. */
  async failuresOf(subscription: Subscription): Promise<void> {
    for (const rule of this.known(subscription)) {
      const { filter, action } = this.proof.failures(rule);
      const place = `${subscription.name}/${rule.name}`;
      for (const [kind, messages, part] of [
        ['fails', filter, place],
        ['action-fails', action, `the action of ${place}`],
      ] as const) {
        const failing = await this.proof.find(messages, `on which ${part} fails`);
        if (failing.kind === 'message') this.found.push({ kind, subscription, rule, message: failing.message });
        else this.isNone(failing, `whether ${part} fails`);
      }
    }
  }

  /** The rules of which the filter is known. */
  private known(subscription: Subscription): readonly DeployedRule[] {
    return knownOf(subscription.rules).filter((rule) => knownFilter(rule) !== undefined);
  }

  private async ownMessages(
    subscription: Subscription,
    rule: DeployedRule,
    rules: readonly DeployedRule[],
  ): Promise<void> {
    const own = this.proof.matches(subscription, rule);
    const matched = await this.proof.find(own, `that ${subscription.name}/${rule.name} delivers`);
    if (this.isNone(matched, `whether ${subscription.name}/${rule.name} ever matches`)) {
      this.found.push({ kind: 'never-matches', subscription, rule });
      return;
    }
    // A rule with an action makes copies of its own, whatever other rules match.
    if (hasAction(rule)) return;
    for (const other of rules) {
      if (other === rule || hasAction(other)) continue;
      const covers = (a: DeployedRule, b: DeployedRule) =>
        this.proof.find(
          inAll(this.proof.matches(subscription, b), outside(this.proof.matches(subscription, a))),
          `of ${subscription.name} that ${b.name} delivers and ${a.name} does not`,
        );
      if ((await covers(other, rule)).kind !== 'none') continue;
      // Of two that match the same, one is told to be superfluous.
      if (rules.indexOf(other) > rules.indexOf(rule) && (await covers(rule, other)).kind === 'none') continue;
      this.found.push({ kind: 'covered', subscription, rule, other });
      return;
    }
  }

  private async copies(subscription: Subscription, rule: DeployedRule, other: DeployedRule): Promise<void> {
    if (!hasAction(rule) && !hasAction(other)) return;
    if ([rule, other].some(({ acknowledged }) => acknowledged['two-copies'] !== undefined)) return;
    const both = inSeveral([rule, other].map((one) => this.proof.matches(subscription, one)));
    const twice = await this.proof.find(
      both,
      `that ${subscription.name} gets twice, by ${rule.name} and ${other.name}`,
    );
    if (twice.kind === 'message') {
      this.found.push({ kind: 'two-copies', subscription, rule, other, message: twice.message });
    } else this.isNone(twice, `whether ${subscription.name} gets a message twice by ${rule.name} and ${other.name}`);
  }

  private isNone(finding: Finding, question: string): boolean {
    if (finding.kind === 'undecided') this.undecided.push({ question, reason: finding.reason });
    return finding.kind === 'none';
  }
}

/** Whether a rule has an action, or may have one. */
function hasAction({ action }: DeployedRule): boolean {
  return action.kind === 'unknown' || action.value !== undefined;
}
