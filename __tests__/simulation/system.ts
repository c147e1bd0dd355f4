import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outgoingOf } from '../../lib/operations/messages/outgoing';
import { type ExampleMessage, type SimulatedSystem, systemOf } from '../../lib/simulation';
import { readDocuments } from '../../lib/terraform';
import { synthEnvironmentFolders } from '../support/environments';
import { environments } from '../support/shipped';

const MESSAGES = resolve(__dirname, '../support/shipped/messages');

/** Messages of every kind of the tests' own catalogue. */
export const EXAMPLES: readonly ExampleMessage[] = readdirSync(MESSAGES).flatMap((file) => {
  const all: unknown = JSON.parse(readFileSync(join(MESSAGES, file), 'utf8'));
  const list: readonly unknown[] = Array.isArray(all) ? all : [all];
  return list.map((json) => ({ name: file.replace('.json', ''), ...outgoingOf(file, json) }));
});

/** What `dev` of the tests' own catalogue deploys. */
export function devSystem(messages = EXAMPLES): SimulatedSystem {
  const folder = synthEnvironmentFolders(environments).dev as string;
  return systemOf(readDocuments(folder), messages).system;
}
