import { type Inspection, isPlain, within } from '../inspection/inspection';
import { foldName } from '../messages/message';
import {
  Property,
  type PropertyMap,
  SYSTEM_NAMES,
  type SystemProperties,
  type SystemProperty,
} from '../properties/property';

const A_PROPERTY = 'a Property such as Property.string() or Property.int({ min: 0 })';

/** The properties of a contract as somebody wrote them; what is none is one of any value, and a problem. */
export function inspectProperties(given: unknown, inspection: Inspection): PropertyMap {
  if (!isPlain(given)) {
    inspection.wrong('properties', given, `an object, each value ${A_PROPERTY}`, 'give one');
    return {};
  }
  const seen = new Map<string, string>();
  for (const name of Object.keys(given)) {
    const first = seen.get(foldName(name));
    if (first !== undefined) {
      inspection.wrong(name, [first, name], 'names that differ in more than letter case', 'take one of the two away');
    }
    seen.set(foldName(name), name);
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, inspectProperty(name, value, inspection)]),
  );
}

function inspectProperty(name: string, value: unknown, inspection: Inspection): Property {
  if (!(value instanceof Property)) {
    inspection.wrong(name, value, A_PROPERTY, 'give one');
    return Property.any().optional();
  }
  for (const problem of value.problems) inspection.problems.push(within(name, problem));
  return value;
}

/** The system properties that senders set, as somebody wrote them. */
export function inspectSystem(
  given: SystemProperties,
  inspection: Inspection,
): Readonly<Record<string, SystemProperty>> {
  const isList = Array.isArray(given);
  if (!isList && !isPlain(given)) {
    inspection.wrong('system', given, 'a list of names, or an object by name', 'write { Label: Property.string() }');
    return {};
  }
  const entries: [string, unknown][] = isList
    ? given.map((name) => [String(name), Property.string().optional()])
    : Object.entries(given);
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, SystemProperty][] => {
      if (!(SYSTEM_NAMES as readonly string[]).includes(name)) {
        inspection.unknown('', name, SYSTEM_NAMES, 'system property');
        return [];
      }
      const property = inspectProperty(name, value, inspection);
      if (property.kind === 'string' || property.kind === 'enumeration') return [[name, property as SystemProperty]];
      if (property.kind !== 'any')
        inspection.wrong(name, property.kind, 'text: Property.string() or Property.oneOf(…)');
      return [[name, Property.string().optional()]];
    }),
  );
}
