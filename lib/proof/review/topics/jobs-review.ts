import { knownOf } from '../../../routing';
import { startingBehind } from '../../jobs/noted';
import { inAll, inSeveral, type MessageSet, outside } from '../../messages/message-set';
import type { Remark } from '../remarks/review';
import { copiesOf, isFollowed, wayText } from './ending-copies';
import { undecided } from './remarks-on-unknown';
import { StartedJobs } from './started-jobs';
import type { TopicChange } from './topic-change';

/**
 * Messages that start other jobs than before, by what is known before they are sent: which template a message asks for,
 * and whether the rest of its body is right, its body says, and that is the same before and after.
 */
export async function reviewJobs(change: TopicChange): Promise<Remark[]> {
  const jobs = new JobsReview(change);
  return jobs.isAsked ? jobs.remarks() : [];
}

const NOW = { sets: 'sets', starts: 'starts' } as const;
const THEN = { sets: 'set', starts: 'started' } as const;

class JobsReview {
  private readonly before: StartedJobs;
  private readonly after: StartedJobs;

  constructor(private readonly change: TopicChange) {
    const touched = new Set(change.touched.flatMap(({ before, after }) => [before, after]));
    const isAsked = [change.before, change.after].some(({ topic }) => startingBehind(topic).length > 0);
    this.before = new StartedJobs(change.before, change.jobFilters, touched, isAsked);
    this.after = new StartedJobs(change.after, change.jobFilters, touched, isAsked);
  }

  /** Of a topic that is new everything is new, and where nothing starts jobs there is nothing to tell. */
  get isAsked(): boolean {
    const { templates } = this.before;
    return (
      knownOf(this.change.before.topic.subscriptions).length > 0 && templates.length + this.after.templates.length > 0
    );
  }

  async remarks(): Promise<Remark[]> {
    const remarks: Remark[] = [];
    for (const template of this.before.templates) remarks.push(...(await this.lost(template)));
    for (const template of this.after.templates) remarks.push(...(await this.gained(template)));
    remarks.push(...(await this.twice()));
    return remarks;
  }

  /** Messages that started a job of a template, and start none of it now. */
  private async lost(template: string): Promise<Remark[]> {
    const [had, has] = [this.before.messages([template]), this.after.messages([template])];
    const lost = inAll(had, outside(has));
    const { coming } = this.after;
    const { after } = this.change;
    const reached = after.reaches(knownOf(after.topic.subscriptions));
    const what = `messages that started a job of \`${template}\``;
    const refused = await this.tell(inAll(lost, coming), `${what} are set aside`, (message) => {
      return `${what} now start none: ${this.after.refusals(template, message, NOW).join(', and ')}`;
    });
    // What reaches nobody any more is told as lost.
    const elsewhere = await this.tell(inAll(lost, outside(coming), reached), `${what} start none`, (message) => {
      const ways = knownOf(after.topic.subscriptions).flatMap((one) =>
        copiesOf(after, one, isFollowed(one))
          .ending.filter(({ messages }) => messages.has(message))
          .map(wayText),
      );
      return `${what} now start none: they go ${[...new Set(ways)].join(' and ')}, where nothing starts jobs`;
    });
    return [...refused, ...elsewhere].map((remark) =>
      remark.message === undefined ? remark : { ...remark, code: 'jobs-lost', gate: 'lost-coverage' as const },
    );
  }

  /** Messages that start a job of a template now, and started none of it. */
  private gained(template: string): Promise<Remark[]> {
    const gained = inAll(this.after.messages([template]), outside(this.before.messages([template])));
    const question = `more messages start a job of \`${template}\``;
    return this.tell(gained, question, (message) => {
      const was = this.before.refusals(template, message, THEN);
      const before = was.length === 0 ? 'they came to nothing that starts jobs' : was.join(', and ');
      return `messages now start a job of \`${template}\` that started none of it; before, ${before}`;
    });
  }

  /** Messages of which two copies start jobs now, and did not before. */
  private twice(): Promise<Remark[]> {
    const [old, now] = [this.before, this.after].map((side) =>
      inSeveral(side.allCopies.map(({ messages }) => messages)),
    ) as [MessageSet, MessageSet];
    return this.tell(inAll(now, outside(old)), 'messages start two jobs', (message) => {
      const ends = this.after.allCopies.filter(({ messages }) => messages.has(message));
      return `messages that started one job at most now start ${ends.length}: at ${ends.map(({ end }) => `\`${end}\``).join(' and ')}`;
    });
  }

  private async tell(
    messages: MessageSet,
    question: string,
    text: (message: Parameters<MessageSet['has']>[0]) => string,
  ): Promise<Remark[]> {
    const { prover, name: subject } = this.change;
    const found = await prover.find(messages, `that shows whether ${question}`);
    if (found.kind === 'none') return [];
    if (found.kind === 'undecided') return [undecided(subject, `whether ${question}`, found)];
    return [{ code: 'jobs-more', subject, text: text(found.message), message: found.message }];
  }
}
