import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDocument, Reference, readDocuments, type Target, type TerraformDocument } from '../../lib/terraform';

/** A folder with these files; what is no text is written as JSON. */
export function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** The one document of a folder with these files. */
export function read(files: Readonly<Record<string, unknown>>): TerraformDocument {
  const documents = readDocuments(folderOf(files));
  expect(documents).toHaveLength(1);
  return documents[0] as TerraformDocument;
}

/** The document of one file. */
export function parsed(json: object): TerraformDocument {
  return parseDocument('main.tf.json', JSON.stringify(json));
}

/** The values of the resource at an address, references as their texts. */
export function valuesAt(document: TerraformDocument, address: string): Record<string, unknown> {
  const resource = document.resources.find((one) => one.address === address);
  if (resource === undefined) {
    throw new Error(`no ${address} among ${document.resources.map((one) => one.address).join(', ')}`);
  }
  return plain(resource.values) as Record<string, unknown>;
}

/** A value with references as `{ref: text}`. */
export function plain(value: unknown): unknown {
  if (value instanceof Reference) return { ref: value.text };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** What an argument of the resource at an address leads to, in words. */
export function targetAt(document: TerraformDocument, address: string, argument: string): string {
  const resource = document.resources.find((one) => one.address === address);
  if (resource === undefined) throw new Error(`no ${address}`);
  return inWords(document.resolve(resource, argument));
}

function inWords(target: Target): string {
  if (target.kind === 'resource') return target.resource.address;
  if (target.kind === 'id') return `id ${target.id}`;
  if (target.kind === 'absent') return 'absent';
  const candidates = target.candidates?.map(({ address }) => address).join(', ');
  return candidates === undefined ? 'unknown' : `one of [${candidates}]`;
}
