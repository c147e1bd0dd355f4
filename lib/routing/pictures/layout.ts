import { graphlib, Graph as Layout, layout } from '@dagrejs/dagre';
import type { Box, Graph } from './graph';

/** Room between parts of a picture that no arrow joins. */
const BETWEEN = 14;
const MARGIN = 16;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place with its middle at a point. */
export interface Rectangle extends Point, Size {}

/** Where boxes and arrows are: boxes by their ids, the points of arrows in the order of the arrows. */
export interface Places extends Size {
  readonly places: ReadonlyMap<string, Rectangle>;
  readonly points: readonly (readonly Point[])[];
}

/**
 * Where boxes and arrows go. Parts that no arrow joins are laid out one by one, those of one form once, and stand below
 * each other: dagre takes the square of the time for a graph of twice the size.
 *
 * @param sizeOf how much room a box takes
 */
export function laidOut({ boxes, arrows }: Graph, sizeOf: (box: Box) => Size): Places {
  const whole = new Layout({ multigraph: true });
  for (const box of boxes) whole.setNode(box.id, sizeOf(box));
  for (const [index, { from, to }] of arrows.entries()) whole.setEdge(from, to, {}, `${index}`);
  const places = new Map<string, Rectangle>();
  const points: Point[][] = [];
  let [width, top] = [0, MARGIN];
  const known = new Map<string, Part>();
  for (const ids of graphlib.alg.components(whole)) {
    const edges = ids.flatMap((id) => whole.outEdges(id) ?? []);
    const numbers = new Map(ids.map((id, number) => [id, number]));
    const joined = edges.map(({ v, w }) => [numbers.get(v) as number, numbers.get(w) as number] as const);
    const sizes = ids.map((id) => whole.node(id) as Size);
    // A thousand topics with a subscription each are the same picture a thousand times, but for what is written in it.
    const form = JSON.stringify([sizes.map((size) => [size.width, size.height]), joined]);
    const part = known.get(form) ?? partOf(sizes, joined);
    known.set(form, part);
    const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x + MARGIN, y: point.y + top });
    for (const [number, id] of ids.entries()) places.set(id, moved(part.places[number] as Rectangle));
    for (const [number, { name }] of edges.entries()) points[Number(name)] = (part.points[number] ?? []).map(moved);
    width = Math.max(width, part.width);
    top += part.height + BETWEEN;
  }
  return { places, points, width: width + 2 * MARGIN, height: top - BETWEEN + MARGIN };
}

/** Boxes that arrows join, laid out by themselves: places by the numbers of the boxes, points by those of the arrows. */
interface Part extends Size {
  readonly places: readonly Rectangle[];
  readonly points: readonly (readonly Point[])[];
}

function partOf(sizes: readonly Size[], joined: readonly (readonly [from: number, to: number])[]): Part {
  const part = new Layout({ multigraph: true });
  part.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 70 });
  for (const [number, { width, height }] of sizes.entries()) part.setNode(`box${number}`, { width, height });
  for (const [number, [from, to]] of joined.entries()) part.setEdge(`box${from}`, `box${to}`, {}, `${number}`);
  layout(part);
  const points: (readonly Point[])[] = [];
  for (const edge of part.edges()) points[Number(edge.name)] = (part.edge(edge) as { points: Point[] }).points;
  const places = sizes.map((_, number) => {
    const { x, y, width, height } = part.node(`box${number}`) as Rectangle;
    return { x, y, width, height };
  });
  return fromZero(places, points);
}

/** Moved so that all of it begins at zero, with its size: dagre's own has no room for arrows that go around boxes. */
function fromZero(places: readonly Rectangle[], points: Part['points']): Part {
  const [left, width] = extent([
    ...places.flatMap((box) => [box.x - box.width / 2, box.x + box.width / 2]),
    ...points.flat().map(({ x }) => x),
  ]);
  const [top, height] = extent([
    ...places.flatMap((box) => [box.y - box.height / 2, box.y + box.height / 2]),
    ...points.flat().map(({ y }) => y),
  ]);
  const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x - left, y: point.y - top });
  return { places: places.map(moved), points: points.map((way) => way.map(moved)), width, height };
}

function extent(values: readonly number[]): readonly [from: number, length: number] {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  return [from, to - from];
}
