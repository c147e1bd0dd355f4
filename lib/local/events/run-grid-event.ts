import { eventTypeOf, type RunEvent } from '../azure-ml/run-event';
import { type EventRoute, guidOf } from '../deployment';

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
export function gridEventOf(event: RunEvent): GridEvent | undefined {
  const type = eventTypeOf(event);
  if (type === undefined) return undefined;
  const { workspaceId, runId, experimentId, experimentName, kind, tags, properties, state, time } = event;
  return {
    // The same for the same change: who hears of it twice can tell.
    id: guidOf(workspaceId, runId, state, time.toISOString()),
    source: workspaceId,
    subject: `experiments/${experimentId}/runs/${runId}`,
    type,
    time,
    data: {
      experimentId,
      experimentName,
      runId,
      runType: kind.toLowerCase(),
      runTags: tags,
      runProperties: properties,
      ...(type.endsWith('.RunStatusChanged') && { runStatus: state.toLowerCase() }),
    },
  };
}

/** What is sent: the event in the schema of the subscription. */
export function writtenEvent(event: GridEvent, schema: EventRoute['schema']): Readonly<Record<string, unknown>> {
  const { id, source, subject, type, time, data } = event;
  if (schema === 'CloudEventSchemaV1_0') {
    return { source, subject, type, time: time.toISOString(), id, data, specversion: '1.0' };
  }
  const versions = { dataVersion: '', metadataVersion: '1' };
  return { topic: source, subject, eventType: type, eventTime: time.toISOString(), id, data, ...versions };
}
