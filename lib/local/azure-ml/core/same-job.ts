import type { Json } from './json-parts';
import { objectAt } from './json-parts';

/**
 * What may be changed of a job that is there: it is put with everything else as it was. Tags are replaced.
 *
 * @see https://github.com/Azure/azure-rest-api-specs (Microsoft.MachineLearningServices, 2025-06-01, JobBase: x-ms-mutability)
 */
export const CHANGEABLE: readonly string[] = [
  'tags',
  'displayName',
  'description',
  'isArchived',
  'notificationSetting',
];

/** What the service says itself. */
const SAID_BY_SERVICE: readonly string[] = ['status', 'services'];

/**
 * The members of a job that are otherwise than they were, and may not be.
 *
 * @param findings what the service has added to `properties`
 */
export function changedMembers(had: Json, asked: Json, findings: readonly string[]): string[] {
  const [before, after] = [comparable(had, findings), comparable(asked, findings)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => textOf(before[name]) !== textOf(after[name]),
  );
}

/** A job with what may be changed of it. */
export function withChanges(had: Json, asked: Json): Json {
  const changes = CHANGEABLE.filter((name) => Object.hasOwn(asked, name)).map((name) => [name, asked[name]]);
  const kept = Object.entries(had).filter(([name]) => !CHANGEABLE.includes(name));
  return Object.fromEntries([...kept, ...changes]);
}

/** The members that count, with what is meant where nothing is said. */
function comparable(properties: Json, findings: readonly string[]): Json {
  const { resources, ...rest } = properties;
  const own = Object.entries(objectAt(properties, 'properties')).filter(([name]) => !findings.includes(name));
  const kept = Object.entries({
    ...rest,
    properties: Object.fromEntries(own),
    experimentName: properties.experimentName ?? 'Default',
    resources: { instanceCount: 1, ...objectAt({ resources }, 'resources') },
  });
  return Object.fromEntries(
    kept.filter(([name, value]) => ![...CHANGEABLE, ...SAID_BY_SERVICE].includes(name) && !isNothing(value)),
  );
}

/** A value as a text in which the order of members does not count, nor what is nothing. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const members = Object.entries(part).filter(([, member]) => !isNothing(member));
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** An object without members says as much as none. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}
