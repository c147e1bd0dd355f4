import type { Box, Graph } from '../../routing';
import { graphOf, knownOf, ruleText, type Topic, type Topology } from '../../routing';
import { laidOut, type Places, type Rectangle, type Size } from '../../routing/pictures/layout';
import { propertiesOf } from '../../rules/properties/contract-schema';
import { SET_ASIDE_QUEUES } from '../../trigger/jobs';
import type { FormField } from '../../web/form-field';
import type { Listener } from '../stories/story';
import type { Destination, Picture, Setup } from './wire';

/** How large the boxes of the live picture are: legible from where a second screen stands. */
const WIDTH = { topic: 236, subscription: 300, queue: 300, elsewhere: 220, unknown: 240 } as const;
const HEIGHT = 62;

export function subscriptionAddress(topic: string, name: string): string {
  return `${topic}/Subscriptions/${name}`;
}

/** Room between boxes that stand by themselves, and between their columns. */
const GAP = 14;
const COLUMN_GAP = 44;
/** So many arrows of dead letters to one queue are drawn; of more it is written in the queue. */
const MOST_DEAD_ARROWS = 2;

/** The picture of a topology for live counts: names, and which entities each box counts. */
export function pictureOf(topology: Topology): Picture {
  const whole = graphOf(topology);
  const collected = deadLetterQueues(whole);
  const arrows = whole.arrows.filter(({ to, label }) => label !== 'dead letters' || !collected.has(to));
  const joined = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const graph: Graph = { boxes: whole.boxes.filter(({ id }) => joined.has(id)), arrows };
  const main = laidOut(graph, sizeOf);
  const alone = besides(
    whole.boxes.filter(({ id }) => !joined.has(id)),
    graph.boxes.length === 0 ? undefined : main,
  );
  const entities = entityAddresses(topology);
  return {
    width: Math.ceil(alone.width),
    height: Math.ceil(alone.height),
    boxes: whole.boxes.map((box) => {
      const { x, y, width, height } = main.places.get(box.id) ?? alone.places.get(box.id) ?? NOWHERE;
      return {
        id: box.id,
        kind: box.kind,
        name: box.lines[0] ?? '',
        note: noteOf(box, collected.get(box.id)),
        entities: box.addresses.flatMap((address) => entities.get(address) ?? []),
        x: Math.round(x - width / 2),
        y: Math.round(y - height / 2),
        width,
        height,
      };
    }),
    arrows: graph.arrows.map(({ from, to, label }, index) => ({
      from,
      to,
      ...(label !== undefined && { label }),
      points: (main.points[index] ?? []).map(({ x, y }) => [Math.round(x), Math.round(y)] as const),
    })),
  };
}

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

function sizeOf({ kind }: Box): Size {
  return { width: WIDTH[kind], height: HEIGHT };
}

/** Where dead letters of many come together, and of how many. */
function deadLetterQueues({ arrows }: Graph): Map<string, number> {
  const dead = new Map<string, number>();
  for (const { to, label } of arrows) if (label === 'dead letters') dead.set(to, (dead.get(to) ?? 0) + 1);
  return new Map([...dead].filter(([, count]) => count > MOST_DEAD_ARROWS));
}

/** Boxes that no arrow joins, in columns beside the others, about as high as those. */
function besides(boxes: readonly Box[], main: Places | undefined): Omit<Places, 'points'> {
  const step = HEIGHT + GAP;
  const least = Math.ceil(Math.sqrt(boxes.length * 2));
  const rows = Math.max(least, Math.floor(((main?.height ?? 0) - 2 * GAP) / step));
  const left = main === undefined ? GAP : main.width + COLUMN_GAP;
  const places = new Map<string, Rectangle>();
  for (const [index, box] of [...boxes].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1)).entries()) {
    const { width, height } = sizeOf(box);
    const column = Math.floor(index / rows);
    const x = left + column * (WIDTH.subscription + COLUMN_GAP) + width / 2;
    places.set(box.id, { x, y: GAP + (index % rows) * step + height / 2, width, height });
  }
  const columns = Math.ceil(boxes.length / rows);
  return {
    places,
    width: columns === 0 ? (main?.width ?? 0) : left + columns * (WIDTH.subscription + COLUMN_GAP),
    height: Math.max(main?.height ?? 0, 2 * GAP + Math.min(rows, boxes.length) * step),
  };
}

function noteOf({ kind, lines, addresses }: Box, deadLettersOf: number | undefined): string {
  if (deadLettersOf !== undefined) return `dead letters of ${deadLettersOf}`;
  if (kind === 'queue') return 'queue';
  if (kind === 'subscription') return addresses.length > 1 ? lines.slice(1).join(', ') : '';
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
    setAside: setAsideQueues(topology),
  };
}

/** The queues in which everything was set aside for people: by programs, or since it could not be delivered. */
export function setAsideQueues(topology: Topology): string[] {
  const { boxes, arrows } = graphOf(topology);
  const collecting = new Set(arrows.filter(({ label }) => label === 'dead letters').map(({ to }) => to));
  const addresses = new Set(boxes.filter(({ id }) => collecting.has(id)).flatMap((box) => box.addresses));
  return topology.queues
    .filter(({ name, address }) => SET_ASIDE_QUEUES.includes(name.toLowerCase()) || addresses.has(address))
    .map(({ name }) => name);
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
