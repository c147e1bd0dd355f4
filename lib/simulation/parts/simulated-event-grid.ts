import { BrokerError, DAY, type Duration, HOUR, MINUTE, SECOND } from '../../broker/core';
import { isOver, keyOf, type Run } from '../../local/azure-ml/core';
import { eventOf } from '../../local/azure-ml/run-view';
import type { EventRoute } from '../../local/deployment';
import { type EventMessage, messagesOf } from '../../local/events/messages-of';
import type { Copy } from '../../trigger/program/copies';
import type { ResultBook } from '../judging/result-book';
import { encodedCopy } from './encoded-copy';
import type { Surroundings } from './network';
import type { SimulatedBus } from './simulated-bus';

export interface SimulatedEventGridOptions {
  readonly around: Surroundings;
  readonly bus: SimulatedBus;
  readonly routes: readonly EventRoute[];
  readonly book: ResultBook;
  /**
   * What a message is called at a try, from 0; for tests that break it.
   *
   * @default - the same at each, as Event Grid does
   */
  readonly idAt?: (message: EventMessage, attempt: number) => string;
}

/** How long an event is usually under way: so results of jobs that end together come in any order. */
const USUAL = { least: SECOND, most: 30 * SECOND } as const;
const LATE = { least: MINUTE, most: 20 * HOUR } as const;
/** Between two tries, the first of which was heard and not acknowledged. Event Grid tries for a day. */
const AGAIN = { least: 10 * SECOND, most: 3 * HOUR } as const;
const BUSY: Duration = 30 * SECOND;

/** Event Grid in virtual time: what becomes of jobs comes back as messages, late, out of order and more than once. */
export class SimulatedEventGrid {
  private readonly told = new Set<string>();

  constructor(private readonly options: SimulatedEventGridOptions) {}

  /** Hears of each run that is in another state. */
  hear(run: Run): void {
    const { around, routes } = this.options;
    const key = keyOf(run);
    if (routes.length === 0 || !isOver(run.state) || this.told.has(key)) return;
    this.told.add(key);
    const { time, luck } = around;
    for (const message of messagesOf(eventOf(run, time.now), routes)) {
      const place = `result of ${run.name}`;
      const isLate = luck.happens('result-late', run.name);
      const { least, most } = isLate ? LATE : USUAL;
      const wait = luck.between(least, most, place);
      time.after(wait, () => this.deliver(run, message, 0, isLate ? wait : 0));
      if (luck.happens('result-twice', run.name))
        time.after(wait + luck.between(AGAIN.least, AGAIN.most, `again ${place}`), () =>
          this.deliver(run, message, 1, 0),
        );
    }
  }

  private deliver(run: Run, message: EventMessage, attempt: number, late: Duration): void {
    const { around, bus, book, idAt = () => message.messageId } = this.options;
    const { time, luck, tell } = around;
    const { destination, system, contentType, body, applicationProperties } = message;
    if (attempt < MOST_TRIES && luck.happens('bus-busy', `result of ${run.name}`)) {
      time.after(BUSY, () => this.deliver(run, message, attempt + 1, late));
      return;
    }
    const messageId = idAt(message, attempt);
    book.willTell(messageId, run.name, message.messageId);
    const copy: Copy = {
      ...system,
      messageId,
      contentType,
      body: Buffer.from(body),
      applicationProperties: { ...applicationProperties, 'aeg-delivery-count': String(attempt) },
    };
    const after = late === 0 ? '' : `, ${Math.round(late / 1000)} s after`;
    tell('Event Grid', `tells that ${run.name} is ${run.state}${attempt === 0 ? '' : ', once more'}${after}`);
    const answer = bus.run({ kind: 'send', entity: destination, messages: [encodedCopy(copy)] });
    if (answer instanceof BrokerError && attempt < MOST_TRIES)
      time.after(BUSY, () => this.deliver(run, message, attempt + 1, late));
  }
}

const MOST_TRIES = Math.floor(DAY / BUSY);
