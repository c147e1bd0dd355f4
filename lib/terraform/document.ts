import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type DocumentContents, type ResolvedResources, readConfiguration } from './configuration';
import { parseJsonText } from './json';
import { readFolder, realFolder, type SourceFile, type SourceFolder } from './module/folder';
import { hasSection } from './module/source';
import { type PlanSide, planProblem, readPlan } from './plan';
import { planParts } from './plan-parts';
import { checkedPlan, isPlan } from './plan-schema';
import { type ConfigurationPart, isObject, type JsonObject, UnreadableDocument } from './resource';

/** The resources of a document, without what else it says. */
export interface ResourceDocument extends ResolvedResources {
  /** The folder, or the file of the plan. */
  readonly path: string;
}

/** What is deployed together: the files of one folder, or one plan. */
export interface TerraformDocument extends ResourceDocument, DocumentContents {
  /** Why it does not tell enough to prove anything, where it is such a plan. */
  readonly problem?: string | undefined;
  /** The files that it was read from, as they are. */
  readonly files: readonly { readonly file: string; readonly text: string }[];
  /** What is no resource and no output, and can hold a secret: locals, variables, providers, calls of modules. */
  readonly parts: readonly ConfigurationPart[];
}

const EXPECTED = 'expected cdk.tf.json, or a plan from terraform show -json';

/**
 * The documents that a path names: a `.tf.json` file, a plan from `terraform show -json`, or a folder with such
 * files, in which stacks may stand in folders of their own. The files of one folder are one document, as Terraform reads
 * them, with the local modules that they call.
 *
 * @param side of a plan, what will be or what was before
 * @throws UnreadableDocument where there is no such file, or it is no Terraform JSON
 */
export function readDocuments(path: string, side: PlanSide = 'after'): TerraformDocument[] {
  if (!isFolder(path)) return [namedFile(path, side)];
  const found = foldersBelow(path, new Set()).map((folder) => folderDocuments(folder, side));
  const called = new Set(found.flatMap(({ modules }) => modules));
  const top = realFolder(path);
  // What another one calls is a part of that, and no deployment of its own.
  const own = found.filter(({ real }) => real === top || !called.has(real));
  const configurations = own.flatMap(({ configuration }) => configuration ?? []);
  const all = [...configurations, ...own.flatMap(({ plans }) => plans)];
  if (all.length === 0) {
    throw new UnreadableDocument(`${path}: no .tf.json file in this folder or below; run npm run synth first`);
  }
  return all;
}

/** The document of one file's text, for example what a test has synthesized. @throws UnreadableDocument */
export function parseDocument(path: string, text: string, side: PlanSide = 'after'): TerraformDocument {
  const json = parseJson(path, text);
  if (isPlan(json)) return planDocument(path, text, json, side);
  return { path, ...readConfiguration({ files: [{ file: path, text, json }], variableFiles: [], gaps: [] }) };
}

/** One file that was named: with what overrides it and gives values to its variables, and without its neighbours. */
function namedFile(path: string, side: PlanSide): TerraformDocument {
  const text = readFileSync(path, 'utf8');
  const json = parseJson(path, text);
  if (isPlan(json)) return planDocument(path, text, json, side);
  const folder = dirname(path);
  const source = readFolder(folder, parse, path);
  const files = source.files.some(({ file }) => file === path) ? source.files : [{ file: path, text, json }];
  // A file that Terraform would not read by its name has no neighbours that it would read with it.
  const read = path.endsWith('.tf.json') ? { ...source, files } : { files, variableFiles: [], gaps: [] };
  return { path: folder, ...readConfiguration(read, { folder, read: readModule }) };
}

interface FolderDocuments {
  /** The folder itself, whatever links lead to it. */
  readonly real: string;
  readonly configuration: TerraformDocument | undefined;
  readonly plans: readonly TerraformDocument[];
  /** The folders of the modules that it calls. */
  readonly modules: readonly string[];
}

function folderDocuments(folder: string, side: PlanSide): FolderDocuments {
  const source = readFolder(folder, parse);
  const isPlanFile = ({ json }: SourceFile) => isPlan(json);
  const plans = source.files.filter(isPlanFile).map(({ file, text, json }) => planDocument(file, text, json, side));
  const files = source.files.filter((file) => !isPlanFile(file));
  const real = realFolder(folder) ?? folder;
  if (files.length === 0) return { real, configuration: undefined, plans, modules: [] };
  const contents = readConfiguration({ ...source, files }, { folder, read: readModule });
  return { real, configuration: { path: folder, ...contents }, plans, modules: contents.modules };
}

function readModule(folder: string): SourceFolder {
  return readFolder(folder, parse);
}

function planDocument(path: string, text: string, json: JsonObject, side: PlanSide): TerraformDocument {
  const files = [{ file: path, text }];
  return { path, problem: planProblem(json), files, parts: planParts(path, json), ...readPlan(path, json, side) };
}

/** A folder and those below it, each once: links may lead back. */
function foldersBelow(path: string, met: Set<string>): string[] {
  const real = realFolder(path);
  if (real === undefined || met.has(real)) return [];
  met.add(real);
  const names = readdirSync(path).sort();
  // Terraform's own folders hold copies of modules.
  const below = names.filter((name) => !name.startsWith('.') && realFolder(join(path, name)) !== undefined);
  return [path, ...below.flatMap((name) => foldersBelow(join(path, name), met))];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new UnreadableDocument(`${path}: there is no such file or folder`);
  }
}

/** Reads one file that Terraform would read; what gives values to variables is any object. */
function parse(file: string, text: string): JsonObject {
  return basename(file).endsWith('.tfvars.json') ? parseObject(file, text) : parseJson(file, text);
}

function parseObject(file: string, text: string): JsonObject {
  let json: unknown;
  try {
    json = parseJsonText(text);
  } catch {
    throw new UnreadableDocument(`${file}: not JSON; ${EXPECTED}`);
  }
  if (!isObject(json)) throw new UnreadableDocument(`${file}: not Terraform JSON; ${EXPECTED}`);
  return json;
}

function parseJson(file: string, text: string): JsonObject {
  const json = parseObject(file, text);
  if (isState(json)) throw new UnreadableDocument(`${file}: ${IS_STATE}`);
  if (isPlan(json)) return checkedPlan(file, json);
  if (!hasSection(json)) throw new UnreadableDocument(`${file}: not Terraform JSON; ${EXPECTED}`);
  return json;
}

const IS_STATE =
  "a state, which says nothing of a provider's settings or of what changes; expected a plan: terraform plan -out=plan, and terraform show -json plan";

/** Whether some JSON is a state: of `terraform show -json` without a plan, or as Terraform keeps it. */
function isState(json: JsonObject): boolean {
  if (typeof json.terraform_version !== 'string' || 'resource_changes' in json) return false;
  return 'lineage' in json || (isObject(json.values) && 'format_version' in json);
}
