import { Editor } from './editor';

const CONTRACT = `export const trainingEvent = MessageContract.of({
  eventType: Property.oneOf('training.requested', 'dataset.ready'),
  region: Property.string(),
  zone: Property.string().optional(),
  label: Property.string().optional(),
  gpuCount: Property.int({ min: 0, max: 64 }).optional(),
  'event-size': Property.int().optional(),
});
`;

/** What is underlined in a filter, and how, where the folder has this contract or none. */
async function codes(sql: string, contract: string | undefined) {
  const editor = await Editor.start();
  if (contract !== undefined) await editor.open('contract.ts', contract);
  await editor.open('a.ts', `SqlFilter.parse(${JSON.stringify(sql)});`);
  const told = editor.underlined('a.ts').map(({ text, code, message }) => {
    const isByContract = message.startsWith('if messages are as trainingEvent (contract.ts:1) says: ');
    return `${code}${isByContract ? ' by contract' : ''}: ${text}`;
  });
  editor.dispose();
  return told;
}

describe('what the only contract says of messages is known to every warning', () => {
  test.each([
    // Every message has the property: nothing is lost by a negation of it.
    ["eventType <> 'dataset.ready'", ["negation-loses-messages: eventType <> 'dataset.ready'"], []],
    ["region NOT IN ('we', 'ne')", ["negation-loses-messages: region NOT IN ('we', 'ne')"], []],
    ["region NOT LIKE 'w%'", ["negation-loses-messages: region NOT LIKE 'w%'"], []],
    ["NOT (region = 'we')", ["negation-loses-messages: NOT (region = 'we')"], []],
    // A message may lack it.
    ["zone <> 'x'", ["negation-loses-messages: zone <> 'x'"], ["negation-loses-messages: zone <> 'x'"]],
    ['gpuCount <> 1', ['negation-loses-messages: gpuCount <> 1'], ['negation-loses-messages: gpuCount <> 1']],
    // Of two properties one may be missing.
    [
      "NOT (region = 'we' AND zone = 'x')",
      [
        "negation-loses-messages: NOT (region = 'we' AND zone = 'x')",
        "negation-loses-messages: NOT (region = 'we' AND zone = 'x')",
      ],
      ["negation-loses-messages: NOT (region = 'we' AND zone = 'x')"],
    ],
    // The contract has the name that looks like another thing.
    ["label = 'x'", ['system-looking-property: label'], []],
    ['region = label', ['unquoted-word: label', 'system-looking-property: label'], []],
    [
      "region = west AND label = 'x'",
      ['unquoted-word: west', 'system-looking-property: label'],
      ['unknown-property by contract: west'],
    ],
    // It is wrong with every contract.
    ["region LIKE 'we'", ["like-without-wildcard: region LIKE 'we'"], ["like-without-wildcard: region LIKE 'we'"]],
    [
      'label = NULL',
      ['comparison-with-null: label = NULL', 'system-looking-property: label'],
      ['comparison-with-null: label = NULL'],
    ],
  ])('%s', async (sql, without, within) => {
    expect(await codes(sql, undefined)).toEqual(without);
    expect(await codes(sql, CONTRACT)).toEqual(within);
  });
});

test('of two contracts nobody knows which one a filter is about', async () => {
  const two = CONTRACT + CONTRACT.replace('trainingEvent', 'other');
  expect(await codes("eventType <> 'dataset.ready'", two)).toEqual([
    "negation-loses-messages: eventType <> 'dataset.ready'",
  ]);
});

describe('what a filter needs of a message', () => {
  test.each([
    // Each message has an eventType, by the contract: nobody has to be told what comes of one without it.
    ["eventType = 'dataset.ready'", []],
    [
      "eventType = 'dataset.ready' AND gpuCount > 2",
      ['A message without `gpuCount` does not match: what is missing is unknown.'],
    ],
    ["eventType = 'dataset.ready' OR gpuCount > 2", []],
    ["unheard = 'x' AND region = 'we'", ['A message without `unheard` does not match: what is missing is unknown.']],
  ])('%s', async (sql, expected) => {
    const editor = await Editor.start();
    await editor.open('contract.ts', CONTRACT);
    await editor.open('a.ts', `SqlFilter.parse(${JSON.stringify(sql)});`);
    const hover = await editor.hover('a.ts', { line: 0, character: 18 });
    editor.dispose();
    const { value } = (hover as unknown as { contents: { value: string } }).contents;
    expect(value.split('\n\n').filter((line) => /without/.test(line))).toEqual(expected);
  });
});
