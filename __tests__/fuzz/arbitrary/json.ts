import fc from 'fast-check';
import { COMMANDS, PROTOTYPE_NAMES, strangeText } from './text';

/** JSON text, and not a value: `__proto__` as a name, a name twice and numbers beyond 64 bits are lost on the way. */
export type JsonText = string;

const depth = (levels: number, open: string, inner: string, close: string) =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`;

/** Values that are not what they seem, as text. */
const NOT_WHAT_THEY_SEEM: readonly JsonText[] = [
  ...PROTOTYPE_NAMES.map((name) => `{${JSON.stringify(name)}: 1}`),
  '{"toString": null, "valueOf": null}',
  '{"toJSON": {"a": 1}}',
  '{"__proto__": {"toString": 1}}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  '{"length": 3}',
  '{"length": -1, "0": "a"}',
  '{"a": 1, "a": 2}',
  '[[]]',
  '[null]',
  '{}',
  '[]',
  '9007199254740993',
  '-9223372036854775809',
  '123456789012345678901234567890',
  '1e999',
  '-0',
  '0.1e-400',
  '"\\ud800"',
  '"\\u0000"',
  depth(60, '[', '1', ']'),
  depth(60, '{"a":', '1', '}'),
];

/** What ended whole commands: more levels than a stack has. Rare, since each takes long. */
export const DEEP: readonly JsonText[] = [depth(5_000, '[', '', ']'), depth(5_000, '{"a":', '1', '}')];

/** Any JSON value as text. */
export const strangeJson: fc.Arbitrary<JsonText> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NOT_WHAT_THEY_SEEM) },
  { weight: 3, arbitrary: strangeText.map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: fc.constantFrom('null', 'true', 'false', '0', '1', '-1', '1.5', '""') },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .dictionary(
        fc.oneof(fc.constantFrom(...PROTOTYPE_NAMES, ...COMMANDS), fc.string({ maxLength: 5 })),
        fc.jsonValue(),
        {
          maxKeys: 3,
        },
      )
      .map((value) => JSON.stringify(value)),
  },
);

/** How one place of some JSON is changed. */
interface Change {
  readonly at: number;
  readonly what: 'value' | 'name' | 'extra' | 'gone' | 'doubled' | 'text';
  readonly value: JsonText;
  readonly name: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000),
  what: fc.constantFrom('value', 'value', 'value', 'text', 'text', 'name', 'extra', 'gone', 'doubled'),
  value: strangeJson,
  name: fc.oneof(fc.constantFrom(...PROTOTYPE_NAMES), strangeText),
});

/** JSON text of a value in which a few places are other than they should be: what gets past the first checks. */
export function strangerThan(value: fc.Arbitrary<unknown>, most = 3): fc.Arbitrary<JsonText> {
  return fc
    .tuple(value, fc.array(change, { maxLength: most }))
    .map(([whole, changes]) => changes.reduce(changed, JSON.stringify(whole) ?? 'null'));
}

/** Marks the place of a value while the rest of it is printed. */
const MARK = '\u{10fffe}';

function changed(text: JsonText, { at, what, value, name }: Change): JsonText {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    // An earlier change made it too deep, or it stands twice: good enough.
    return text;
  }
  const places = placesIn(whole);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return value;
  const { holder, key } = place;
  const old = JSON.stringify((holder as Record<string, unknown>)[key]) ?? 'null';
  const put = (marked: unknown) => {
    (holder as Record<string, unknown>)[key] = marked;
    return JSON.stringify(whole);
  };
  if (Array.isArray(holder)) {
    if (what === 'gone') {
      holder.splice(Number(key), 1);
      return JSON.stringify(whole);
    }
    return put(MARK).replace(`"${MARK}"`, () => (what === 'doubled' ? `${old},${old}` : value));
  }
  const member = `${JSON.stringify(key)}:"${MARK}"`;
  switch (what) {
    case 'value':
      return put(MARK).replace(`"${MARK}"`, () => value);
    case 'text':
      return put(MARK).replace(`"${MARK}"`, () => JSON.stringify(name));
    case 'name':
      return put(MARK).replace(member, () => `${JSON.stringify(name)}:${old}`);
    case 'extra':
      return put(MARK).replace(member, () => `${JSON.stringify(key)}:${old},${JSON.stringify(name)}:${value}`);
    case 'doubled':
      return put(MARK).replace(member, () => `${JSON.stringify(key)}:${old},${JSON.stringify(key)}:${value}`);
    case 'gone':
      delete (holder as Record<string, unknown>)[key];
      return JSON.stringify(whole);
  }
}

function placesIn(whole: unknown): { readonly holder: object; readonly key: string }[] {
  const found: { holder: object; key: string }[] = [];
  const open: unknown[] = [whole];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      found.push({ holder: next, key });
      if (value !== null && value !== undefined) open.push(value);
    }
  }
  return found;
}
