import {
  type BlobDocuments,
  blobDocuments,
  countsFor,
  DAY,
  HOUR,
  type Ledger,
  ledgerName,
  readLedger,
  readStop,
  STOP_DOCUMENT,
  type Stop,
  stopText,
} from '../../trigger/program/guards';
import { Misconfigured, NotNow } from '../../trigger/program/outcome';
import { OperationProblem } from '../operation-problem';

export { type Stop, stopWords } from '../../trigger/program/guards';

/** What the jobs of a template have used up. */
export interface UsedUp {
  /** Jobs that count for their hour at this moment. */
  readonly jobs: number;
  /** What those cost at their longest that count for their day. */
  readonly cost: number;
  readonly waiting: number;
  /** How long the oldest waits, in milliseconds. */
  readonly longest: number;
}

/** Where programs keep the limits of their templates, and look whether all starts are stopped. */
export interface GuardPlace {
  /** `https://account.blob.core.windows.net/guards`, or what stands in for it on this machine. */
  readonly container: string;
  readonly token: (resource: string) => Promise<string>;
}

/** So often is tried what somebody else does at the same time. */
const MOST_TRIES = 5;
/** People wait longer than programs. In milliseconds. */
const PATIENCE = 15_000;

/** A container of guards, for those who look after it. */
export class Guards {
  private readonly documents: BlobDocuments;

  constructor(readonly place: GuardPlace) {
    this.documents = blobDocuments({
      container: place.container,
      token: async (resource) => ({ token: await place.token(resource), expires: 0 }),
      request: fetch,
      limit: () => AbortSignal.timeout(PATIENCE),
    });
  }

  /** Whether all starts are stopped, and what time it is there. */
  look(): Promise<{ readonly stop: Stop | undefined; readonly now: number }> {
    return this.told(async () => {
      const { text, now } = await this.documents.read(STOP_DOCUMENT);
      return { stop: text === undefined ? undefined : readStop(text), now };
    });
  }

  /** Stops all starts. @returns the stop that there was before, which stays */
  stop(stop: Stop): Promise<Stop | undefined> {
    return this.told(async () => {
      for (let tries = 1; tries <= MOST_TRIES; tries++) {
        if (await this.documents.write(STOP_DOCUMENT, stopText(stop), undefined)) return undefined;
        const { text } = await this.documents.read(STOP_DOCUMENT);
        if (text !== undefined) return readStop(text);
      }
      throw new OperationProblem(`${this.place.container}: somebody else stops and resumes all the time; try again`);
    });
  }

  /** Lets starts go on. @returns whether they were stopped */
  resume(): Promise<boolean> {
    return this.told(() => this.documents.remove(STOP_DOCUMENT));
  }

  /** What the jobs of a template have used up. */
  usedUp(template: string): Promise<UsedUp> {
    return this.told(async () => {
      const name = ledgerName(template);
      const { text, now } = await this.documents.read(name);
      const ledger = text === undefined ? { starts: [], waiting: [] } : readLedger(text);
      if (ledger === undefined)
        throw new OperationProblem(`${this.place.container}/${name}: it is no ledger of this version`);
      return usedUpOf(ledger, now);
    });
  }

  private async told<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      const fix =
        error instanceof Misconfigured
          ? '; it takes the role Storage Blob Data Contributor at the container, and a way to the account where it is closed to the internet'
          : '';
      throw new OperationProblem(`${this.place.container}: ${error.message}${fix}`);
    }
  }
}

function usedUpOf({ starts, waiting }: Ledger, now: number): UsedUp {
  const within = (span: number) => starts.filter((start) => countsFor(start, span, now));
  return {
    jobs: within(HOUR).length,
    cost: within(DAY).reduce((sum, { cost }) => sum + cost, 0),
    waiting: waiting.length,
    longest: Math.max(0, ...waiting.map(({ since }) => now - since)),
  };
}
