/**
 * What the shipped environments are synthesized to, made once in a run of the tests and not once in each file of them: it
 * takes seconds, and most of those who ask only read it. Who asks whether it is synthesized rightly does that himself
 * (`synthEnvironments`).
 */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of each shipped environment, with cdk.tf.json and what it deploys, by name: to read, not to write in. */
export function shippedFolders(): Record<string, string> {
  const kept = folderOfThisRun();
  if (kept === undefined) return synthesize();
  if (!existsSync(kept)) keep(synthesize(), kept);
  return Object.fromEntries(readdirSync(kept).map((name) => [name, join(kept, name)]));
}

/** The text of the cdk.tf.json of each shipped environment, by name. */
export function shippedTexts(): Record<string, string> {
  const folders = Object.entries(shippedFolders());
  return Object.fromEntries(folders.map(([name, folder]) => [name, readFileSync(join(folder, 'cdk.tf.json'), 'utf8')]));
}

/**
 * The global setup says where. Elsewhere, as in benchmarks, nobody takes it away again; and where the code is changed on
 * purpose while the tests run, what it makes is not to be kept.
 */
function folderOfThisRun(): string | undefined {
  const { SHIPPED_SYNTHESIZED, MUTATION_PLAN } = process.env;
  return MUTATION_PLAN === undefined ? SHIPPED_SYNTHESIZED : undefined;
}

/** CDKTF and the catalogue are loaded by who synthesizes, and by nobody else. */
function synthesize(): Record<string, string> {
  const { synthEnvironmentFolders } = require('../environments') as typeof import('../environments');
  const { environments } = require('./environments') as typeof import('./environments');
  return synthEnvironmentFolders(environments);
}

function keep(folders: Record<string, string>, kept: string): void {
  // Two processes may make the same: each renames a whole one, and the second finds that it is there.
  const made = `${kept}.${process.pid}`;
  for (const [name, folder] of Object.entries(folders)) cpSync(folder, join(made, name), { recursive: true });
  try {
    renameSync(made, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
}
