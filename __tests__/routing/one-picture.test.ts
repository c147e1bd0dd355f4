import type { Box } from '../../lib/routing/pictures/graph';
import { laidOut } from '../../lib/routing/pictures/layout';
import { mermaidOf } from '../../lib/routing/pictures/mermaid';
import { svgOf } from '../../lib/routing/pictures/svg';

const box = (id: string, kind: Box['kind'], ...lines: string[]): Box => ({ id, kind, lines, addresses: [] });
const BOXES = [
  box('t', 'topic', 'events', 'topic'),
  box('s', 'subscription', 'train', 'a is 1', 'b < 2'),
  box('q', 'queue', 'review', 'queue'),
  box('e', 'elsewhere', 'far', 'elsewhere'),
  box('u', 'unknown', '? not known'),
];
/** One box of each kind, of which one stands by itself. */
const GRAPH = {
  boxes: BOXES,
  arrows: [
    { from: 't', to: 's' },
    { from: 's', to: 'q', label: 'forwards' },
    { from: 's', to: 'e', label: 'dead letters' },
  ],
};

test('one of each as Mermaid', () => {
  expect(mermaidOf(GRAPH).split('\n')).toEqual([
    'flowchart LR',
    '  t(["<b>events</b><br/>topic"])',
    '  s["<b>train</b><br/>a is 1<br/>b #60; 2"]',
    '  q[("<b>review</b><br/>queue")]',
    '  e["<b>far</b><br/>elsewhere"]',
    '  u["<b>? not known</b>"]',
    '  t --> s',
    '  s -->|forwards| q',
    '  s -->|dead letters| e',
    '  classDef topic fill:#dbeafe,stroke:#1d4ed8,color:#111',
    '  classDef subscription fill:#f8fafc,stroke:#64748b,color:#111',
    '  classDef queue fill:#fef3c7,stroke:#b45309,color:#111',
    '  classDef elsewhere fill:#fff,stroke:#64748b,color:#111,stroke-dasharray:4',
    '  classDef unknown fill:#fff7ed,stroke:#c2410c,color:#111,stroke-dasharray:4',
    '  class t topic',
    '  class s subscription',
    '  class q queue',
    '  class e elsewhere',
    '  class u unknown',
  ]);
});

test('boxes of one kind are one class in Mermaid', () => {
  const two = [box('a', 'queue', 'a'), box('t', 'topic', 't'), box('b', 'queue', 'b')];
  const classes = mermaidOf({ boxes: two, arrows: [] }).match(/^ {2}class .*$/gm);
  expect(classes).toEqual(['  class a,b queue', '  class t topic']);
});

test('one of each as SVG: to look at it, put it into a file', () => {
  const [head, marker, ...lines] = svgOf(GRAPH).split('\n');
  expect(head).toMatch(/^<svg [^>]*viewBox="0 0 371 187" width="371" height="187"/);
  expect(marker).toMatch(/^<defs><marker id="end" /);
  expect(lines).toEqual([
    '<path d="M75.6 71 L110.6 71 L145.6 71" fill="none" stroke="#475569" marker-end="url(#end)"/>',
    '<path d="M205.2 85.3 L240.2 102 L285.1 102" fill="none" stroke="#475569" marker-end="url(#end)"/><text x="240.2" y="98" text-anchor="middle" fill="#475569">forwards</text>',
    '<path d="M205.2 56.7 L240.2 40 L275.2 40" fill="none" stroke="#475569" marker-end="url(#end)"/><text x="240.2" y="36" text-anchor="middle" fill="#475569">dead letters</text>',
    '<g id="t"><rect x="16" y="47" width="59.6" height="48" rx="14" fill="#dbeafe" stroke="#1d4ed8"/><text x="26" y="65" font-weight="bold">events</text><text x="26" y="82" fill="#334155">topic</text></g>',
    '<g id="s"><rect x="145.6" y="38.5" width="59.6" height="65" rx="4" fill="#f8fafc" stroke="#64748b"/><text x="155.6" y="56.5" font-weight="bold">train</text><text x="155.6" y="73.5" fill="#334155">a is 1</text><text x="155.6" y="90.5" fill="#334155">b &lt; 2</text></g>',
    '<g id="q"><rect x="285.1" y="78" width="59.6" height="48" rx="4" fill="#fef3c7" stroke="#b45309"/><text x="295.1" y="96" font-weight="bold">review</text><text x="295.1" y="113" fill="#334155">queue</text></g>',
    '<g id="e"><rect x="275.2" y="16" width="79.4" height="48" rx="4" fill="#ffffff" stroke="#64748b" stroke-dasharray="4"/><text x="285.2" y="34" font-weight="bold">far</text><text x="285.2" y="51" fill="#334155">elsewhere</text></g>',
    '<g id="u"><rect x="16" y="140" width="92.6" height="31" rx="4" fill="#fff7ed" stroke="#c2410c" stroke-dasharray="4"/><text x="26" y="158" font-weight="bold">? not known</text></g>',
    '</svg>',
    '',
  ]);
});

test('parts that no arrow joins stand below each other, and the widest makes the width', () => {
  const { places, points, width, height } = laidOut(GRAPH, ({ id }) => ({ width: id === 'u' ? 400 : 10, height: 20 }));
  expect(Object.fromEntries([...places].map(([id, { x, y }]) => [id, [x, y]]))).toEqual({
    // From left to right, 70 apart, and from top to bottom, 14 apart.
    t: [21, 43],
    s: [101, 43],
    e: [181, 26],
    q: [181, 60],
    // Below the lower of the two, 14 apart, its middle in its own middle.
    u: [216, 94],
  });
  expect([width, height]).toEqual([432, 120]);
  expect(points.map((way) => [way[0]?.x, way.at(-1)?.x])).toEqual([
    [26, 96],
    [106, 176],
    [106, 176],
  ]);
});

test('parts of one form but for the size of a box look otherwise', () => {
  const boxes = ['a', 'b', 'c'].map((id) => box(id, 'queue', id));
  const sizes = { a: [10, 20], b: [10, 30], c: [40, 20] } as const;
  const { places } = laidOut({ boxes, arrows: [] }, ({ id }) => {
    const [width, height] = sizes[id as keyof typeof sizes];
    return { width, height };
  });
  expect([...places.values()].map(({ width, height }) => [width, height])).toEqual(Object.values(sizes));
});

test('a picture of nothing has margins alone', () => {
  const { places, points, width } = laidOut({ boxes: [], arrows: [] }, () => ({ width: 1, height: 1 }));
  expect([places.size, points, width]).toEqual([0, [], 32]);
});
