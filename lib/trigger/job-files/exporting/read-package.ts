import { strFromU8, unzipSync } from 'fflate';
import { NestedTooDeeply, parseJson } from '../../../files';
import { isPlain } from '../../../rules';
import { JOB_DATA_VERSION, type TemplateData } from '../../jobs';

/** The file of a package that holds its templates. */
const JOBS = 'jobs.json';
/** Templates are some kilobytes each; a package with more unpacks to what nobody has made here. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Why a package has no templates that can be read, as the rest of a sentence about it. */
export class UnreadablePackage extends Error {
  override readonly name = 'UnreadablePackage';
}

/**
 * The job templates of a package of the function, by name; `undefined` for a package of something else.
 *
 * @throws UnreadablePackage for what is no package, or one of another version of this project
 */
export function packagedTemplates(zip: Uint8Array): Readonly<Record<string, TemplateData>> | undefined {
  const text = jobsOf(zip);
  if (text === undefined) return undefined;
  const jobs = parsed(text);
  if (jobs.version !== JOB_DATA_VERSION) {
    throw new UnreadablePackage('was made by another version of this project; synthesize it again');
  }
  if (!isPlain(jobs.templates)) throw new UnreadablePackage(`has no templates in its ${JOBS}`);
  return jobs.templates as Readonly<Record<string, TemplateData>>;
}

function jobsOf(zip: Uint8Array): string | undefined {
  try {
    const { [JOBS]: found } = unzipSync(zip, {
      filter: ({ name, originalSize }) => name === JOBS && originalSize <= MOST_BYTES,
    });
    return found && strFromU8(found);
  } catch (error) {
    throw new UnreadablePackage(`is no zip: ${(error as Error).message}`);
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const jobs = parseJson(text);
    return isPlain(jobs) ? jobs : {};
  } catch (error) {
    if (error instanceof NestedTooDeeply) throw new UnreadablePackage(`has a ${JOBS} that is ${error.message}`);
    throw new UnreadablePackage(`has no JSON in its ${JOBS}: ${(error as Error).message}`);
  }
}
