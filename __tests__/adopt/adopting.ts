import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Adoption, type AdoptOptions, adopt, type Choosing, chosenNamespace } from '../../lib/adopt';
import { synthesizedText } from '../../lib/app';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';

export const TODAY = '2026-11-27';

/** A folder that nothing is in. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'adopted-')), 'bus');
}

/** Synthesizes in this process, which takes a tenth of the time: types are not checked, and all else is. */
export const inProcess: NonNullable<AdoptOptions['synthesize']> = async (files) => {
  const folder = newFolder();
  for (const { path, content } of files.filter((file) => /^lib\/.*\.ts$/.test(file.path))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      content.replaceAll(/'training-job-scheduler(?:\/cdktn)?'/g, `'${resolve(__dirname, '../../lib')}'`),
    );
  }
  const { environments } = require(join(folder, 'lib', 'environments.ts'));
  try {
    return { kind: 'done', json: synthesizedText(environments[0]) };
  } catch (error) {
    return { kind: 'refused', lines: (error as Error).message.split('\n') };
  }
};

/** Adopts what a document has, as the command does. */
export async function adopted(
  json: object | string,
  {
    choosing = {},
    options = {},
  }: { readonly choosing?: Partial<Choosing>; readonly options?: Partial<AdoptOptions> } = {},
): Promise<Adoption> {
  const document = documentOf(json);
  const namespace = chosenNamespace([document], { from: 'main.tf.json', topics: [], ...choosing });
  return adopt(namespace, document, {
    out: newFolder(),
    framework: 'cdktf',
    messages: [],
    hasScript: false,
    today: TODAY,
    synthesize: inProcess,
    ...options,
  });
}

export function documentOf(json: object | string): TerraformDocument {
  return parseDocument('main.tf.json', typeof json === 'string' ? json : JSON.stringify(json));
}

/** A file of what was written. */
export function fileOf({ files }: Adoption, path: string): string {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`no ${path} among ${files.map((file) => file.path).join(', ')}`);
  return found.content;
}

/** The comparison, where there is one: that it was synthesized at all. */
export function comparisonOf({ proof }: Adoption) {
  if (proof.kind !== 'compared') throw new Error(JSON.stringify(proof, undefined, 2));
  return proof;
}
