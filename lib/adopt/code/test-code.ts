import { HARD_LINE, printed } from './code-layout';
import type { JobExample } from './example-code';
import { type Entry, listLiteral, objectLiteral, textLiteral } from './typescript-code';

/** A topic with the examples that are tested. */
export interface TestedTopic {
  readonly name: string;
  readonly examples: readonly JobExample[];
  /** Whether something is claimed about its messages. */
  readonly hasClaims: boolean;
}

/** Queues have no rules that could be tested: what is left is that everything is valid. */
const queuesAlone = (from: string) => `import { synthesizedText } from '${from}';
import { environments } from '../lib/environments';

test.each(environments)('$name passes every check', (environment) => {
  expect(synthesizedText(environment)).toContain(environment.namespace.name);
});
`;

/**
 * The test of a project: each example goes where it went when the namespace was adopted.
 *
 * @param from what constructs are imported from
 */
export function testFile(topics: readonly TestedTopic[], from: string): string {
  if (topics.length === 0) return queuesAlone(from);
  const destinations = objectLiteral(
    topics.map(({ name, examples }): Entry => ({ key: name, value: objectLiteral(examples.map(entryOf), true) })),
    true,
  );
  const folder = topics.length === 1 ? '' : ', topicName';
  return [
    "import { readFileSync } from 'node:fs';",
    "import { join } from 'node:path';",
    `import { synthesizedText } from '${from}';`,
    "import { topicIn } from 'training-job-scheduler/jest';",
    "import { environments } from '../lib/environments';",
    '',
    "const EXAMPLES = join(__dirname, '..', 'examples', 'messages');",
    '',
    '/** Where each example goes, by topic: the subscriptions that got such a message when the namespace was adopted. */',
    'const DESTINATIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = '.concat(
      printed([destinations, ';', HARD_LINE]),
    ),
    "describe.each(environments.map((environment) => [environment.name, environment] as const))('%s', (_, environment) => {",
    '  // Runs every check of `npm run synth`: an environment with a mistake fails here, with all that is wrong.',
    '  const json = synthesizedText(environment);',
    '',
    "  describe.each(Object.entries(DESTINATIONS))('the topic %s', (topicName, destinations) => {",
    '    const topic = topicIn(json, topicName);',
    '',
    "    test.each(Object.entries(destinations))('%s goes to %j', (file, names) => {",
    `      const message = JSON.parse(readFileSync(join(EXAMPLES${folder}, file), 'utf8'));`,
    '      expect(topic).toRoute(message, ...names);',
    '    });',
    '  });',
    ...claimTests(topics),
    '});',
    '',
  ].join('\n');
}

/** Of topics that something is claimed about: a test of a claim that is not there would fail. */
function claimTests(topics: readonly TestedTopic[]): string[] {
  const names = topics.filter(({ hasClaims }) => hasClaims).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    '',
    `  test.each(${printed(listLiteral(names.map(textLiteral)), 80)})('every claim about %s holds for all messages', async (topicName) => {`,
    '    await expect(topicIn(json, topicName)).toKeepItsClaims();',
    '  });',
  ];
}

function entryOf({ file, destinations }: JobExample): Entry {
  return { key: file, value: listLiteral(destinations.map(textLiteral)) };
}
