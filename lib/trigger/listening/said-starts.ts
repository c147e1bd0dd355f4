import { type JobStarts, startsToJson } from '../../requests';
import type { ListenerProps } from './listener-props';

/** Leaves beside the subscription what its messages may start, for the tools that read the JSON and not this code. */
export function sayStarts({ subscription, templates }: ListenerProps, by: JobStarts['by']): void {
  const data = Object.entries(templates).map(([name, template]) => [name, template.data] as const);
  subscription._startsJobs(Object.keys(templates), startsToJson({ by, templates: Object.fromEntries(data) }));
}
