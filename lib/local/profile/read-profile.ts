import { dirname, resolve } from 'node:path';
import { FileProblem, readJsonFile } from '../../files';
import { Schema } from '../../schema';
import type { LocalProfile } from './profile';

const text = { type: 'string', minLength: 1, description: 'a text' };
const textsBy = (description: string) => ({ type: 'object', description, additionalProperties: text });
const milliseconds = { type: 'integer', minimum: 0, description: 'a whole number of milliseconds' };

/** What the file of a profile looks like; editors read it too. */
export const PROFILE_SCHEMA = new Schema({
  $id: 'local-profile',
  type: 'object',
  title: 'profile',
  description: 'an object',
  properties: {
    $schema: text,
    commands: textsBy('commands by the name of a template'),
    data: textsBy('folders or files by the name of registered data'),
    models: textsBy('folders or files by the name of a registered model'),
    environmentVariables: textsBy('texts by the name of a variable'),
    shell: text,
    stages: {
      type: 'object',
      description: 'an object',
      properties: { preparing: milliseconds, finalizing: milliseconds },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
});

/** What commands of a profile find its folder in: `node "$PROFILE_FOLDER/train.mjs"`. */
const FOLDER_VARIABLE = 'PROFILE_FOLDER';

/**
 * A profile out of a file of JSON. Paths in it begin in the folder of the file.
 *
 * @throws FileProblem in one line where it cannot be read, or says something else; all that is wrong is told at once
 */
export function readProfile(path: string): LocalProfile {
  const given = readJsonFile(path);
  const problems = PROFILE_SCHEMA.problems(given);
  if (problems.length > 0) throw new FileProblem(path, `is no local profile: ${problems.join('; ')}`);
  const folder = dirname(resolve(path));
  const { $schema: _, ...profile } = given as LocalProfile & { readonly $schema?: string };
  return { ...profile, folder, environmentVariables: { [FOLDER_VARIABLE]: folder, ...profile.environmentVariables } };
}
