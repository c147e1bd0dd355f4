import { leavingOut, sourcesOfProject } from './switches';

const KINDS = "type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number } | { kind: 'dot' };\n";

const CASES: readonly (readonly [name: string, source: string, left: readonly string[]])[] = [
  [
    'a switch that returns nothing and leaves a kind out',
    `${KINDS}export function tell(shape: Shape): void {\n  switch (shape.kind) {\n    case 'circle': return;\n    case 'dot': return;\n  }\n}\n`,
    ['3: "square"'],
  ],
  [
    'a default that two kinds fall into',
    `${KINDS}export function sizeOf(shape: Shape): number {\n  switch (shape.kind) {\n    case 'circle': return shape.radius;\n    default: return 0;\n  }\n}\n`,
    ['5: "dot" | "square"'],
  ],
  [
    'every kind with a case',
    `${KINDS}export function sizeOf(shape: Shape): number {\n  switch (shape.kind) {\n    case 'circle': return shape.radius;\n    case 'square': return shape.side;\n    case 'dot': return 0;\n  }\n}\n`,
    [],
  ],
  [
    'a default for the rest of all texts',
    `export function sizeOf(word: string | undefined): number {\n  switch (word) {\n    case 'none': return 0;\n    default: return 1;\n  }\n}\n`,
    [],
  ],
  [
    'a default for one of two words beside nothing',
    `export function sizeOf(word: 'a' | 'b' | undefined): number {\n  switch (word) {\n    case 'a': return 0;\n    default: return 1;\n  }\n}\n`,
    ['4: "b" | undefined'],
  ],
];

const SOURCES = sourcesOfProject();
const FOUND = leavingOut(
  new Map([...SOURCES, ...CASES.map(([, source], index) => [`case-${index}.ts`, source] as const)]),
);

test.each(CASES.map(([name, , left], index) => [name, index, left] as const))('%s', (_, index, left) => {
  const place = `case-${index}.ts:`;
  expect(FOUND.filter((one) => one.startsWith(place))).toEqual(left.map((one) => `${place}${one}`));
});

test('every switch has a case for every kind: a new kind is told by the compiler, and not taken for another', () => {
  expect(SOURCES.size).toBeGreaterThan(500);
  expect(FOUND.filter((one) => !one.startsWith('case-'))).toEqual([]);
});
