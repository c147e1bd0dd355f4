import { type Duration, MINUTE, type Time } from '../../broker/core';
import {
  BLOB_TIMEOUT,
  type Documents,
  STOP_DOCUMENT,
  type StoredDocument,
  stopText,
} from '../../trigger/program/guards';
import { Transient } from '../../trigger/program/outcome';
import type { Asking } from '../judging/job-made';
import type { Process } from '../time/virtual-time';
import type { Network, Surroundings } from './network';

/** The longest that somebody stops all starts. */
const LONGEST_STOP: Duration = 12 * 60 * MINUTE;

interface Kept {
  readonly text: string;
  readonly version: string;
  readonly written: Time;
}

/** The storage that programs share: documents with versions, of which the first of two writers changes one. */
export class SimulatedGuards {
  private readonly documents = new Map<string, Kept>();
  private written = 0;

  constructor(
    private readonly around: Surroundings,
    private readonly network: Network,
  ) {}

  /** The documents for a program that works on a message, with everything failing between them that can. */
  documentsFor(process: Process, { program: who, messageId }: Asking): Documents {
    const ask = async <T>(verb: string, name: string, does: () => T): Promise<T> => {
      const what = `${verb} ${name} for ${messageId}`;
      let answer: T | undefined;
      try {
        answer = await this.network.call({
          process,
          who,
          what,
          patience: BLOB_TIMEOUT,
          does: () => (this.around.luck.happens('storage-busy', what) ? undefined : does()),
        });
      } catch (error) {
        throw new Transient(`no connection to storage: ${(error as Error).message}`);
      }
      if (answer === undefined) throw new Transient('storage is busy');
      return answer;
    };
    return {
      read: (name) => ask('read', name, () => this.read(name)),
      write: (name, text, version) => ask('write', name, () => this.write(who, name, text, version)),
    };
  }

  /** Somebody stops all starts, and lets them go on after a while. */
  stopForAWhile(place: string): void {
    const { time, luck, tell } = this.around;
    tell('somebody', 'stops all starts');
    this.documents.set(STOP_DOCUMENT, {
      text: stopText({ since: new Date(time.now).toISOString(), by: 'somebody', reason: 'a test' }),
      version: 'stopped',
      written: time.now,
    });
    time.after(luck.between(MINUTE, LONGEST_STOP, `stop ${place}`), () => {
      tell('somebody', 'lets starts go on');
      this.documents.delete(STOP_DOCUMENT);
    });
  }

  /** Whether all starts are stopped. */
  get isStopped(): boolean {
    return this.documents.has(STOP_DOCUMENT);
  }

  private read(name: string): StoredDocument {
    const found = this.documents.get(name);
    // The time of an answer has no milliseconds.
    const now = Math.floor(this.around.time.now / 1000) * 1000;
    return { text: found?.text, version: found?.version, written: found?.written, now };
  }

  private write(who: string, name: string, text: string, version: string | undefined): boolean {
    if (this.documents.get(name)?.version !== version) {
      this.around.tell(who, `${name} is another version by now`);
      return false;
    }
    this.written++;
    this.documents.set(name, { text, version: `version ${this.written}`, written: this.around.time.now });
    return true;
  }
}
