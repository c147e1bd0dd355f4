import { graphlib, Graph as Layout, layout } from '@dagrejs/dagre';
import { markupText, visible } from '../text';
import { type Box, drawnLines, type Graph } from './graph';

const LETTER = 6.6;
const LINE = 17;
const PADDING = 10;

const COLOURS: Readonly<Record<Box['kind'], readonly [fill: string, stroke: string]>> = {
  topic: ['#dbeafe', '#1d4ed8'],
  subscription: ['#f8fafc', '#64748b'],
  queue: ['#fef3c7', '#b45309'],
  elsewhere: ['#ffffff', '#64748b'],
  unknown: ['#fff7ed', '#c2410c'],
};

/** Room between parts of a picture that no arrow joins. */
const BETWEEN = 14;
const MARGIN = 16;

/** A graph as a picture, laid out by dagre from left to right. */
export function svgOf({ boxes, arrows }: Graph): string {
  const { places, points, width, height } = laidOut({ boxes, arrows });
  const lines = arrows.map(({ label }, index) => arrow(points[index] ?? [], label));
  const shapes = boxes.map((box) => shape(box, places.get(box.id) as Rectangle));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="11" xml:space="preserve">`,
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#475569"/></marker></defs>',
    ...lines,
    ...shapes,
    '</svg>',
    '',
  ].join('\n');
}

/**
 * Where boxes and arrows go. Parts that no arrow joins are laid out one by one, those of one form once, and stand below
 * each other: dagre takes the square of the time for a graph of twice the size.
 */
function laidOut({ boxes, arrows }: Graph) {
  const whole = new Layout({ multigraph: true });
  for (const box of boxes) whole.setNode(box.id, sizeOf(drawnLines(box)));
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
  const { width = 0, height = 0 } = part.graph() as Partial<Size>;
  const places = sizes.map((_, number) => {
    const { x, y, ...size } = part.node(`box${number}`) as Rectangle;
    return { x, y, width: size.width, height: size.height };
  });
  return { places, points, width, height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Rectangle extends Point, Size {}

function sizeOf(lines: readonly string[]): Size {
  const longest = Math.max(...lines.map((line) => visible(line).length));
  return { width: longest * LETTER + 2 * PADDING, height: lines.length * LINE + 2 * PADDING - 6 };
}

function shape(box: Box, { x, y, width, height }: Rectangle): string {
  const { id, kind } = box;
  const [left, top] = [x - width / 2, y - height / 2];
  const [fill, stroke] = COLOURS[kind];
  const dashes = kind === 'elsewhere' || kind === 'unknown' ? ' stroke-dasharray="4"' : '';
  const texts = drawnLines(box).map((line, index) => {
    const weight = index === 0 ? ' font-weight="bold"' : ' fill="#334155"';
    return `<text x="${round(left + PADDING)}" y="${round(top + PADDING + 8 + index * LINE)}"${weight}>${markupText(line)}</text>`;
  });
  const radius = kind === 'topic' ? 14 : 4;
  return `<g id="${id}"><rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}"${dashes}/>${texts.join('')}</g>`;
}

function arrow(points: readonly Point[], label: string | undefined): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
  const middle = points[Math.floor(points.length / 2)];
  const text =
    label === undefined || middle === undefined
      ? ''
      : `<text x="${round(middle.x)}" y="${round(middle.y - 4)}" text-anchor="middle" fill="#475569">${markupText(label)}</text>`;
  return `<path d="${path}" fill="none" stroke="#475569" marker-end="url(#end)"/>${text}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
