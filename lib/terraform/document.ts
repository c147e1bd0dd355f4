import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A resource of a Terraform document. */
export interface TerraformResource {
  /** The file that it was read from. */
  readonly file: string;
  /** Its address: `module.bus.azurerm_servicebus_topic.jobs["a"]`. */
  readonly address: string;
  readonly type: string;
  /** Its arguments, as they will be; for JSON that is not planned yet, with references as text. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Why a file cannot be used, in one line. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/**
 * The managed resources of what a path names: a `.tf.json` file, a plan from `terraform show -json`, or a folder with
 * such files, in which stacks may stand in folders of their own.
 *
 * @throws UnreadableDocument where there is no such file, or it is no Terraform JSON
 */
export function readResources(path: string): TerraformResource[] {
  const files = filesOf(path);
  if (files.length === 0)
    throw new UnreadableDocument(`${path}: no .tf.json file in this folder or below; run npm run synth first`);
  return files.flatMap(readFile);
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

function readFile(file: string): TerraformResource[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UnreadableDocument(`${file}: not JSON; expected cdk.tf.json, or a plan from terraform show -json`);
  }
  if (isObject(json)) {
    if (Array.isArray(json.resource_changes)) return planned(file, json.resource_changes);
    if (isObject(json.planned_values)) return [];
    if (isObject(json.resource) || isObject(json.terraform) || isObject(json.provider)) {
      return configured(file, isObject(json.resource) ? json.resource : {});
    }
  }
  throw new UnreadableDocument(
    `${file}: not Terraform JSON; expected cdk.tf.json, or a plan from terraform show -json`,
  );
}

/** The resources of a plan as they will be; what is destroyed is left out. */
function planned(file: string, changes: readonly unknown[]): TerraformResource[] {
  return changes.flatMap((change) => {
    if (!isObject(change) || !isObject(change.change) || change.mode === 'data') return [];
    const { after } = change.change;
    if (!isObject(after)) return [];
    return [{ file, address: String(change.address), type: String(change.type), values: after }];
  });
}

function configured(file: string, resources: Readonly<Record<string, unknown>>): TerraformResource[] {
  return Object.entries(resources).flatMap(([type, byName]) =>
    Object.entries(isObject(byName) ? byName : {}).flatMap(([name, body]) => {
      // Terraform's JSON allows a list of blocks where one is meant.
      const [values] = Array.isArray(body) ? body : [body];
      return isObject(values) ? [{ file, address: `${type}.${name}`, type, values: asText(values) }] : [];
    }),
  );
}

/** The arguments with templates that are plain text read as Terraform reads them: `$${` is `${`, `%%{` is `%{`. */
function asText(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const read = (value: unknown): unknown => {
    if (typeof value === 'string')
      return hasReference(value) ? new Reference(value) : value.replace(/([$%])\1\{/g, '$1{');
    if (Array.isArray(value)) return value.map(read);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]))
      : value;
  };
  const { '//': metadata, ...rest } = values;
  return { ...(read(rest) as object), ...(metadata !== undefined && { '//': metadata }) };
}

/** A text that Terraform computes. */
export class Reference {
  constructor(
    /** The expression, with its `${…}`. */
    readonly text: string,
  ) {}
}

/** Whether a text has a template that is not written as plain text. */
function hasReference(text: string): boolean {
  return /(^|[^$])(\$\$)*\$\{|(^|[^%])(%%)*%\{/.test(text);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
