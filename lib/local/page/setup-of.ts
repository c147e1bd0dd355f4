import type { Box, Graph } from '../../routing';
import { graphOf, knownOf, ruleText, type Topic, type Topology } from '../../routing';
import { laidOut } from '../../routing/layout';
import { propertiesOf } from '../../rules/properties/contract-schema';
import type { Listener } from '../system/story';
import type { Destination, FormField, Picture, Setup } from './wire';

/** How large the boxes of the live picture are: legible from where a second screen stands. */
const WIDTH = { topic: 250, subscription: 292, queue: 272, elsewhere: 220, unknown: 240 } as const;
const HEIGHT = 62;

export function subscriptionAddress(topic: string, name: string): string {
  return `${topic}/Subscriptions/${name}`;
}

/** The picture of a topology for live counts: names, and which entities each box counts. */
export function pictureOf(topology: Topology): Picture {
  const graph: Graph = graphOf(topology);
  const { width, height, places, points } = laidOut(graph, ({ kind }) => ({ width: WIDTH[kind], height: HEIGHT }));
  const entities = entityAddresses(topology);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: graph.boxes.map((box) => {
      const place = places.get(box.id) ?? { x: 0, y: 0, width: 0, height: 0 };
      return {
        id: box.id,
        kind: box.kind,
        name: box.lines[0] ?? '',
        note: noteOf(box),
        entities: box.addresses.flatMap((address) => entities.get(address) ?? []),
        x: Math.round(place.x - place.width / 2),
        y: Math.round(place.y - place.height / 2),
        width: place.width,
        height: place.height,
      };
    }),
    arrows: graph.arrows.map(({ from, to, label }, index) => ({
      from,
      to,
      ...(label !== undefined && { label }),
      points: (points[index] ?? []).map(({ x, y }) => [Math.round(x), Math.round(y)] as const),
    })),
  };
}

function noteOf({ kind, lines, addresses }: Box): string {
  if (kind === 'subscription') return addresses.length > 1 ? lines.slice(1).join(', ') : lines.slice(1).join(' ');
  return lines.slice(1).join(' ');
}

/** What Service Bus calls the entity of each resource. */
function entityAddresses({ topics, queues }: Topology): Map<string, string> {
  const subscriptions = topics.flatMap((topic) =>
    knownOf(topic.subscriptions).map((one) => [one.address, subscriptionAddress(topic.name, one.name)] as const),
  );
  return new Map([...[...topics, ...queues].map(({ address, name }) => [address, name] as const), ...subscriptions]);
}

/** What the page knows before anything happens. */
export function setupOf(
  namespace: string,
  topology: Topology,
  examples: Setup['examples'],
  listeners: readonly Listener[],
  hasJobs: boolean,
): Setup {
  const { topics, queues } = topology;
  const rules = topics.flatMap((topic) =>
    knownOf(topic.subscriptions).map(
      (one) =>
        [
          subscriptionAddress(topic.name, one.name),
          knownOf(one.rules).map((rule) => `${rule.name}: ${ruleText(rule)}`),
        ] as const,
    ),
  );
  return {
    namespace,
    picture: pictureOf(topology),
    destinations: [
      ...topics.map(destinationOf),
      ...queues.map(({ name }) => ({ name, kind: 'queue' as const, fields: [], system: [] })),
    ],
    rules: Object.fromEntries(rules),
    examples,
    listeners: Object.fromEntries(listeners.map(({ program, subscription }) => [subscription, program])),
    hasJobs,
  };
}

function destinationOf({ name, contract, systemProperties }: Topic): Destination {
  return { name, kind: 'topic', fields: fieldsOf(contract), system: fieldsOf(systemProperties) };
}

/** The fields that a contract names; none where it names none. */
export function fieldsOf(contract: object | undefined): FormField[] {
  const properties = contract === undefined ? undefined : propertiesOf(contract);
  return Object.entries(properties ?? {}).map(([name, { kind, required, values, limits }]) => ({
    name,
    kind,
    isRequired: required,
    ...(values !== undefined && { values }),
    ...(limits.min !== undefined && { min: limits.min }),
    ...(limits.max !== undefined && { max: limits.max }),
  }));
}
