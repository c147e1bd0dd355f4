import { markupText, visible } from '../../text';
import { type Box, drawnLines, type Graph } from './graph';
import { laidOut, type Point, type Rectangle, type Size } from './layout';

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

/** A graph as a picture, laid out by dagre from left to right. */
export function svgOf({ boxes, arrows }: Graph): string {
  const { places, points, width, height } = laidOut({ boxes, arrows }, sizeOfBox);
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

/** How much room a box takes with its lines. */
export function sizeOfBox(box: Box): Size {
  const lines = drawnLines(box);
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
