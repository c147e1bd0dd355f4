/// <reference lib="dom" />

import type { TopicResult } from '../../routing/answers/result';
import type { Box } from '../../routing/pictures/graph';
import type { Topology } from '../../routing/topology/topology';

const CLASSES = ['reached', 'partly', 'failed'] as const;

/** What a message does to the entities of a box. */
interface Hits {
  readonly reached: Set<string>;
  readonly failed: Set<string>;
}

/** Marks the boxes on the way of a message, also behind a forwarding. */
export class Marks {
  private readonly boxOf = new Map<string, Pick<Box, 'id' | 'addresses'>>();
  private readonly queues: ReadonlyMap<string, string>;

  constructor(topology: Topology, boxes: readonly Pick<Box, 'id' | 'addresses'>[]) {
    for (const box of boxes) for (const address of box.addresses) this.boxOf.set(address, box);
    this.queues = new Map(topology.queues.map(({ label, address }) => [label, address]));
  }

  show(result: TopicResult | undefined): void {
    for (const box of document.querySelectorAll('.picture g')) box.classList.remove(...CLASSES);
    for (const text of document.querySelectorAll('.picture .hits')) text.remove();
    const hits = new Map<string, Hits>();
    if (result !== undefined) this.add(result, hits);
    for (const [id, { reached, failed }] of hits) {
      const element = document.getElementById(id);
      const all = [...this.boxOf.values()].find((box) => box.id === id)?.addresses.length ?? 1;
      if (element === null) continue;
      if (all === 1) element.classList.add(failed.size > 0 ? 'failed' : 'reached');
      else {
        // A box of many is not reached, or failed, as a whole by what some of them get.
        element.classList.add('partly');
        this.tell(element, [
          ...(reached.size > 0 ? [`${reached.size} of ${all} get it`] : []),
          ...(failed.size > 0 ? [`${failed.size} of ${all} fail`] : []),
        ]);
      }
    }
  }

  private add({ topic, results }: TopicResult, hits: Map<string, Hits>): void {
    this.hit(topic.address, true, hits);
    for (const { subscription, copies, failures } of results) {
      if (failures.length > 0) this.hit(subscription.address, false, hits);
      else if (copies.length > 0) this.hit(subscription.address, true, hits);
      for (const { end } of copies) {
        for (const name of end.way.slice(1)) {
          const address = this.queues.get(name);
          if (address !== undefined) this.hit(address, true, hits);
        }
        if (end.next !== undefined) this.add(end.next, hits);
      }
    }
  }

  private hit(address: string, isReached: boolean, hits: Map<string, Hits>): void {
    const box = this.boxOf.get(address);
    if (box === undefined) return;
    const known = hits.get(box.id) ?? { reached: new Set(), failed: new Set() };
    hits.set(box.id, known);
    (isReached ? known.reached : known.failed).add(address);
  }

  /** Writes into the corner of a box how many of it are meant. */
  private tell(element: HTMLElement, parts: readonly string[]): void {
    const rect = element.querySelector('rect');
    if (rect === null) return;
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    const at = (name: string) => Number(rect.getAttribute(name));
    text.setAttribute('class', 'hits');
    text.setAttribute('x', String(at('x') + at('width') - 8));
    text.setAttribute('y', String(at('y') + at('height') - 8));
    text.setAttribute('text-anchor', 'end');
    text.textContent = parts.join(', ');
    // Beside the box, not in it: what stands in it is what the document says.
    element.after(text);
  }
}
