import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { completionOf } from '../../../lib/cli/completion/candidates';
import { wordsOf } from '../../../lib/cli/completion/command-line';
import { answerOf } from '../../../lib/cli/completion/completed-line';
import { MEANINGS, meaningOf } from '../../../lib/cli/completion/option-values';
import { schedulerProgram } from '../../../lib/cli/program';
import { commandsOf } from '../command-page';
import { scheduler } from '../scheduler';

const program = schedulerProgram();
const folder = mkdtempSync(join(tmpdir(), 'completion-'));
const document = join(folder, 'cdk.tf.json');

/** A topic with a name that a shell could take for something else. */
beforeAll(() => {
  const named = (name: string, more: object) => ({ name, ...more });
  writeFileSync(
    document,
    JSON.stringify({
      resource: {
        azurerm_servicebus_namespace: { bus: named('jobs-bus', { sku: 'Standard' }) },
        azurerm_servicebus_queue: { q: named('rejected', { namespace_id: '${azurerm_servicebus_namespace.bus.id}' }) },
        azurerm_servicebus_topic: {
          events: named('events', { namespace_id: '${azurerm_servicebus_namespace.bus.id}' }),
          odd: named('$(touch hacked)', { namespace_id: '${azurerm_servicebus_namespace.bus.id}' }),
        },
        azurerm_servicebus_subscription: {
          gpu: named('gpu', { topic_id: '${azurerm_servicebus_topic.events.id}', max_delivery_count: 3 }),
          cpu: named('cpu', { topic_id: '${azurerm_servicebus_topic.events.id}', max_delivery_count: 3 }),
        },
      },
    }),
  );
});

/** The values that the last word of a line can become, in zsh. */
async function valuesFor(line: string): Promise<string[]> {
  return (await completionOf(program, wordsOf(line), 'zsh')).candidates.map(({ value }) => value);
}

describe('what the last word can become', () => {
  test.each([
    ['commands', 'dia', ['diagram']],
    ['commands below a command', 'local fault lo', ['lose-locks']],
    ['commands behind help', 'help jo', ['jobs']],
    ['options by their beginning', 'jobs list --te', ['--template']],
    ['options of the command alone, not of the one above', 'local fault fill --und', ['--undo']],
    ['options where nothing else can stand', 'completion bash ', ['--help']],
    ['values from a list', 'jobs list --state Can', ['CancelRequested', 'Canceled']],
    ['values from a list behind an equals sign', 'local --tier=Pre', ['Premium']],
    ['arguments from a list', 'completion z', ['zsh']],
    ['answers to the questions of init', 'init here --framework ', ['cdktf', 'cdktn']],
    ['kinds of addresses', 'watch --at e', ['emulator:']],
    ['what --at is of jobs', 'jobs show x --at a', ['azure']],
    ['no command behind an argument', 'route messages.json rev', []],
    ['nothing behind --', 'route -- --fr', []],
    ['nothing for an option that there is not', 'route --nothing=', []],
    ['nothing that is free', 'peek x --count ', []],
  ])('%s', async (_, line, expected) => {
    expect(await valuesFor(line)).toEqual(expected);
  });

  test('a flag that is given is not offered again, an option with a value is', async () => {
    const values = await valuesFor('route --explain --from x messages.json --');
    expect(values).toContain('--from');
    expect(values).not.toContain('--explain');
  });

  test('an option that takes several values takes the next word as well', async () => {
    expect((await completionOf(program, ['local', '--messages', 'one', ''], 'zsh')).files).toBe('files');
    expect((await completionOf(program, ['local', '--messages', 'one', '--top'], 'zsh')).candidates).toHaveLength(1);
  });

  test.each([
    ['topics, of which none that a shell could run', 'prove coverage', '--topic ', ['events']],
    ['subscriptions', 'prove exactly-once', '', ['cpu', 'gpu']],
    ['a namespace', 'local', '--namespace ', ['jobs-bus']],
    ['addresses with a topic', 'send', 'x.json --to local/', ['local/events']],
  ])('names of what --from reads: %s', async (_, command, rest, expected) => {
    expect(await valuesFor(`${command} --from ${document} ${rest}`)).toEqual(expected);
  });

  test('nobody is asked over the network, and no input is waited for', async () => {
    for (const from of ['azure:training-ml', '-'])
      expect(await valuesFor(`prove coverage --from ${from} --topic `)).toEqual([]);
  });

  test('names behind a comma are those that are not there yet', async () => {
    const meaning = MEANINGS.get('--exactly-once <subscriptions>');
    expect(typeof meaning === 'function' && (await meaning(document, 'gpu,'))).toEqual(['gpu,cpu']);
  });

  test('a document that cannot be read has no names, and says nothing', () => {
    const { stdout, stderr, status } = scheduler([
      'complete',
      'zsh',
      '--',
      'prove',
      'coverage',
      '--from',
      'no',
      '--topic',
      '',
    ]);
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});

test('every option and argument says what can stand there, and nothing is said of what there is not', () => {
  const visible = commandsOf();
  const forgotten = visible.flatMap(({ words, command }) => {
    const options = command.options.filter(({ required, optional }) => required || optional);
    return [...options, ...command.registeredArguments]
      .filter(({ argChoices }) => argChoices === undefined)
      .flatMap((one) => {
        const meaning = meaningOf(one, command);
        return meaning === undefined ? [`${words}: ${'flags' in one ? one.flags : one.name()}`] : [];
      });
  });
  expect(forgotten).toEqual([]);
  const texts = visible.flatMap(({ command }) => [
    ...command.options.map(({ flags }) => flags.replace('...', '')),
    ...command.registeredArguments.map((one) => `<${one.name()}>`),
  ]);
  const unused = [...MEANINGS.keys()].filter((key) => !texts.some((text) => key === text || key.endsWith(` ${text}`)));
  expect(unused).toEqual([]);
});

test.each([
  ['a word', 'x jobs li', 'li', 'list'],
  ['behind a colon, where bash begins a word', 'x watch --at azu', 'azu', 'azure:'],
  ['behind an equals sign', 'x local --tier=Pre', 'Pre', 'Premium'],
  ['the end of an address', 'x watch --at local:', '', ''],
])('bash is told what stands behind the last of its own breaks: %s', async (_, line, current, expected) => {
  expect((await answerOf(program, 'bash', [line, current])).split(' ')[0]?.trim()).toBe(expected);
});

test('fish is told the whole word', async () => {
  expect((await completionOf(program, ['local', '--tier=Pre'], 'fish')).candidates[0]?.value).toBe('--tier=Premium');
});

describe('words of an unfinished line', () => {
  test.each([
    ['nothing', '', ['']],
    ['a blank at the end', 'a b ', ['a', 'b', '']],
    ['quotes', `a "b c" 'd"e'`, ['a', 'b c', 'd"e']],
    ['quotes that are not closed', 'a "b c', ['a', 'b c']],
    ['a backslash', 'a b\\ c', ['a', 'b c']],
    ['a backslash in quotes', '"a\\"b"', ['a"b']],
    ['a backslash at the end', 'a b\\', ['a', 'b']],
    ['what would be run', 'a $(touch x) `y`', ['a', '$(touch', 'x)', '`y`']],
    ['an empty word', "a '' b", ['a', '', 'b']],
  ])('%s', (_, line, expected) => {
    expect(wordsOf(line)).toEqual(expected);
  });

  test('words in quotes are those words', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        const quoted = words.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`).join(' ');
        expect(wordsOf(quoted)).toEqual(words);
      }),
    );
  });
});
