import { type Followed, type Listener, Stories, type Story } from '../stories/story';

/** It is settled when it is found so this often, with everything done in between that was to be done. */
const TIMES_SETTLED = 2;

/** The messages that are followed, and those who wait for what becomes of them. */
export class FollowedMessages {
  private readonly stories: Stories;
  private readonly changes = new Set<() => void>();

  /** @param delivered waits until every event of a job has arrived that was told of */
  constructor(
    listeners: readonly Listener[],
    private readonly delivered: () => Promise<void>,
  ) {
    this.stories = new Stories(listeners);
  }

  follow(message: Followed): void {
    this.stories.follow(message);
  }

  forget(): void {
    this.stories.forget();
  }

  list(): readonly Story[] {
    return this.stories.list();
  }

  get counts(): Stories['counts'] {
    return this.stories.counts;
  }

  /** Hears what happens in Service Bus. */
  hear(event: Parameters<Stories['hear']>[0]): void {
    this.stories.hear(event);
    this.changed();
  }

  /** Hears what becomes of a job. */
  hearJob(job: Parameters<Stories['hearJob']>[0]): void {
    this.stories.hearJob(job);
    this.changed();
  }

  /** Hears what a program logs. */
  hearLine(line: Parameters<Stories['hearLine']>[0]): void {
    this.stories.hearLine(line);
    this.changed();
  }

  /** Hears each time that something has become of a message that is followed. @returns what ends it */
  watch(listener: () => void): () => void {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  }

  /** Waits until nothing more comes of them. @returns whether it has come so far in time */
  async settled(longest: number): Promise<boolean> {
    const end = Date.now() + longest;
    // What has ended may have something behind it, such as the event of a job, which is told of right after.
    for (let times = 0; times < TIMES_SETTLED; times++) {
      if (!(await this.changedUntil(() => this.stories.isSettled, end - Date.now()))) return false;
      await new Promise(setImmediate);
      await this.delivered();
    }
    return true;
  }

  /** Waits for a condition, which is looked at after each change. @returns whether it has come in time */
  private changedUntil(condition: () => boolean, longest: number): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (isThere: boolean) => {
        clearTimeout(timer);
        end();
        resolve(isThere);
      };
      const timer = setTimeout(() => done(false), Math.max(0, longest));
      const look = () => {
        if (condition()) done(true);
      };
      const end = this.watch(look);
      look();
    });
  }

  private changed(): void {
    for (const listener of this.changes) listener();
  }
}
