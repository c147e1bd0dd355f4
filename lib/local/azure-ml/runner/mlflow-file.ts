import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a run has told MLflow of itself, beside metrics. */
export interface MlflowNotes {
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

const FILE = 'mlflow.json';

export function readNotes(folder: string): MlflowNotes {
  const path = join(folder, FILE);
  if (!existsSync(path)) return { params: {}, tags: {} };
  return JSON.parse(readFileSync(path, 'utf8')) as MlflowNotes;
}

/** Adds to them; what has a name that is there replaces it. */
export function addNotes(folder: string, { params = {}, tags = {} }: Partial<MlflowNotes>): void {
  const known = readNotes(folder);
  const draft = join(folder, `${FILE}.new`);
  writeFileSync(draft, JSON.stringify({ params: { ...known.params, ...params }, tags: { ...known.tags, ...tags } }));
  renameSync(draft, join(folder, FILE));
}
