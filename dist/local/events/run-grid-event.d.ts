import { type RunEvent } from '../azure-ml/run-event';
import { type EventRoute } from '../deployment';
/** An event as Event Grid has it, before it is written in the schema of a delivery. */
export interface GridEvent {
    readonly id: string;
    readonly source: string;
    readonly subject: string;
    readonly type: string;
    readonly time: Date;
    readonly data: Readonly<Record<string, unknown>>;
}
/**
 * The event of Azure ML about a run; `undefined` for a change that it tells nothing of. Its fields are in the letters of the
 * schema page, and so is the state of a run that failed.
 *
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning
 */
export declare function gridEventOf(event: RunEvent): GridEvent | undefined;
/** What is sent: the event in the schema of the subscription. */
export declare function writtenEvent(event: GridEvent, schema: EventRoute['schema']): Readonly<Record<string, unknown>>;
