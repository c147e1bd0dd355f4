import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DocumentContents, type ResolvedResources, readConfiguration } from './configuration';
import { isPlan, type PlanSide, planProblem, readPlan } from './plan';
import { isObject, type JsonObject, UnreadableDocument } from './resource';

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
}

const EXPECTED = 'expected cdk.tf.json, or a plan from terraform show -json';

/**
 * The documents that a path names: a `.tf.json` file, a plan from `terraform show -json`, or a folder with such
 * files, in which stacks may stand in folders of their own.
 *
 * @param side of a plan, what will be or what was before
 * @throws UnreadableDocument where there is no such file, or it is no Terraform JSON
 */
export function readDocuments(path: string, side: PlanSide = 'after'): TerraformDocument[] {
  const files = filesOf(path);
  if (files.length === 0) {
    throw new UnreadableDocument(`${path}: no .tf.json file in this folder or below; run npm run synth first`);
  }
  const byFolder = new Map<string, { file: string; text: string; json: JsonObject }[]>();
  const plans: TerraformDocument[] = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const json = parseJson(file, text);
    if (isPlan(json)) plans.push(planDocument(file, text, json, side));
    else byFolder.set(dirname(file), [...(byFolder.get(dirname(file)) ?? []), { file, text, json }]);
  }
  const folders = [...byFolder].map(([folder, parts]) => ({
    path: folder,
    files: parts.map(({ file, text }) => ({ file, text })),
    ...readConfiguration(parts),
  }));
  return [...folders, ...plans];
}

/** The document of one file's text, for example what a test has synthesized. @throws UnreadableDocument */
export function parseDocument(path: string, text: string, side: PlanSide = 'after'): TerraformDocument {
  const json = parseJson(path, text);
  if (isPlan(json)) return planDocument(path, text, json, side);
  return { path, files: [{ file: path, text }], ...readConfiguration([{ file: path, json }]) };
}

function planDocument(path: string, text: string, json: JsonObject, side: PlanSide): TerraformDocument {
  return { path, problem: planProblem(json), files: [{ file: path, text }], ...readPlan(path, json, side) };
}

function filesOf(path: string): string[] {
  if (!isFolder(path)) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const below = join(path, entry.name);
    // Terraform's own folders hold copies of modules.
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesOf(below);
    return entry.name.endsWith('.tf.json') ? [below] : [];
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new UnreadableDocument(`${path}: there is no such file or folder`);
  }
}

function parseJson(file: string, text: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableDocument(`${file}: not JSON; ${EXPECTED}`);
  }
  const isTerraform =
    isObject(json) &&
    (isPlan(json) || ['resource', 'terraform', 'provider'].some((part) => isObject(json[part as keyof typeof json])));
  if (!isTerraform) throw new UnreadableDocument(`${file}: not Terraform JSON; ${EXPECTED}`);
  return json as JsonObject;
}
