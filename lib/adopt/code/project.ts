import type { Message } from '../../rules';
import { type AdoptedContract, contractFor } from '../contract/adopted-contract';
import type { AdoptedNamespace, AdoptedQueue, AdoptedReceiver, AdoptedTopic } from '../model/adopted';
import { catalogueFile, queuesCode } from './catalogue-code';
import { HARD_LINE, joined, printed } from './code-layout';
import { contractFile } from './contract-code';
import { environmentFile, type Imported } from './environment-code';
import { examplesOf, type JobExample } from './example-code';
import { importsFile, importsIn } from './imports-code';
import { testFile } from './test-code';
import { docComment, identifierOf, importOf } from './typescript-code';

/** A file that is written, within the folder of the project. */
export interface WrittenFile {
  readonly path: string;
  readonly content: string;
}

/** How the code is written. */
export interface WritingOptions {
  /** The name of the stack. */
  readonly environment: string;
  /** Where the package is imported from, seen from a folder of the project. */
  importFrom(folder: string): string;
  /** The folder of the code: `lib`, or one of its own in a project that is there already. */
  readonly folder: string;
  /** Whether the environment is the only one: then it is exported in a list, with a test beside. */
  readonly isWhole: boolean;
  readonly expires: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Messages that producers send, by topic: of those that are given all. */
  readonly messages: readonly Message[];
  /** Whether Terraform takes over by `import` blocks, which it has since 1.5. */
  readonly hasImportBlocks: boolean;
}

/** What is written of a namespace. */
export interface WrittenProject {
  readonly files: readonly WrittenFile[];
  /** The variable of the environment, and the file that exports it. */
  readonly environment: { readonly variable: string; readonly path: string };
  readonly contracts: ReadonlyMap<AdoptedTopic, AdoptedContract>;
}

/** The code of a namespace: a catalogue and a contract for each topic, an environment, what is taken over. */
export function writtenProject(namespace: AdoptedNamespace, options: WritingOptions): WrittenProject {
  const { folder, isWhole, messages } = options;
  const isOne = namespace.topics.length === 1;
  const contracts = new Map<AdoptedTopic, AdoptedContract>();
  const files: WrittenFile[] = [];
  const catalogues: Imported[] = [];
  const examples: [AdoptedTopic, readonly JobExample[]][] = [];
  const owners = ownersOf(namespace);
  for (const topic of namespace.topics) {
    const place = isOne ? folder : `${folder}/${topic.name}`;
    const from = options.importFrom(place);
    const id = identifierOf(topic.name);
    const contract = contractFor(topic, messages);
    if (contract !== undefined) {
      contracts.set(topic, contract);
      files.push({ path: `${place}/contract.ts`, content: contractFile(topic.name, messageName(id), contract, from) });
    }
    const queues = namespace.queues.filter((queue) => owners.get(queue) === topic);
    const name = `${id}Jobs`;
    const described = { name, contract: contract && messageName(id), queues, from };
    files.push({ path: `${place}/jobs.ts`, content: catalogueFile(topic, contract, described) });
    catalogues.push({ name, file: isOne ? './jobs' : `./${topic.name}/jobs` });
    examples.push([topic, examplesOf(topic, contract?.contract)]);
  }
  const shared = namespace.queues.filter((queue) => owners.get(queue) === undefined);
  if (shared.length > 0)
    files.push({ path: `${folder}/queues.ts`, content: queuesFile(shared, options.importFrom(folder)) });
  const imports = options.hasImportBlocks ? importsIn(namespace) : [];
  if (imports.length > 0) files.push({ path: `${folder}/imports.ts`, content: importsFile(namespace.id, imports) });
  const variable = isWhole ? 'environments' : identifierOf(options.environment);
  const path = `${folder}/${isWhole ? 'environments' : 'environment'}.ts`;
  const content = environmentFile(namespace, {
    name: options.environment,
    variable,
    isList: isWhole,
    catalogues,
    queues: shared.length === 0 ? undefined : { name: QUEUES, file: './queues' },
    imports: imports.length === 0 ? undefined : { name: 'imports', file: './imports' },
    expires: options.expires,
    from: options.importFrom(folder),
    tags: options.tags,
  });
  files.push({ path, content });
  if (isWhole) files.push(...testFiles(examples, options.importFrom('__tests__')));
  return { files, environment: { variable, path }, contracts };
}

const QUEUES = 'sharedQueues';

function messageName(id: string): string {
  return `${id}Message`;
}

/** The topic whose jobs alone lead to a queue; of one topic alone all queues are. */
function ownersOf({ topics, queues }: AdoptedNamespace): ReadonlyMap<AdoptedQueue, AdoptedTopic | undefined> {
  const [only, ...others] = topics;
  if (others.length === 0) return new Map(queues.map((queue) => [queue, only]));
  const from = (name: string) => [
    ...topics.filter(({ jobs }) => jobs.some((job) => targetsOf(job).includes(name))),
    ...queues.filter((queue) => targetsOf(queue).includes(name)).map(() => undefined),
  ];
  return new Map(
    queues.map((queue) => {
      const [topic, ...more] = from(queue.name);
      return [queue, more.length === 0 ? topic : undefined];
    }),
  );
}

function targetsOf({ forwardTo, forwardDeadLetteredMessagesTo }: AdoptedReceiver): string[] {
  return [forwardTo, forwardDeadLetteredMessagesTo].flatMap((target) => (target === undefined ? [] : [target.name]));
}

function queuesFile(queues: readonly AdoptedQueue[], from: string): string {
  return printed([
    importOf(['type CatalogueQueue'], from),
    HARD_LINE,
    HARD_LINE,
    ...joined(
      docComment('Queues that belong to no job alone: several lead to them, or programs use them by themselves.'),
      HARD_LINE,
    ),
    HARD_LINE,
    [`export const ${QUEUES}: Readonly<Record<string, CatalogueQueue>> = `, queuesCode(queues), ';'],
    HARD_LINE,
  ]);
}

/** A message for each job, and a test that each goes where it went. */
function testFiles(examples: readonly (readonly [AdoptedTopic, readonly JobExample[]])[], from: string): WrittenFile[] {
  const files = examples.flatMap(([{ name }, all]) =>
    all.map(
      ({ file, json }): WrittenFile => ({
        path: `examples/messages/${examples.length === 1 ? '' : `${name}/`}${file}`,
        content: `${JSON.stringify(json, undefined, 2)}\n`,
      }),
    ),
  );
  const topics = examples.map(([{ name, topic }, all]) => ({
    name,
    examples: all,
    hasClaims: topic.claims.length > 0,
  }));
  return [...files, { path: '__tests__/jobs.test.ts', content: testFile(topics, from) }];
}
