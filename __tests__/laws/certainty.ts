import { type MessageSet, TopicProof, type TopicReport } from '../../lib/proof';
import { placesOf } from '../../lib/proof/destinations/routed';
import { reviewChange } from '../../lib/proof/review';
import {
  type Copy,
  deliveredCopies,
  type End,
  isUntaken,
  knownOf,
  Router,
  type SubscriptionResult,
  sentMessage,
  type Topic,
  type TopicResult,
  type Topology,
  unknownsIn,
} from '../../lib/routing';
import { claimSubjects, type DeliveryClaim, foldName, type Message, messageToJson } from '../../lib/rules';
import { readConfigurationChange, readPlanChange } from '../../lib/terraform';
import { jsonOf, type ReviewSaid } from '../support/review-said';

/** A certain statement that is not so in the document of which everything is known, as a sentence. */
export type Contradiction = string;

/** What the names in ways of messages stand for, whatever is known of the names. */
type Canonical = (step: string) => string;

/** Names as the whole document has them, by what a part of it calls the same entities. */
export function canonical(part: Topology, whole: Topology): Canonical {
  const names = new Map<string, string>();
  const nameOf = (address: string, otherwise: string) =>
    [...whole.topics, ...whole.queues].find((one) => one.address === address)?.name ?? otherwise;
  const subscriptions = new Map(
    whole.topics.flatMap((topic) => knownOf(topic.subscriptions).map((one) => [one.address, one.name] as const)),
  );
  for (const { label, address, name } of [...part.topics, ...part.queues]) {
    names.set(label, nameOf(address, name));
    names.set(name, nameOf(address, name));
  }
  for (const topic of part.topics) {
    for (const one of knownOf(topic.subscriptions))
      names.set(
        `${topic.label}/${one.name}`,
        `${nameOf(topic.address, topic.name)}/${subscriptions.get(one.address) ?? one.name}`,
      );
  }
  return (step) => (names.get(step) ?? step).toLowerCase();
}

/** Compares what a document of which something is hidden says of a message with what the whole one says. */
export class RouteLaw {
  private readonly name: readonly [part: Canonical, whole: Canonical];
  private readonly found: Contradiction[] = [];

  constructor(part: Topology, whole: Topology) {
    this.name = [canonical(part, whole), canonical(whole, whole)];
  }

  /** Everything that is said with certainty of a message, and is not so. */
  contradictions(part: TopicResult, whole: TopicResult): readonly Contradiction[] {
    this.found.length = 0;
    this.topic(part, whole, part.topic.label);
    return [...this.found];
  }

  private topic(part: TopicResult, whole: TopicResult, place: string): void {
    if (part.topic.address !== whole.topic.address) this.say(`it goes on to ${place}, and it is ${whole.topic.label}`);
    if (part.refused !== undefined) {
      if (whole.refused !== part.refused) this.say(`${place}: refused (${part.refused}), and it is not`);
      return;
    }
    const { status } = part.topic;
    if (whole.refused !== undefined) {
      if (status.kind === 'known') this.say(`${place}: taken, and it is refused`);
      return;
    }
    // Where the status of the topic is not known no copy is certain, and neither is that there are more.
    const isTaken = status.kind === 'known';
    const isWhole = part.topic.subscriptions.kind === 'all';
    const known = new Set(knownOf(part.topic.subscriptions).map(({ address }) => address));
    if (!isWhole && part.unknown.length === 0) this.say(`${place}: subscriptions are missing, and nobody is told`);
    for (const result of whole.results) {
      const { address } = result.subscription;
      if (known.has(address) || isWhole === false) continue;
      if (gets(result)) this.say(`${place}: nobody else gets it, and ${address} does`);
    }
    for (const subscription of knownOf(part.topic.subscriptions)) {
      const { address } = subscription;
      const said = part.results.find((one) => one.subscription.address === address);
      const isSo = whole.results.find((one) => one.subscription.address === address);
      if (said === undefined) {
        if (isSo !== undefined && (gets(isSo) || isSo.unknown.length > 0))
          this.say(`${place}: ${address} does not get it, and it does`);
      } else if (isTaken) this.subscription(said, isSo, `${place}/${subscription.name}`);
    }
  }

  private subscription(part: SubscriptionResult, whole: SubscriptionResult | undefined, place: string): void {
    const copies = [...(whole?.copies ?? [])];
    // Those whose rules have names first: the others may be any.
    const isNamed = ({ rules }: Copy) => rules.every((rule) => !rule.includes('.'));
    for (const copy of [...part.copies].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))) {
      const index = copies.findIndex((one) => this.isSame(copy, one));
      if (index < 0) {
        const got = whole?.copies.map(describeCopy).join('; ') ?? 'no copy';
        this.say(`${place}: ${describeCopy(copy)}, and it gets ${got || 'no copy'}`);
        continue;
      }
      copies.splice(index, 1);
    }
    const failures = [...(whole?.failures ?? [])];
    for (const { rule, deadLettered } of part.failures) {
      const same = failures.find((one) => one.rule === rule || rule.includes('.'));
      if (same === undefined) this.say(`${place}: rule ${rule} fails, and it does not`);
      else if (deadLettered !== undefined && same.deadLettered !== deadLettered)
        this.say(`${place}: dead-lettered is ${deadLettered}, and it is ${same.deadLettered}`);
    }
    if (part.unknown.length > 0) return;
    // What is refused is no copy that it gets.
    for (const copy of copies.filter(({ end }) => !isUntaken(end)))
      this.say(`${place}: no more copies, and there is ${describeCopy(copy)}`);
    if (failures.length > part.failures.length) this.say(`${place}: nothing else fails, and something does`);
    if ((whole?.unknown.length ?? 0) > 0) this.say(`${place}: all is known, and it is not`);
  }

  /** Whether a copy may be another one, as far as it is certain. */
  private isSame(part: Copy, whole: Copy): boolean {
    if (part.changed !== whole.changed) return false;
    // More rules without an action may share a copy; and the name of a rule may not be known.
    const isNamed = part.rules.every((rule) => whole.rules.includes(rule) || rule.includes('.'));
    return isNamed && sameMessage(part.message, whole.message) && this.endProblem(part.end, whole.end) === undefined;
  }

  private endProblem(part: End, whole: End): string | undefined {
    const [of, ofWhole] = this.name;
    const way = part.way.filter((step) => step !== '?').map(of);
    const wholeWay = whole.way.map(ofWhole);
    if (way.some((step, index) => wholeWay[index] !== step)) return 'another way';
    if (part.state === 'unknown') return undefined;
    const isLeft = part.state === 'left' && part.next === undefined;
    // What leaves the document may do anything after.
    if (isLeft) return wholeWay.length >= way.length ? undefined : 'a shorter way';
    if (part.state !== whole.state) return 'another end';
    if (part.next !== undefined) {
      if (whole.next === undefined) return 'no other topic';
      const before = this.found.length;
      this.topic(part.next, whole.next, part.next.topic.label);
      const problems = this.found.splice(before);
      if (problems.length > 0) return problems.join('; ');
    } else if (whole.next !== undefined) return 'another topic';
    if (way.length !== wholeWay.length) return 'another way';
    if (part.state !== 'waiting') return undefined;
    if (!isMaybe(part.reason) && part.reason !== whole.reason) return 'another reader';
    if (!isMaybe(part.expires) && part.expires !== whole.expires) return 'another life';
    return undefined;
  }

  private say(what: Contradiction): void {
    this.found.push(what);
  }
}

function isMaybe(text: string | undefined): boolean {
  return text !== undefined && /not known/.test(text);
}

/** Whether a subscription gets a copy, or fails on the message. */
function gets({ copies, failures }: SubscriptionResult): boolean {
  return copies.some(({ end }) => !isUntaken(end)) || failures.length > 0;
}

function describeCopy({ rules, end, message, changed }: Copy): string {
  const with_ = changed ? ` as ${JSON.stringify(messageToJson(message))}` : '';
  const life = end.expires === undefined ? '' : ` for ${end.expires}`;
  return `a copy by ${rules.join(' and ')}${with_} to ${end.way.join(' -> ')} (${end.state} ${end.reason ?? ''})${life}`;
}

/** The name of a rule stands in its copies, and may not be known. */
function sameMessage(a: Message, b: Message): boolean {
  const text = (message: Message) => {
    const copy = message.copy();
    if (copy.property(foldName('RuleName')) !== undefined) copy.setProperty('RuleName', '');
    return JSON.stringify(messageToJson(copy));
  };
  return text(a) === text(b);
}

/** How many copies a subscription gets for sure, and at most. */
export function copiesOf({ topic }: TopicResult, result: SubscriptionResult | undefined): readonly [number, number] {
  if (result === undefined) return [0, 0];
  const sure = deliveredCopies(result).length;
  const most = result.unknown.length > 0 ? Infinity : result.copies.filter(({ end }) => !isUntaken(end)).length;
  return [topic.status.kind === 'known' ? sure : 0, most];
}

/** The statements of a report that are not so by what is known of the whole topic, tried with these messages. */
export function reportContradictions(
  { proof, unreachable, rules, kinds, overlaps, claims }: TopicReport,
  whole: TopicProof,
  messages: readonly Message[],
): Contradiction[] {
  const found: Contradiction[] = [];
  const some = (holds: (message: Message) => boolean, what: string) => {
    const message = messages.find(holds);
    if (message !== undefined) found.push(`${what}: ${JSON.stringify(messageToJson(message))}`);
  };
  const all = knownOf(whole.topic.subscriptions);
  const same = ({ address }: { readonly address: string }) => all.find((one) => one.address === address);
  for (const one of unreachable) {
    const isSo = same(one);
    if (isSo !== undefined) some((message) => whole.receives(isSo).has(message), `${one.name} is reached`);
  }
  for (const { kind, subscription, rule, other, message } of rules) {
    const isSo = same(subscription);
    const ruleIn = (address: string | undefined) =>
      isSo && knownOf(isSo.rules).find(({ resource }) => resource.address === address);
    const [own, beside] = [ruleIn(rule.resource.address), ruleIn(other?.resource.address)];
    if (isSo === undefined || own === undefined) {
      found.push(`${kind}: ${subscription.name}/${rule.name} is not there`);
      continue;
    }
    const matches = whole.matches(isSo, own);
    if (kind === 'never-matches') some((one) => matches.has(one), `${rule.name} matches`);
    if (kind === 'covered') {
      if (beside === undefined) found.push(`${rule.name} is covered by what is not there`);
      else {
        const covering = whole.matches(isSo, beside);
        some((one) => matches.has(one) && !covering.mayHave(one), `${rule.name} is not covered by ${beside.name}`);
      }
    }
    if (kind === 'two-copies' && message !== undefined) {
      const isTwice = beside !== undefined && matches.mayHave(message) && whole.matches(isSo, beside).mayHave(message);
      if (!isTwice) found.push(`${rule.name} makes no second copy`);
    }
  }
  for (const { kind, unreached, reached } of kinds) {
    const messagesOf = proof.kinds.find((one) => one.kind === kind)?.messages;
    if (messagesOf === undefined) continue;
    const reaches = whole.reaches(all);
    if (unreached.kind === 'none')
      some((one) => messagesOf.has(one) && !reaches.mayHave(one), `${kind} does not always reach somebody`);
    if (reached.kind === 'none') some((one) => messagesOf.has(one) && reaches.has(one), `${kind} reaches somebody`);
    if (unreached.kind === 'message' && reaches.has(unreached.message)) found.push(`${kind} reaches somebody with it`);
  }
  const listed = [...overlaps.pairs, ...overlaps.undecided].map(({ subscriptions }) =>
    subscriptions.map(addressOf).join(),
  );
  for (const { subscriptions, message } of overlaps.pairs) {
    const sets = subscriptions.map((one) => same(one)).map((one) => one && whole.receives(one));
    if (!sets.every((set) => set?.mayHave(message))) found.push(`no overlap of ${subscriptions.map(addressOf).join()}`);
  }
  const known = knownOf(proof.topic.subscriptions);
  for (const [index, a] of known.entries()) {
    for (const b of known.slice(index + 1)) {
      if (listed.includes([a, b].map(addressOf).join())) continue;
      const [one, other] = [same(a), same(b)];
      if (one === undefined || other === undefined) continue;
      some(
        (message) => whole.receives(one).has(message) && whole.receives(other).has(message),
        `${a.name} and ${b.name} overlap`,
      );
    }
  }
  for (const { claim, answer } of claims) {
    for (const [how, set] of whole.refuting(claim)) {
      if (answer.verdict === 'proved') some((one) => set.has(one), `"${claim.name}" does not hold, a message ${how}`);
      if (answer.verdict === 'refuted')
        for (const refutation of answer.refutations)
          if (refutation.how === how && !set.mayHave(refutation.message))
            found.push(`"${claim.name}": no message ${how}`);
    }
  }
  return found;
}

function addressOf({ address }: { readonly address: string }): string {
  return address;
}

/** The topics of a document with the contract of the made-up messages. */
export function described(topology: Topology, contract: object): Topology {
  const topics = topology.topics.map((topic): Topic => ({ ...topic, contract }));
  return { ...topology, topics };
}

/** What the sets of a part and of the whole say of the same messages: what is in or out for sure is so in the whole. */
export function setContradictions(
  part: Topic,
  whole: Topic,
  claim: DeliveryClaim,
  messages: readonly Message[],
): Contradiction[] {
  const filters = [claim.messages, claim.except].filter((one) => one !== undefined);
  const [proof, exact] = [new TopicProof(part, { filters }), new TopicProof(whole, { filters })];
  const found: Contradiction[] = [];
  const compare = (what: string, some: MessageSet, all: MessageSet) => {
    const message = messages.find(
      (one) => (some.has(one) && !all.has(one)) || (!some.mayHave(one) && all.mayHave(one)),
    );
    if (message === undefined) return;
    const word = some.has(message) ? 'in' : 'out';
    found.push(`${what}: ${word} for sure, and it is not: ${JSON.stringify(messageToJson(message))}`);
  };
  const others = knownOf(whole.subscriptions);
  for (const subscription of knownOf(part.subscriptions)) {
    const same = others.find(({ address }) => address === subscription.address);
    if (same !== undefined) compare(subscription.name, proof.receives(subscription), exact.receives(same));
  }
  const refuting = new Map(exact.refuting(claim));
  for (const [how, set] of proof.refuting(claim)) {
    const all = refuting.get(how);
    if (all !== undefined) compare(`${claim.kind} ${claimSubjects(claim)}: ${how}`, set, all);
  }
  return found;
}

/** The review of the step from one file to another; of a plan, where there is only one. */
export async function reviewed(from: string, to: string | undefined, contract: object): Promise<ReviewSaid> {
  const change = to === undefined ? readPlanChange(from) : readConfigurationChange(from, to);
  const review = await reviewChange(change, (topic) => ({ ...topic, contract }));
  return JSON.parse(JSON.stringify(jsonOf(review)));
}

const OPEN_VERDICTS = new Set(['unknown', 'undecided']);
/** Remarks that say what is not known, or that something only may be. */
const ABOUT_KNOWLEDGE = new Set([
  'unresolved',
  'undecided',
  'known-after-apply',
  'not-understood',
  'unknown-rule',
  'not-in-document',
  'first-rule',
]);

/** The certain statements of a review that the review of the whole does not make, or that are not so. */
export function reviewContradictions(
  part: ReviewSaid,
  whole: ReviewSaid,
  [before, after]: readonly [Topology, Topology],
): Contradiction[] {
  const found: Contradiction[] = [];
  if (part.unmoved !== null && part.unmoved !== whole.unmoved)
    found.push(`unmoved is ${part.unmoved}, and it is ${whole.unmoved}`);
  // Of what cannot be told a gate may be closed to be on the safe side.
  const gates = part.remarks.flatMap(({ gate, text, unknown }) =>
    unknown === true || isMaybe(text) ? [] : (gate ?? []),
  );
  for (const gate of gates) if (!whole.gates.includes(gate)) found.push(`the gate ${gate} is closed`);
  for (const { code, subject, text, unknown } of part.remarks) {
    // One that keeps `$Default` for ever has it for a moment, too. That what was put beside is new is true.
    const isBeside = /^(azapi_|azurerm_servicebus_rule_set|azurerm_resource_group_template)/.test(subject);
    if (unknown === true || ABOUT_KNOWLEDGE.has(code) || isBeside || text.includes('may take **every')) continue;
    const isSaid = whole.remarks.some(
      (one) =>
        (one.code === code || (code === 'default-rule' && one.code === 'no-rules')) &&
        (mayBeSubject(subject, one.subject) ||
          one.subject === 'new subscriptions' ||
          subject === 'new subscriptions' ||
          // A rule that moves may be told of the subscription that it leaves.
          one.text === text),
    );
    const instead = whole.remarks.filter((one) => mayBeSubject(subject, one.subject)).map((one) => one.code);
    if (!isSaid) found.push(`${code}: ${subject}: ${text}; the whole says ${instead.join()}`);
  }
  for (const { topic, unmoved, rows, rules } of part.topics) {
    const same = whole.topics.find((one) => one.topic === topic);
    if (same === undefined) continue;
    if (unmoved !== null && unmoved !== same.unmoved)
      found.push(`${topic}: unmoved is ${unmoved}, and it is ${same.unmoved}`);
    for (const { subscription, rule, verdict } of rules) {
      if (OPEN_VERDICTS.has(verdict)) continue;
      // One that has no name that is known is another resource, and may have the name of one that goes.
      const isNamed = rules.every((one) => one.subscription !== subscription || !one.rule.includes('.'));
      if ((verdict === 'added' || verdict === 'removed') && !isNamed) continue;
      const isSo = same.rules.filter((one) => mayBeNamed(subscription, one.subscription) && mayBeNamed(rule, one.rule));
      // That it matches the same is true of a rule that stays, too.
      const isSame = verdict === 'equivalent' && (isSo.length === 0 || subscription.includes('.'));
      // Of a topic that is closed no rules are told, and they come and go all the same.
      const [had, has] = [before, after].map((side) => hasRule(side, topic, subscription, rule));
      if ((verdict === 'added' && !had && has) || (verdict === 'removed' && had && !has)) continue;
      if (!isSame && isSo.every((one) => one.verdict !== verdict))
        found.push(`${topic}/${subscription}/${rule}: ${verdict}, and it is ${isSo.map((one) => one.verdict).join()}`);
    }
    for (const { kind, end, kept, gained, lost } of rows) {
      const place = `${topic}, ${end}, ${kind}`;
      const isSo = same.rows.find((one) => one.end === end && one.kind === kind);
      // By a name that is not known nobody can be found.
      if (end.includes('.')) continue;
      if (isSo !== undefined && kept === false && isSo.kept) found.push(`${place}: nothing is kept, and something is`);
      for (const [what, message, from, to] of [
        ['gained', gained, before, after],
        ['lost', lost, after, before],
      ] as const) {
        if (message === undefined) continue;
        const [had, has] = [from, to].map((side) => endsIn(side, topic, end, message));
        if (had === true || has === false) found.push(`${place}: ${what} ${JSON.stringify(message)}, and it is not`);
      }
    }
  }
  return found;
}

function hasRule({ topics }: Topology, topic: string, subscription: string, rule: string): boolean {
  return topics
    .filter(({ label, name }) => label === topic || name === topic)
    .flatMap(({ subscriptions }) => knownOf(subscriptions).filter(({ name }) => name === subscription))
    .some(({ rules }) => knownOf(rules).some(({ name }) => name === rule));
}

/** Whether something is called so; where a name is not known, it is the address. */
function mayBeNamed(said: string, name: string): boolean {
  return said === name || said.includes('.');
}

/** An address stands for any name, and a name for itself with its namespace. */
function mayBeSubject(said: string, subject: string): boolean {
  const parts = said.split('/').map((part) => (part.includes('.') ? '.+' : part.replace(/[^\w-]/g, '.')));
  return new RegExp(`^(.+/)?${parts.join('/')}$`).test(subject);
}

/** Whether a copy of a message ends at a place, by the names that both have; `undefined` where that is not certain. */
function endsIn({ topics }: Topology, topic: string, end: string, message: object): boolean | undefined {
  const owner = topics.find(({ label, name }) => label === topic || name === topic);
  if (owner === undefined) return false;
  const result = new Router().route(owner, sentMessage(message));
  if (placesOf(result).some((one) => one === end || `/${end}`.endsWith(`/${one}`))) return true;
  return unknownsIn(result).length > 0 ? undefined : false;
}

/** The topics of a part, each with what it is as a whole. */
export function pairs(part: Topology, whole: Topology): (readonly [part: Topic, whole: Topic])[] {
  return part.topics.flatMap((topic) => {
    const same = whole.topics.find(({ address }) => address === topic.address);
    return same === undefined ? [] : [[topic, same] as const];
  });
}

/** Everything that is said with certainty of where some messages go, and is not so. */
export function routeContradictions(part: Topology, whole: Topology, messages: readonly Message[]): Contradiction[] {
  const law = new RouteLaw(part, whole);
  const [router, other] = [new Router(), new Router()];
  return pairs(part, whole).flatMap(([topic, same]) =>
    messages.flatMap((message) => law.contradictions(router.route(topic, message), other.route(same, message))),
  );
}
