import { type Argument, type Command, Option } from 'commander';
import { QUESTIONS } from '../../init';
import type { Asked } from './asked-words';
import { addresses, entities, jobs, namespaces, subscriptions, templates, topics } from './document-names';

/** Something that can be written, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What a value can be: names that are known, files, or what nobody can foresee. */
export interface Values {
  readonly names: readonly Candidate[];
  readonly files: 'none' | 'files' | 'folders';
}

/** Where names are looked up: what `--from` says, or what is read without it. */
type Find = (from: string | undefined, written: string) => Promise<readonly string[]>;

const FILES = 'files';
const FOLDERS = 'folders';
/** A number, a time, a sentence: nobody can foresee it. */
const FREE = 'free';

type Meaning = typeof FILES | typeof FOLDERS | typeof FREE | readonly string[] | Find;

const ADDRESSES = ['local', 'local:', 'azure:', 'emulator:'];

/**
 * What values are, by the option or argument as it is written, behind the words of its command where that alone does not
 * tell: `jobs --at <address>`. What has a list of values of its own is not in here; a test finds what is forgotten.
 */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...QUESTIONS.map(({ key, choices }) => [`--${key} <${key}>`, choices?.map(({ value }) => value) ?? FREE] as const),
  ['<after>', FILES],
  ['<entity>', entities],
  ['<file>', FILES],
  ['<folder>', FOLDERS],
  ['<message>', FILES],
  ['<messages>', FILES],
  ['<plan>', FILES],
  ['<destinations>', subscriptions],
  ['<subscription>', subscriptions],
  ['<templates>', templates],
  ['--at <address>', ADDRESSES],
  ['local fault <entity>', addresses],
  ['jobs --at <address>', ['local', 'local:', 'azure']],
  ['--entity <address>', addresses],
  ['--exactly-once <subscriptions>', async (from, written) => listed(await subscriptions(from), written)],
  ['--into <entity>', entities],
  ['--jobs <templates>', async (from, written) => listed(await jobs(from), written)],
  ['--namespace <name>', namespaces],
  ['--package <source>', FILES],
  ['--subscription <name>', subscriptions],
  ['--sku <tier>', ['Basic', 'Standard', 'Premium']],
  ['--fault <names>', async () => faults()],
  ['--template <name>', templates],
  ['--to <address>', async (from) => [...ADDRESSES, ...(await topics(from)).map((name) => `local/${name}`)]],
  ['--topic <name>', topics],
  ...[
    '--environment <name>',
    '--subscription <id>',
    '--resource-group <name>',
    '--location <region>',
    '--schedules <number>',
    '--seed <number>',
    '--per-schedule <number>',
    '--replay <seed>',
    '<filter>',
    '<first>',
    '<job>',
    '<length>',
    '<second>',
    '--count <number>',
    '--every <time>',
    '--except <sql>',
    '--host <host>',
    '--lock-token <guid>',
    '--message-id <id>',
    '--messages <sql>',
    '--port <number>',
    '--page-port <number>',
    '--reason <reason>',
    '--request-id <id>',
    '--sequence <number>',
    '--from-sequence <number>',
    '--instances <number>',
    '--most <number>',
    '--session <id>',
    '--look-on <length>',
    '--set <change>',
    '--set <name=value>',
    '--today <day>',
    '--unset <name>',
    '--var <name=value>',
    '--workspace <id>',
    '--workspace-id <id>',
  ].map((free) => [free, FREE] as const),
]);

/** What the value of an option or argument can be. */
export async function valuesOf(one: Option | Argument, { command, given, written }: Asked): Promise<Values> {
  const choices = one.argChoices;
  if (choices !== undefined) return named(choices);
  const meaning = meaningOf(one, command) ?? FREE;
  if (meaning === FREE) return named([]);
  if (meaning === FILES || meaning === FOLDERS) return { names: [], files: meaning };
  return named(typeof meaning === 'function' ? await meaning(fromOf(given, command), written) : meaning);
}

/** What is known of the values of an option or argument of a command; `undefined` where it is forgotten. */
export function meaningOf(one: Option | Argument, command: Command): Meaning | undefined {
  const text = one instanceof Option ? `${one.long} <${placeholderOf(one)}>` : `<${one.name()}>`;
  const words: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) words.unshift(at.name());
  for (; words.length > 0; words.pop()) {
    const known = MEANINGS.get(`${words.join(' ')} ${text}`);
    if (known !== undefined) return known;
  }
  return MEANINGS.get(text) ?? (one instanceof Option ? OF_PLACEHOLDERS.get(placeholderOf(one)) : undefined);
}

/** What is a file or folder says so by itself. */
const OF_PLACEHOLDERS: ReadonlyMap<string, Meaning> = new Map([
  ['file', FILES],
  ['folder', FOLDERS],
  ['path', FILES],
] as const);

function placeholderOf({ flags }: Option): string {
  return /[<[]([^>\]]+?)(?:\.\.\.)?[>\]]/.exec(flags)?.[1] ?? '';
}

function named(values: readonly string[]): Values {
  return { names: values.map((value) => ({ value, description: '' })), files: 'none' };
}

/** What is read: said with `--from`, or as the command has it without. */
function fromOf(given: Asked['given'], command: Command): string | undefined {
  for (const [{ long }, value] of given) if (long === '--from') return value;
  const preset: unknown = command.options.find(({ long }) => long === '--from')?.defaultValue;
  return typeof preset === 'string' ? preset : undefined;
}

/** The names behind those of a list with commas that are written already. */
function listed(names: readonly string[], written: string): string[] {
  const before = written.slice(0, written.lastIndexOf(',') + 1);
  const used = before.split(',');
  return names.filter((name) => !used.includes(name)).map((name) => `${before}${name}`);
}

/** What `simulate --fault` takes, which only that command loads. */
async function faults(): Promise<readonly string[]> {
  const { FAULT_NAMES, faultKind } = await import('../../simulation');
  return FAULT_NAMES.filter((name) => faultKind(name).beyond !== undefined);
}
