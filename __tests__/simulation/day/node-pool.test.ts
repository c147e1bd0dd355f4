import * as fc from 'fast-check';
import { NodePool } from '../../../lib/simulation/day/node-pool';

const pool = (options: Partial<ConstructorParameters<typeof NodePool>[0]> = {}) =>
  new NodePool({ minNodes: 0, idleFor: 100, startsIn: 10, beginning: 0, ...options });

describe('machines of a cluster', () => {
  test('are made when they are needed, and take their time', () => {
    const nodes = pool();
    expect(nodes.take(2, 1000)).toBe(10);
    expect(nodes.history(1000)).toEqual([{ at: 1000, nodes: 2, busy: 2 }]);
  });

  test('that are without work are taken again, and wait for nobody', () => {
    const nodes = pool();
    nodes.take(2, 0);
    nodes.release(2, 50);
    expect(nodes.take(1, 60)).toBe(0);
    // One more than there is without work.
    expect(nodes.take(2, 70)).toBe(10);
    expect(nodes.history(70).at(-1)).toEqual({ at: 70, nodes: 3, busy: 3 });
  });

  test('go when they have had no work for long enough, and are paid until then', () => {
    const nodes = pool();
    nodes.take(1, 0);
    nodes.release(1, 50);
    expect(nodes.paid(1000)).toBe(150);
    expect(nodes.history(1000).at(-1)).toEqual({ at: 150, nodes: 0, busy: 0 });
    expect(nodes.take(1, 1000)).toBe(10);
  });

  test('of the least number never go', () => {
    const nodes = pool({ minNodes: 1 });
    expect(nodes.take(1, 500)).toBe(0);
    nodes.take(1, 500);
    nodes.release(2, 600);
    expect(nodes.paid(10_000)).toBe(10_000 + 200);
  });

  test('the one whose work ended last works again, so that the other can go', () => {
    const nodes = pool();
    nodes.take(2, 0);
    nodes.release(1, 10);
    nodes.release(1, 90);
    nodes.take(1, 95);
    nodes.release(1, 200);
    // The first goes at 110, the second at 300.
    expect(nodes.paid(1000)).toBe(110 + 300);
  });
});

test('law: what is paid is what stands in the history, and never less than the work', () => {
  const steps = fc.array(
    fc.record({ after: fc.nat(300), length: fc.nat(300), nodes: fc.integer({ min: 1, max: 4 }) }),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(steps, fc.nat(2), (works, minNodes) => {
      const nodes = pool({ minNodes });
      let at = 0;
      const changes = works.flatMap(({ after, length, nodes: count }) => {
        at += after;
        return [
          { at, count },
          { at: at + length, count: -count },
        ];
      });
      changes.sort((one, other) => one.at - other.at || one.count - other.count);
      let busy = 0;
      let work = 0;
      let last = 0;
      for (const change of changes) {
        work += busy * (change.at - last);
        last = change.at;
        if (change.count < 0 && busy + change.count < 0) continue;
        busy += change.count;
        if (change.count > 0) nodes.take(change.count, change.at);
        else nodes.release(-change.count, change.at);
      }
      const end = last + 1000;
      work += busy * 1000;
      const history = nodes.history(end);
      const area = history.reduce(
        (sum, count, index) => sum + count.nodes * ((history[index + 1]?.at ?? end) - count.at),
        0,
      );
      expect(nodes.paid(end)).toBe(area);
      expect(area).toBeGreaterThanOrEqual(work);
      for (const count of history) expect(count.nodes).toBeGreaterThanOrEqual(Math.max(minNodes, count.busy));
    }),
  );
});
