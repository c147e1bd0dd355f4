import { join } from 'node:path';
import { auditRules } from '../../audit';
import { waiverFileSchema } from '../../audit/waivers/waiver-schema';
import { PROFILE_SCHEMA } from '../../local/profile/read-profile';
import { ownManifest } from '../../package/manifest';
import { ACKNOWLEDGEMENTS } from '../../proof/review/report/gates';
import { messageFileSchema } from '../../routing/messages';
import { DURATIONS_SCHEMA } from '../simulate/day/read-durations';
import { PRICES_SCHEMA } from '../simulate/day/read-prices';
import type { SchemaName } from './schema-names';

/** A schema that the package has a file of, for editors. */
export interface PublishedSchema {
  readonly name: string;
  /** What it is of. */
  readonly of: string;
  readonly json: object;
}

/** Draft 7, which every editor knows as a whole; nothing that is said here means another thing in a later one. */
const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** What is written by hand, as its readers ask for it. */
export function publishedSchemas(): readonly PublishedSchema[] {
  const known = auditRules.map(({ id }) => id);
  const all: Readonly<Record<SchemaName, Omit<PublishedSchema, 'name'>>> = {
    waivers: { of: 'exceptions from rules of the audit: audit --waivers', json: waiverFileSchema(known).json },
    acknowledgements: {
      of: 'gates of the review that are meant to be passed: review --acknowledgements',
      json: ACKNOWLEDGEMENTS.json,
    },
    messages: { of: 'messages: route, send, local --messages', json: messageFileSchema() },
    profile: {
      of: 'what stands in on this machine for what only Azure has: local --profile',
      json: PROFILE_SCHEMA.json,
    },
    durations: { of: 'how long jobs run: simulate --durations', json: DURATIONS_SCHEMA.json },
    prices: { of: 'what an hour of a machine costs: simulate --prices', json: PRICES_SCHEMA.json },
  };
  return Object.entries(all).map(([name, { of, json }]) => ({ name, of, json: forEditors(json, name) }));
}

/** Where the package has it, from a project that has installed the package. */
export function fileOf(name: string): string {
  return ['node_modules', ownManifest().name, 'schemas', `${name}.json`].join('/');
}

/** Where this project has it itself. */
export const SCHEMA_FOLDER = join(__dirname, '..', '..', '..', 'schemas');

/** By an `$id` of ours no editor would find anything. */
function forEditors(json: object, name: string): object {
  const { $id: _, ...own } = json as { readonly $id?: string };
  return { $schema: DRAFT, title: name, ...own };
}
