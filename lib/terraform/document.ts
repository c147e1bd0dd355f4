import { basename, dirname, join } from 'node:path';
import {
  inputName,
  isFolder,
  isStandardInput,
  kindOf,
  NestedTooDeeply,
  namesIn,
  readFileText,
  realFolder,
} from '../files';
import { type DocumentContents, type ResolvedResources, readConfiguration } from './module/configuration';
import { hasSection } from './module/source';
import { type ReadFile, readFolder, type SourceFile, type SourceFolder } from './module/source-folder';
import { otherJson, otherOutput } from './other-output';
import { parseJsonText } from './parsed-json';
import type { Evaluation } from './plan/evaluation';
import { type PlanSide, planProblem, readPlan } from './plan/plan';
import { planParts } from './plan/plan-parts';
import { checkedPlan, isPlan } from './plan/plan-schema';
import { type ConfigurationPart, isObject, type JsonObject, type JsonPath, UnreadableDocument } from './resource';
import { readState, type StateForm, stateForm } from './state/state';

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
  readonly files: readonly ReadFile[];
  /** What is no resource and no output, and can hold a secret: locals, variables, providers, calls of modules. */
  readonly parts: readonly ConfigurationPart[];
  /** What its configuration says of resources beside their own blocks. @default - what its files of JSON say */
  readonly beside?: BlocksBeside | undefined;
  /**
   * Where something is written, by its path in the JSON and the name of an argument; `undefined` where that is not known.
   *
   * @default - at that path in the JSON of its file
   */
  readonly writtenAt?: ((path: JsonPath, argument: string) => WrittenPlace | undefined) | undefined;
}

/** Lines of a file, from 1. */
export interface WrittenPlace {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** What a configuration says of resources beside their own blocks. */
export interface BlocksBeside {
  /** Where resources were before, by where they are now. */
  readonly moved: ReadonlyMap<string, string>;
  /** The addresses of what is taken over from Azure. */
  readonly imported: ReadonlySet<string>;
  /** The addresses of what Terraform no longer looks after, and leaves as it is. */
  readonly forgotten: ReadonlySet<string>;
}

const EXPECTED = 'expected cdk.tf.json, or a plan or state from terraform show -json';

/**
 * The documents that a path names: a `.tf.json` file, a plan or a state from `terraform show -json`, a `terraform.tfstate`,
 * or a folder with such
 * files, in which stacks may stand in folders of their own. The files of one folder are one document, as Terraform reads
 * them, with the local modules that they call.
 *
 * @param path a path; `-` for standard input
 * @param side of a plan, what will be or what was before
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument where it is no Terraform JSON
 */
export function readDocuments(path: string, side: PlanSide = 'after'): TerraformDocument[] {
  if (!isFolder(path)) return [documentOf({ file: path, ...readFileText(path) }, side)];
  const found = foldersBelow(path).map((folder) => folderDocuments(folder, side));
  const called = new Set(found.flatMap(({ modules }) => modules));
  const top = realFolder(path);
  // What another one calls is a part of that, and no deployment of its own.
  const own = found.filter(({ real }) => real === top || !called.has(real));
  const configurations = own.flatMap(({ configuration }) => configuration ?? []);
  const all = [...configurations, ...own.flatMap(({ plans }) => plans)];
  if (all.length === 0) {
    throw new UnreadableDocument(`${path}: ${nothingIn(path)}`);
  }
  return all;
}

/** Where else something may be, for a folder without anything. */
function nothingIn(path: string): string {
  const nearest = foldersBelow(path).find((folder) => namesIn(folder).some((name) => /\.(tf|tofu)$/.test(name)));
  const what = 'no *.tf in this folder, and no .tf.json, plan or state in it or below';
  return nearest === undefined
    ? `${what}; name a folder of *.tf, the JSON of terraform show -json, or a folder that was synthesized (npm run synth)`
    : `${what}; *.tf is in ${nearest}: name that folder`;
}

/**
 * The document of one file's text, for example what a test has synthesized.
 *
 * @param path what the document is called in messages; nothing is read from there
 * @param text the JSON: of a `cdk.tf.json`, or of `terraform show -json` for a plan or a state
 * @param side of a plan, what is there before it is applied or after
 * @param evaluation of a plan, what Terraform has evaluated of the configuration that it was made of
 * @throws UnreadableDocument for a text that is no JSON, or none of these
 */
export function parseDocument(
  path: string,
  text: string,
  side: PlanSide = 'after',
  evaluation?: Evaluation,
): TerraformDocument {
  const json = parseJson(path, text);
  const form = stateForm(path, json);
  if (form !== undefined) return stateDocument({ file: path, text, json }, form);
  if (isPlan(json)) return planDocument({ file: path, text, json }, side, evaluation);
  return { path, ...readConfiguration({ files: [{ file: path, text, json }], variableFiles: [], gaps: [] }) };
}

/**
 * The document of one file that was named and has been read: with what overrides it and gives values to its variables,
 * and without its neighbours.
 *
 * @throws FileProblem where a file beside it cannot be read
 * @throws UnreadableDocument where it is no Terraform JSON
 */
export function documentOf({ file: path, ...content }: ReadFile, side: PlanSide = 'after'): TerraformDocument {
  const file = inputName(path);
  const source = { file, ...content, json: parseJson(file, content.text) };
  const form = stateForm(file, source.json);
  if (form !== undefined) return stateDocument(source, form);
  if (isPlan(source.json)) return planDocument(source, side);
  // What comes through a pipe has no folder, so no neighbours, and no modules beside it.
  if (isStandardInput(path) || kindOf(path) !== 'file') {
    return { path: file, ...readConfiguration({ files: [source], variableFiles: [], gaps: [] }) };
  }
  const folder = dirname(path);
  // A file that Terraform would not read by its name has no neighbours that it would read with it.
  const read = path.endsWith('.tf.json')
    ? readFolder(folder, parse, source)
    : { files: [source], variableFiles: [], gaps: [] };
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
  const plans = source.files.filter(isPlanFile).map((file) => planDocument(file, side));
  const files = source.files.filter((file) => !isPlanFile(file));
  const real = realFolder(folder) ?? folder;
  if (files.length === 0) return { real, configuration: undefined, plans, modules: [] };
  const contents = readConfiguration({ ...source, files }, { folder, read: readModule });
  return { real, configuration: { path: folder, ...contents }, plans, modules: contents.modules };
}

function readModule(folder: string): SourceFolder {
  return readFolder(folder, parse);
}

function stateDocument({ json, ...read }: SourceFile, form: StateForm): TerraformDocument {
  return { path: read.file, files: [read], parts: [], ...readState(read.file, json, form) };
}

function planDocument({ json, ...read }: SourceFile, side: PlanSide, evaluation?: Evaluation): TerraformDocument {
  const { file } = read;
  return {
    path: file,
    problem: planProblem(json),
    files: [read],
    parts: planParts(file, json),
    ...readPlan(file, json, side, evaluation),
  };
}

/**
 * The document of a configuration that Terraform itself has evaluated.
 *
 * @param path the folder
 * @param json what it says, as a plan
 * @param written the files that it was read from, what they say beside resources, and where
 */
export function evaluatedDocument(
  path: string,
  json: JsonObject,
  evaluation: Evaluation,
  written: Pick<TerraformDocument, 'files' | 'beside' | 'writtenAt'>,
): TerraformDocument {
  const plan = checkedPlan(path, json);
  return { path, ...written, parts: planParts(path, plan), ...readPlan(path, plan, 'after', evaluation) };
}

/** A folder and those below it, each once, since links may lead back; in order, what is inside one behind it. */
function foldersBelow(path: string): string[] {
  const found: string[] = [];
  const met = new Set<string>();
  const open = [path];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const real = realFolder(folder);
    if (real === undefined || met.has(real)) continue;
    met.add(real);
    found.push(folder);
    // Terraform's own folders hold copies of modules.
    const names = namesIn(folder).filter((name) => !name.startsWith('.'));
    for (const name of names.reverse()) open.push(join(folder, name));
  }
  return found;
}

/** Reads one file that Terraform would read; what gives values to variables is any object. */
function parse(file: string, text: string): JsonObject {
  return basename(file).endsWith('.tfvars.json') ? parseObject(file, text) : parseJson(file, text);
}

function parseObject(file: string, text: string): JsonObject {
  let json: unknown;
  if (text.trim() === '') throw new UnreadableDocument(`${file}: empty; ${EXPECTED}`);
  try {
    json = parseJsonText(text);
  } catch (error) {
    if (error instanceof NestedTooDeeply) {
      const { line, column } = error.place;
      throw new UnreadableDocument(`${file}:${line}:${column}: ${error.message}`);
    }
    throw new UnreadableDocument(`${file}: ${otherOutput(text) ?? `not JSON; ${EXPECTED}`}`);
  }
  if (!isObject(json)) throw new UnreadableDocument(`${file}: not Terraform JSON; ${EXPECTED}`);
  return json;
}

function parseJson(file: string, text: string): JsonObject {
  const json = parseObject(file, text);
  if (stateForm(file, json) !== undefined) return json;
  if (isPlan(json)) return checkedPlan(file, json);
  if (!hasSection(json))
    throw new UnreadableDocument(`${file}: ${otherJson(json) ?? `not Terraform JSON; ${EXPECTED}`}`);
  return json;
}
