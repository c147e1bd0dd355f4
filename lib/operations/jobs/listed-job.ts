type Json = Readonly<Record<string, unknown>>;

/** A job as the service has it. https://learn.microsoft.com/rest/api/azureml/jobs/get (2025-06-01) */
export interface Job {
  readonly name: string;
  readonly workspaceId: string;
  /** `Command`, `Sweep`, `Pipeline`, and others that people start. */
  readonly kind: string;
  readonly state: string;
  readonly displayName: string | undefined;
  readonly experiment: string | undefined;
  /** The cluster; `undefined` without one. */
  readonly compute: string | undefined;
  readonly tags: ReadonlyMap<string, string>;
  readonly created: string | undefined;
  /** Its page in the studio. */
  readonly studio: string | undefined;
  /** As it was answered. */
  readonly json: Json;
}

/** Whether a job is over. */
export function isOver(state: string): boolean {
  return ['Completed', 'Failed', 'Canceled'].includes(state);
}

/** A job of an answer; what of it is of another form is not known. */
export function jobOf(workspaceId: string, json: Json): Job {
  const properties = objectIn(json.properties);
  const compute = textIn(properties.computeId);
  const studio = objectIn(objectIn(properties.services).Studio);
  const tags = Object.entries(objectIn(properties.tags)).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return {
    name: textIn(json.name) ?? 'no name',
    workspaceId,
    kind: textIn(properties.jobType) ?? 'unknown',
    state: textIn(properties.status) ?? 'Unknown',
    displayName: textIn(properties.displayName),
    experiment: textIn(properties.experimentName),
    compute: compute?.split('/').at(-1),
    tags: new Map(tags),
    created: textIn(objectIn(json.systemData).createdAt),
    studio: placeIn(textIn(studio.endpoint)),
    json,
  };
}

/** An address of something; that of a server alone leads to nothing. */
function placeIn(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/[^/]+\/./.test(address) ? address : undefined;
}

export function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
