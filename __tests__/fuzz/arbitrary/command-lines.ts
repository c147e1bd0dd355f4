import fc from 'fast-check';
import { CLAIM_KINDS } from '../../../lib/rules';
import { documentText, fileOf, folderFiles, planText } from './documents';
import { acknowledgementsText, checkovText, contractText, waiversText } from './lists';
import { messagesText, requestLine, ruleText } from './messages';
import { strangeText } from './text';

/** A command line, the files that it names, and what stands on standard input. */
export interface Scenario {
  readonly argv: readonly string[];
  readonly files: Readonly<Record<string, Buffer>>;
  readonly stdin: string;
}

/** A part of a command line, with the file that it names. */
interface Part {
  readonly argv: readonly string[];
  readonly files?: Readonly<Record<string, Buffer>>;
}

const nothing = fc.constant<Part>({ argv: [] });

/** A part that is mostly not there. */
function perhaps(part: fc.Arbitrary<Part>, weight = 1): fc.Arbitrary<Part> {
  return fc.oneof({ weight: 2, arbitrary: nothing }, { weight, arbitrary: part });
}

function flag(name: string): fc.Arbitrary<Part> {
  return perhaps(fc.constant({ argv: [name] }));
}

function valued(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Part> {
  return value.map((text) => ({ argv: [name, text] }));
}

/** A name that every file system takes; what is strange about it is for SARIF, tables and terminals. */
const fileName = (usual: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: strangeText.filter(isFileName).map((text) => `${text}${usual}`) },
  );

function isFileName(text: string): boolean {
  const forbidden = process.platform === 'win32' ? /[\p{Cc}<>:"/\\|?*]/u : /[\0/]/;
  return (
    !forbidden.test(text) &&
    Buffer.from(text).toString() === text &&
    Buffer.byteLength(text) < 200 &&
    !text.startsWith('-')
  );
}

/** An option or an argument with a file; sometimes there is none of that name. */
function file(option: readonly string[], usual: string, content: fc.Arbitrary<Buffer>): fc.Arbitrary<Part> {
  return fc.oneof(
    {
      weight: 30,
      arbitrary: fc
        .tuple(fileName(usual), content)
        .map(([name, bytes]): Part => ({ argv: [...option, name], files: { [name]: bytes } })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('.', 'nowhere.json', '', 'a/b').map((name) => ({ argv: [...option, name] })),
    },
  );
}

const from = fc.oneof(
  {
    weight: 6,
    arbitrary: file(
      ['--from'],
      'doc.tf.json',
      fileOf(fc.oneof({ weight: 3, arbitrary: documentText }, { weight: 1, arbitrary: planText })),
    ),
  },
  { weight: 1, arbitrary: folderFiles.map((files): Part => ({ argv: ['--from', '.'], files })) },
);
const json = flag('--json');
const topic = perhaps(
  valued(
    '--topic',
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom('jobs', 'work') }, { weight: 1, arbitrary: strangeText }),
  ),
);
const contract = perhaps(file(['--contract'], 'contract.json', fileOf(fc.oneof(contractText, documentText))));
/** Where something is written: only below the folder that the command runs in. */
const output = (usual: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom('no/such/folder', '.', 'doc.tf.json') },
  );
const unknownOption = fc.oneof(
  { weight: 60, arbitrary: nothing },
  { weight: 1, arbitrary: strangeText.map((text) => ({ argv: [`--${text}`] })) },
);

/** One command: its name, then its parts in this order. */
function command(name: string, ...parts: readonly fc.Arbitrary<Part>[]): fc.Arbitrary<Scenario> {
  return fc.tuple(...parts, unknownOption).map((all) => ({
    argv: [...name.split(' '), ...all.flatMap(({ argv }) => argv)],
    files: Object.assign({}, ...all.map((part: Part) => part.files ?? {})),
    stdin: '',
  }));
}

const day = fc.oneof(fc.constantFrom('2026-11-22', '2027-04-01', '2026-02-30'), strangeText);
const messages = fc.oneof(
  { weight: 4, arbitrary: file([], 'messages.json', fileOf(messagesText)) },
  { weight: 1, arbitrary: fc.constant<Part>({ argv: ['-'] }) },
);

/** Names of subscriptions that the documents mostly have. */
const subscriptions = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(['sub-0', 'sub-1'], ['sub-0'], ['sub-0', 'sub-1', 'sub-2'], ['s']) },
  { weight: 1, arbitrary: fc.array(strangeText, { minLength: 1, maxLength: 3 }) },
);

/** What each command can be asked. */
export const commands = {
  audit: command(
    'audit',
    from,
    fc.oneof(
      { weight: 20, arbitrary: fc.constant({ argv: ['--today', '2026-11-22'] }) },
      { weight: 1, arbitrary: valued('--today', day) },
    ),
    perhaps(file(['--waivers'], 'waivers.yaml', fileOf(waiversText)), 2),
    perhaps(file(['--checkov'], 'checkov.json', fileOf(checkovText)), 2),
    flag('--all'),
    json,
    perhaps(valued('--sarif', output('full.sarif')), 2),
    perhaps(valued('--sarif-upload', output('upload.sarif'))),
    perhaps(valued('--markdown', output('audit.md')), 2),
  ),
  check: command('check', from, json),
  diagram: command(
    'diagram',
    from,
    perhaps(valued('--format', fc.constantFrom('svg', 'mermaid', 'svg', 'png')), 4),
    json,
  ),
  page: command('diagram', from, valued('--format', fc.constant('html'))),
  emulator: command('emulator', from, fc.constant({ argv: ['--out', 'emulated'] }), json),
  eval: fc
    .array(requestLine, { maxLength: 5 })
    .map((lines): Scenario => ({ argv: ['eval'], files: {}, stdin: lines.join('\n') })),
  prove: command('prove', from, topic, contract, flag('--overlaps'), json),
  claim: fc
    .tuple(fc.constantFrom(...CLAIM_KINDS), subscriptions)
    .chain(([kind, names]) =>
      command(
        `prove ${kind}`,
        fc.constant({ argv: names }),
        from,
        perhaps(valued('--messages', ruleText)),
        perhaps(valued('--except', ruleText)),
        topic,
        json,
      ),
    ),
  filters: fc
    .tuple(fc.constantFrom('prove equivalent', 'prove implies'), ruleText, ruleText)
    .chain(([name, first, second]) => command(name, fc.constant({ argv: [first, second] }), json)),
  review: command(
    'review',
    file([], 'plan.json', fileOf(planText)),
    perhaps(file([], 'after.tf.json', fileOf(documentText))),
    contract,
    perhaps(file(['--acknowledgements'], 'acknowledgements.json', fileOf(acknowledgementsText))),
    perhaps(valued('--exactly-once', fc.oneof(fc.constantFrom('sub-0,sub-1', 'sub-0'), strangeText))),
    json,
  ),
  route: fc
    .tuple(command('route', messages, from, topic, flag('--explain'), json), messagesText)
    .map(([scenario, stdin]) => ({ ...scenario, stdin })),
} as const;

/** Anything behind the name of the command. */
export const anyWords: fc.Arbitrary<Scenario> = fc
  .array(
    fc.oneof(
      strangeText,
      fc.constantFrom('audit', 'check', 'prove', 'route', '--from', '--json', '--help', '--version', 'help'),
    ),
    {
      maxLength: 5,
    },
  )
  .filter((words) => !words.includes('eval') && !words.includes('emulator'))
  .map((argv) => ({ argv, files: {}, stdin: '' }));
