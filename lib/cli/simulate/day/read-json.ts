import { FileProblem, readJsonFile } from '../../../files';
import type { Schema } from '../../../schema';

/**
 * What a file of JSON says.
 *
 * @param no what it is not, where it is wrong: `no prices`
 * @param read takes what the schema allows; what is wrong besides are sentences
 * @throws FileProblem with everything that is wrong, in one line
 */
export function readJson<T>(
  file: string,
  no: string,
  schemaOf: (json: unknown) => Schema,
  read: (json: Readonly<Record<string, unknown>>) => { readonly problems: readonly string[]; readonly value: T },
): T {
  const json = readJsonFile(file);
  const problems = schemaOf(json).problems(json);
  if (problems.length > 0) throw new FileProblem(file, `has ${no}: ${problems.join('; ')}`);
  const result = read(json as Readonly<Record<string, unknown>>);
  if (result.problems.length > 0) throw new FileProblem(file, `has ${no}: ${result.problems.join('; ')}`);
  return result.value;
}
