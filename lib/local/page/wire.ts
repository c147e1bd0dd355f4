/** What travels between the page and its server, as JSON. */

import type { EntityCounts } from '../../broker';
import type { Box } from '../../routing';
import type { FormField } from '../../web/form-field';
import type { JobView } from '../azure-ml/job-view';
import type { MessageEnd } from '../programs/program-line';

/** Where a copy of a message is, or what became of it. */
export type CopyState =
  /** In its queue or subscription, for whoever receives it. */
  | 'waiting'
  | 'scheduled'
  /** A receiver has it. */
  | 'delivered'
  | 'completed'
  | 'deferred'
  | 'dead-lettered'
  | 'forwarded'
  | 'expired'
  | 'filter-failed'
  | 'cancelled'
  | 'discarded';

/** A copy of a message in a queue or subscription. */
export interface CopyRow {
  readonly entity: string;
  readonly sequence: number;
  readonly state: CopyState;
  /** Why, or where to. */
  readonly detail?: string;
  /** What a program has said of it. */
  readonly said?: Pick<MessageEnd, 'outcome' | 'job' | 'reason' | 'until' | 'details'>;
}

/** A message in the list. */
export interface MessageRow {
  /** Its number on the page, from 1, in the order in which they came. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it was sent to. */
  readonly to: string;
  readonly id: string;
  /** Its label, or its `eventType`. */
  readonly title: string;
  /** The other properties, in one line. */
  readonly text: string;
  /** That no rule of its topic matches it, or that one of its id came before. */
  readonly end?: 'nowhere' | 'dropped';
  readonly copies: readonly CopyRow[];
}

/** Everything about one message. */
export interface MessageDetail extends MessageRow {
  /** As an SDK has it. */
  readonly json: object;
  readonly body: string;
  /** Where it goes, and why: the lines of `training-job-scheduler route --explain`. */
  readonly why: readonly string[];
  /** Why others do not get it. */
  readonly others: readonly { readonly subscription: string; readonly reasons: readonly string[] }[];
  /** Where it is not as the contract of its topic says. */
  readonly problems: readonly string[];
  /** That Service Bus did something else than its rules of the document say. */
  readonly otherwise?: string;
}

export interface JobRow extends Omit<JobView, 'created' | 'started' | 'ended'> {
  readonly created: number;
  readonly started: number | undefined;
  readonly ended: number | undefined;
  /** The message that started it, by its number on the page. */
  readonly message: number | undefined;
}

/** The values of a metric in the order in which they came. */
export interface MetricSeries {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** A queue or topic that messages are sent to. */
export interface Destination {
  readonly name: string;
  readonly kind: 'topic' | 'queue';
  /** The application properties of its contract; none where it has none. */
  readonly fields: readonly FormField[];
  /** The system properties of its contract. */
  readonly system: readonly FormField[];
}

/** A box of the picture with its place, and the entities whose counts it shows. */
export interface PlacedBox extends Pick<Box, 'id' | 'kind'> {
  readonly name: string;
  /** What else stands in it. */
  readonly note: string;
  readonly entities: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

/** What does not change while the page is open. */
export interface Setup {
  readonly namespace: string;
  readonly picture: Picture;
  readonly destinations: readonly Destination[];
  /** The rules of each subscription, in words. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
  readonly examples: readonly { readonly name: string; readonly message: unknown }[];
  /** Who listens to a subscription, by its address. */
  readonly listeners: Readonly<Record<string, string>>;
  readonly hasJobs: boolean;
  /** Queues in which everything was set aside for people, by their addresses. */
  readonly setAside: readonly string[];
}

/** A line that a program has logged. */
export interface LogLine {
  readonly at: number;
  readonly program: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
}

/** What has changed since the last one; the first has everything. */
export interface Delta {
  /** Whether it has everything, and what was known before is forgotten. */
  readonly whole: boolean;
  /** Milliseconds since 1970, in the Service Bus. */
  readonly now: number;
  /** The numbers of the messages that there are; `last` is `first - 1` where there is none. */
  readonly first: number;
  readonly last: number;
  /** Those that are new or changed, the newest of them; others are asked for. */
  readonly rows: readonly MessageRow[];
  readonly counts: readonly EntityCounts[];
  readonly gone: readonly string[];
  readonly jobs: readonly JobRow[];
  readonly lines: readonly LogLine[];
}

/** A message among those of a queue, or of its dead letters. */
export interface StoredRow {
  readonly sequence: number;
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly deliveries: number;
  readonly state: 'active' | 'deferred' | 'scheduled';
  /** Why it is here, where it says so. */
  readonly reason: string;
  readonly details: string;
  /** As an SDK has it, without what was written beside it when it was set aside. */
  readonly json: object;
  readonly body: string;
  readonly isBinary: boolean;
  /** Where it can be sent to, the most fitting first. */
  readonly targets: readonly Target[];
}

export interface Target {
  readonly to: string;
  /** What then happens, where that is not plain. */
  readonly note: string;
}

/** What came of sending one message again, or of taking it away. */
export interface Outcome {
  readonly sequence: number;
  readonly problem?: string;
}
