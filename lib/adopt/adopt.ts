import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { commonFiles, endOfExceptions, FRAMEWORKS } from '../init';
import { ownManifest } from '../package/manifest';
import { changeOfSources, type Review, reviewChange } from '../proof/review';
import { topologyOf } from '../routing';
import type { Message } from '../rules';
import { parseDocument, type TerraformDocument, type TerraformResource } from '../terraform';
import { importScript, importsIn } from './code/imports-code';
import { type WrittenFile, writtenProject } from './code/project';
import { readmeFile } from './code/readme-code';
import type { AdoptedNamespace } from './model/adopted';
import { type Comparison, compareTopologies } from './proof/same-topology';
import { synthesize } from './proof/synthesis';

/** Where and how code is written. */
export interface AdoptOptions {
  /** The folder of the project, new or not. */
  readonly out: string;
  /** The name of the stack; guessed from that of the namespace. */
  readonly environment?: string | undefined;
  readonly framework: string;
  /** Messages that producers send. */
  readonly messages: readonly Message[];
  /** Whether Terraform is older than 1.5: then a script takes over, and no `import` block. */
  readonly hasScript: boolean;
  /** The day from which on exceptions hold, such as `2026-11-22`. */
  readonly today: string;
  /** Where npm gets this package from in a new project; the version that runs by default. */
  readonly source?: string | undefined;
  /** How a project is synthesized; in a folder and a process of its own by default. */
  readonly synthesize?: typeof synthesize;
}

/** Whether what was written deploys what was read. */
export type AdoptionProof =
  | {
      readonly kind: 'compared';
      readonly comparison: Comparison;
      /** What the first apply changes, as far as the source tells. */
      readonly review: Review;
      /** What was synthesized. */
      readonly json: string;
    }
  | { readonly kind: 'refused'; readonly lines: readonly string[] }
  | { readonly kind: 'impossible'; readonly why: string };

/** A namespace as code, not yet on the disk. */
export interface Adoption {
  readonly namespace: AdoptedNamespace;
  /** Within the folder of the project. */
  readonly files: readonly WrittenFile[];
  readonly isNewProject: boolean;
  /** The name of the stack. */
  readonly environment: string;
  /** The variable of the environment, and the file that exports it. */
  readonly exported: { readonly variable: string; readonly path: string };
  readonly proof: AdoptionProof;
}

/**
 * Writes a namespace as code, and proves that the code deploys it: it is synthesized in a folder of its own, and what comes
 * out is compared with what was read.
 *
 * @param document what was read
 */
export async function adopt(
  namespace: AdoptedNamespace,
  document: TerraformDocument,
  options: AdoptOptions,
): Promise<Adoption> {
  const target = targetOf(options.out);
  const environment = options.environment ?? environmentOf(namespace.name);
  const entry = FRAMEWORKS.get(options.framework)?.entry ?? ownManifest().name;
  const folder = target.kind === 'new' ? 'lib' : `lib/${folderOf(namespace.name)}`;
  const project = {
    environment,
    folder,
    expires: endOfExceptions(options.today),
    messages: options.messages,
    hasImportBlocks: !options.hasScript,
    tags: { environment, application: target.name },
  };
  const isWhole = target.kind === 'new';
  const importFrom = (from: string) =>
    target.kind === 'clone' ? relative(from, join('lib', 'index')).split('\\').join('/') : entry;
  const { files: code, environment: exported } = writtenProject(namespace, { ...project, isWhole, importFrom });
  // In the folder where it is tried, it is a project of its own, wherever it will stand.
  const names = { name: target.name, framework: options.framework };
  const messages = namespace.topics.length === 1 ? 'examples/messages' : undefined;
  const common = commonFiles(names, { source: options.source, messages });
  // Where what is not known has to be filled in, something stands in for it that synth takes; nothing that is compared.
  const whole = { ...namespace, location: namespace.location ?? STAND_IN_REGION };
  const { files: tried } = writtenProject(whole, { ...project, folder: 'lib', isWhole: true, importFrom: () => entry });
  const proof = await proofOf(namespace, document, [...common, ...tried], environment, options);
  const script = options.hasScript ? scriptOf(namespace, proof) : [];
  const readme = { path: 'README.md', content: readmeFile(target.name, namespace, environment) };
  const files = target.kind === 'new' ? [...common, ...code, readme, ...script] : [...code, ...script];
  return { namespace, files, isNewProject: isWhole, environment, exported, proof };
}

async function proofOf(
  namespace: AdoptedNamespace,
  document: TerraformDocument,
  files: readonly WrittenFile[],
  environment: string,
  { out, framework, synthesize: tried = synthesize }: AdoptOptions,
): Promise<AdoptionProof> {
  const packages = [ownManifest().name, ...Object.keys(FRAMEWORKS.get(framework)?.packages ?? {})];
  const synthesis = await tried(files, environment, [resolve(out), process.cwd()], packages);
  if (synthesis.kind !== 'done') return synthesis;
  // Of what is taken over by an import block, a document does not tell what else is there; here it is known what was read.
  const { import: _, ...json } = JSON.parse(synthesis.json) as Record<string, unknown>;
  const text = JSON.stringify(json, undefined, 2);
  const written = parseDocument(join('cdktf.out', 'stacks', environment, 'cdk.tf.json'), text);
  const comparison = await compareTopologies(namespace, topologyOf(written));
  const review = await reviewChange(changeOfSources(partOf(document, namespace), written, true));
  return { kind: 'compared', comparison, review, json: synthesis.json };
}

/** The part of a document that was adopted: what is left out stays as it is, and is no change. */
function partOf(document: TerraformDocument, { topics, queues, name }: AdoptedNamespace): TerraformDocument {
  const jobs = topics.flatMap((topic) => topic.jobs);
  const adopted = [...topics, ...queues, ...jobs, ...jobs.flatMap(({ rules }) => rules)].map(({ address }) => address);
  const addresses = new Set(adopted);
  const isPart = ({ address, values }: TerraformResource) =>
    addresses.has(address) || `${values.name}`.toLowerCase() === name.toLowerCase();
  return { ...document, resources: document.resources.filter(isPart) };
}

/** The addresses of what was synthesized: a script needs them, and nothing else knows them. */
function scriptOf(namespace: AdoptedNamespace, proof: AdoptionProof): WrittenFile[] {
  if (proof.kind !== 'compared') return [];
  const addresses = addressesByPath(JSON.parse(proof.json));
  const known = importsIn(namespace).filter(({ path }) => addresses.has(path));
  const content = importScript(namespace.id, known, (path) => addresses.get(path) ?? path);
  return [{ path: 'import.sh', content }];
}

/** The addresses of resources, by the path of their construct below the stack, which cdktf leaves beside each. */
function addressesByPath({ resource = {} }: { readonly resource?: object }): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [type, instances] of Object.entries(resource)) {
    for (const [name, values] of Object.entries(instances as Record<string, Record<string, unknown>>)) {
      const { metadata } = (values['//'] ?? {}) as { readonly metadata?: { readonly path?: unknown } };
      const path = String(metadata?.path ?? '');
      found.set(path.replace(/^[^/]+\//, '').replace(/\/Resource$/, ''), `${type}.${name}`);
    }
  }
  return found;
}

/** The project that code is written into. */
interface Target {
  readonly kind: 'new' | 'project' | 'clone';
  readonly name: string;
}

/** A folder with a package.json is a project that is there already; that of this project itself is a clone. */
function targetOf(out: string): Target {
  const file = join(out, 'package.json');
  const usual = basename(resolve(out));
  try {
    const { name = usual } = JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: string };
    return { kind: name === ownManifest().name ? 'clone' : 'project', name };
  } catch {
    return { kind: 'new', name: packageName(usual) };
  }
}

function packageName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '');
  return name === '' ? 'adopted' : name.slice(0, 214);
}

/** A region, for what is tried without one. */
const STAND_IN_REGION = 'westeurope';

const STAGES = ['dev', 'test', 'qa', 'int', 'stage', 'staging', 'preprod', 'prod', 'production'];

/** The stage that the name of a namespace ends with, as most do. */
function environmentOf(name: string): string {
  return STAGES.find((stage) => new RegExp(`(^|-)${stage}$`, 'i').test(name)) ?? 'prod';
}

function folderOf(name: string): string {
  return name.toLowerCase();
}
