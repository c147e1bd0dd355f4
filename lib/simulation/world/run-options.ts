import type { Time } from '../../broker/core';
import type { EventMessage } from '../../local/events/messages-of';
import type { Fault } from '../chance/faults';
import type { FaultThatHappened } from '../chance/luck';
import type { ExampleEnds } from '../judging/example-ends';
import type { Violation } from '../judging/violation';
import type { HostRules } from '../parts/host-options';
import type { PeopleOptions } from '../parts/people';
import type { Handle } from '../parts/simulated-program';
import type { StoryLine } from '../time/story-lines';

/** What a test breaks. */
export interface Broken {
  /** The `handle` of each process of a program that begins. @default - that which is deployed */
  readonly handleOf?: () => Handle;
  /** @default - as host.json says */
  readonly host?: HostRules;
  /** What of a message is done first that somebody sends again. @default 'sends-first' */
  readonly resends?: PeopleOptions['resends'];
  /** Under which id somebody sends a message again. @default 'another-id' */
  readonly resendsUnder?: PeopleOptions['resendsUnder'];
  /** What Event Grid calls a message. @default - the same at each try */
  readonly eventId?: (message: EventMessage, attempt: number) => string;
}

/** How one run goes. */
export interface RunOptions extends Broken {
  readonly seed: number;
  /** What may go wrong. @default - all with which every message still has its one end */
  readonly faults?: readonly Fault[];
  /** Faults that it is about, which happen every second time that they can. @default - none */
  readonly likely?: readonly Fault[];
  /** How many messages are sent. @default 5 */
  readonly messages?: number;
  /** Decisions that are taken as if nothing happened, by their keys. @default - none */
  readonly withoutFaults?: ReadonlySet<string>;
  /** Messages that are not sent, by their number from 0. @default - none */
  readonly withoutMessages?: ReadonlySet<number>;
  /** Whether what happens is written down. @default false */
  readonly tells?: boolean;
  /** What becomes of examples where nothing goes wrong, as `calmEnds` finds out. @default - it is not compared */
  readonly calm?: ExampleEnds;
}

/** What a run came to. */
export interface RunResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly happened: readonly FaultThatHappened[];
  /** How many messages came to each end. */
  readonly ends: ReadonlyMap<string, number>;
  /** What became of the examples. */
  readonly examples: ExampleEnds;
  /** What happened, where it was written down. */
  readonly story: readonly StoryLine[];
  /** How many messages were sent, those included that are left out. */
  readonly messages: number;
  /** How many things happened. */
  readonly steps: number;
  /** Whether so much happened that it was not looked at to its end. */
  readonly isCut: boolean;
  /** When it began. */
  readonly start: Time;
}
