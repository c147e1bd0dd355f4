import { decisionsOf, placeText, type Refusal } from '../../../requests';
import { becauseOf, knownOf, type Unresolved } from '../../../routing';
import { Failure, foldName, type Message, type WarningCode } from '../../../rules';
import type { Taker } from '../../jobs/taker';
import { EVERY_MESSAGE, inAll, inAny, type MessageSet, outside } from '../../messages/message-set';
import { Passage } from '../../messages/passage';
import { keyOf } from '../../messages/property-use';
import { Disagreement } from '../disagreement';
import type { Finding } from '../prover';
import type { TopicProof } from '../topic-proof';
import type { OpenQuestion } from '../topic-report';
import { type JobCopy, jobCopiesTo, jobPlaceName, openTo } from './job-copies';
import type { JobFinding } from './job-finding';

/** A copy of which the shape is known, with what brings it. */
interface KnownCopy extends JobCopy {
  readonly passage: Passage;
}

/** Looks for messages of one subscription that its templates do not take. */
export class JobSearch {
  readonly found: JobFinding[] = [];
  readonly undecided: OpenQuestion[] = [];
  private readonly known: readonly KnownCopy[];
  private readonly open: readonly Unresolved[];

  constructor(
    private readonly proof: TopicProof,
    private readonly taker: Taker,
  ) {
    const copies = jobCopiesTo(taker.subscription, proof);
    this.known = copies.flatMap((copy) =>
      copy.shape.kind === 'known' ? [{ ...copy, passage: copy.shape.value }] : [],
    );
    const shapeless = copies.flatMap(({ shape }) => (shape.kind === 'unknown' ? [shape.unresolved] : []));
    this.open = [...shapeless, ...openTo(taker.subscription, proof)];
  }

  /** The properties that templates read, and of which nothing is known. */
  get unknown(): readonly string[] {
    return [...new Set(this.known.flatMap(({ passage }) => this.taker.unknownIn(passage)))];
  }

  async run(): Promise<void> {
    const { problem } = this.taker.judge;
    if (problem !== undefined) {
      this.undecided.push({
        question: this.whether('it takes what comes'),
        reason: `its templates cannot be read: ${problem}`,
      });
      return;
    }
    for (const template of this.taker.takingNone) {
      const refusal = this.taker.refusalOfAll(template);
      if (refusal !== undefined) this.found.push({ kind: 'no-request', template, refusal });
    }
    if (!this.isMeant('set-aside')) await this.setAside();
    if (this.found.length > 0) await this.kindsNotTaken();
    if (!this.isMeant('taken-away')) await this.takenAway();
    if (this.open.length > 0)
      this.undecided.push({ question: this.whether('it takes all that comes'), reason: becauseOf(this.open) });
  }

  /** Whether somebody has said of the subscription why it is so. */
  private isMeant(code: WarningCode): boolean {
    return knownOf(this.taker.subscription.rules).some(({ acknowledged }) => acknowledged[code] !== undefined);
  }

  /** For each condition of templates a message that comes and for which it does not hold. */
  private async setAside(): Promise<void> {
    const failing = new Map<string, { property: string; templates: readonly string[]; sets: MessageSet[] }>();
    for (const { taken, passage } of this.known) {
      for (const { key, property, isKnown, templates, holds } of this.taker.conditionsOf(passage)) {
        if (!isKnown || holds === EVERY_MESSAGE) continue;
        const one = failing.get(key) ?? { property, templates, sets: [] };
        one.sets.push(inAll(taken, outside(holds)));
        failing.set(key, one);
      }
    }
    for (const { property, templates, sets } of failing.values()) {
      const finding = await this.find(inAny(...sets), `${property} is always one that ${templates.join(', ')} takes`);
      if (finding.kind === 'message')
        this.found.push({ kind: 'sets-aside', templates, ...this.told(finding.message, templates) });
    }
  }

  /** Kinds of messages that come, and of which no template takes any. */
  private async kindsNotTaken(): Promise<void> {
    const comes = inAny(...this.known.map(({ taken }) => taken));
    const isTaken = inAny(
      ...jobCopiesTo(this.taker.subscription, this.proof).map((copy) =>
        inAll(copy.taken, this.taker.taken(copy.shape)),
      ),
    );
    const all = await this.noneOf(comes, isTaken, undefined);
    if (all || this.taker.subscription.topic.contract === undefined) return;
    for (const { kind, messages, isRest } of this.proof.kinds) {
      if (!isRest) await this.noneOf(inAll(comes, messages), inAll(isTaken, messages), kind);
    }
  }

  /** Tells where some messages come, and none of them is taken; whether it is so. */
  private async noneOf(comes: MessageSet, taken: MessageSet, kind: string | undefined): Promise<boolean> {
    const some = await this.find(taken, `it takes any message${kind === undefined ? '' : ` of ${kind}`}`);
    if (some.kind !== 'none') return false;
    const example = await this.find(comes, `any message of ${kind ?? 'its rules'} comes`);
    if (example.kind !== 'message') return false;
    this.found.push({ kind: 'takes-none', of: kind, ...this.told(example.message, this.taker.templates) });
    return true;
  }

  /** Actions that leave a message without a property that it had, and that a template reads. */
  private async takenAway(): Promise<void> {
    for (const { property, place, templates } of this.read()) {
      for (const { taken, passage, rules } of this.known) {
        if (passage === Passage.NONE || !passage.changes(keyOf({ scope: undefined, name: property }))) continue;
        const had = outside(this.proof.jobs.lacking(property, Passage.NONE));
        const finding = await this.find(
          inAll(taken, had, this.proof.jobs.lacking(property, passage)),
          `${rules.map(({ name }) => name).join(', ')} leaves ${property}`,
        );
        if (finding.kind !== 'message') continue;
        const { message } = finding;
        const rule = rules.map(({ name }) => name).join(', ');
        this.found.push({ kind: 'takes-away', rule, property, place, templates, message });
      }
    }
  }

  /** What templates read, each property in each place once. */
  private read() {
    const all = Object.entries(this.taker.subscription.starts.value.templates).flatMap(([template, data]) =>
      decisionsOf(data).map((decision) => ({ property: decision.property, place: placeText(decision), template })),
    );
    const groups = new Map<string, { property: string; place: string; templates: string[] }>();
    for (const { property, place, template } of all) {
      const key = `${foldName(property)} ${place}`;
      const group = groups.get(key) ?? { property, place, templates: [] };
      group.templates.push(template);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  /** A message with the program's own word on its copies: where it takes one after all, something is wrong here. */
  private told(message: Message, templates: readonly string[]) {
    for (const { taken, passage, rules } of this.known) {
      if (!taken.has(message)) continue;
      const [copy] = passage.results(message);
      if (copy === undefined || copy instanceof Failure) continue;
      const refusals = templates.map((name) => this.taker.judge.refusal(name, copy));
      const [refusal] = refusals;
      if (refusal === undefined || refusals.includes(undefined)) continue;
      return { message, refusal: refusal as Refusal, rules: rules.map(({ name }) => name) };
    }
    throw new Disagreement(message, `${templates.join(', ')} of ${this.taker.subscription.name} and the program`);
  }

  private async find(set: MessageSet, question: string): Promise<Finding> {
    const finding = await this.proof.find(set);
    if (finding.kind === 'undecided') this.undecided.push({ question: this.whether(question), reason: finding.reason });
    return finding;
  }

  private whether(question: string): string {
    return `whether, of ${jobPlaceName(this.taker.subscription, this.proof)}, ${question}`;
  }
}
