import fc from 'fast-check';
import type { Box, Graph } from '../../lib/routing/pictures/graph';
import { laidOut, type Point, type Rectangle, type Size } from '../../lib/routing/pictures/layout';

/** Boxes of some sizes, and arrows between some of them, one at most between two. */
const GRAPHS = fc
  .array(fc.record({ width: fc.integer({ min: 20, max: 300 }), height: fc.integer({ min: 20, max: 90 }) }), {
    minLength: 1,
    maxLength: 9,
  })
  .chain((sizes) => {
    const box = fc.nat(sizes.length - 1);
    const arrow = fc.tuple(box, box).filter(([from, to]) => from < to);
    const arrows = fc.uniqueArray(arrow, { maxLength: 9, selector: String });
    return fc.record({ sizes: fc.constant(sizes), arrows: sizes.length < 2 ? fc.constant([]) : arrows });
  });

function placesOf(sizes: readonly Size[], arrows: readonly (readonly [from: number, to: number])[]) {
  const boxes = sizes.map((_, index) => ({ id: `b${index}`, kind: 'queue', lines: [] }) as unknown as Box);
  const graph = { boxes, arrows: arrows.map(([from, to]) => ({ from: `b${from}`, to: `b${to}` })) } as unknown as Graph;
  const { places, ...rest } = laidOut(graph, ({ id }) => sizes[Number(id.slice(1))] as Size);
  return { ...rest, places: boxes.map(({ id }) => places.get(id) as Rectangle) };
}

const sides = ({ x, y, width, height }: Rectangle) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});
const NEAR = 0.01;
/** How far a point is from the border of a box, or from the inside of it. */
function distance(point: Point, box: Rectangle): number {
  const { left, right, top, bottom } = sides(box);
  return Math.max(left - point.x, point.x - right, top - point.y, point.y - bottom, 0);
}

test('boxes keep their size, and none is on another', () => {
  fc.assert(
    fc.property(GRAPHS, ({ sizes, arrows }) => {
      const { places } = placesOf(sizes, arrows);
      expect(places.map(({ width, height }) => ({ width, height }))).toEqual(sizes);
      for (const [index, one] of places.entries()) {
        for (const other of places.slice(index + 1)) {
          const [a, b] = [sides(one), sides(other)];
          const apart = Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
          expect(apart).toBeGreaterThan(10);
        }
      }
    }),
  );
});

function around(all: readonly Rectangle[]) {
  const ends = all.map(sides);
  return {
    left: Math.min(...ends.map(({ left }) => left)),
    right: Math.max(...ends.map(({ right }) => right)),
    top: Math.min(...ends.map(({ top }) => top)),
    bottom: Math.max(...ends.map(({ bottom }) => bottom)),
  };
}

test('boxes and arrows are in the picture', () => {
  fc.assert(
    fc.property(GRAPHS, ({ sizes, arrows }) => {
      const { places, points, width, height } = placesOf(sizes, arrows);
      const { left, right, top, bottom } = around([
        ...places,
        ...points.flat().map((point) => ({ ...point, width: 0, height: 0 })),
      ]);
      for (const room of [left, width - right, top, height - bottom]) expect(room).toBeGreaterThan(0);
    }),
  );
});

test('around boxes without arrows there is the same margin on all sides', () => {
  fc.assert(
    fc.property(GRAPHS, ({ sizes }) => {
      const { places, width, height } = placesOf(sizes, []);
      const { left, right, top, bottom } = around(places);
      expect(left).toBeGreaterThan(0);
      for (const room of [width - right, top, height - bottom]) expect(room).toBeCloseTo(left);
    }),
  );
});

test('each arrow goes from its box to its other box', () => {
  fc.assert(
    fc.property(GRAPHS, ({ sizes, arrows }) => {
      const { places, points } = placesOf(sizes, arrows);
      expect(points).toHaveLength(arrows.length);
      for (const [index, [from, to]] of arrows.entries()) {
        const way = points[index] as readonly Point[];
        expect(distance(way[0] as Point, places[from] as Rectangle)).toBeLessThan(NEAR);
        expect(distance(way.at(-1) as Point, places[to] as Rectangle)).toBeLessThan(NEAR);
      }
    }),
  );
});

test('what is alike looks alike, wherever it stands', () => {
  const size = { width: 50, height: 30 };
  const { places } = placesOf(
    [size, size, size, size],
    [
      [0, 1],
      [2, 3],
    ],
  );
  const [a, b, c, d] = places as [Rectangle, Rectangle, Rectangle, Rectangle];
  expect([b.x - a.x, b.y - a.y]).toEqual([d.x - c.x, d.y - c.y]);
  expect(c.y).toBeGreaterThan(a.y);
  expect(b.x).toBeGreaterThan(a.x);
});
