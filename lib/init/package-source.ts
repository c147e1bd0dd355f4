import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindOf } from '../files';
import { ownManifest } from '../package/manifest';
import { describeProblem } from '../rules';

/**
 * What is wrong with where npm is to get this package from, in a line: a file that is not there, and what npm would refuse
 * as a version. Whether there is such a version, only npm finds out.
 *
 * @param folder the folder of the project, from which npm reads the names of files
 */
export function packageSourceProblem(source: string, folder: string): string | undefined {
  const problem = (allowed: string, fix: string) =>
    describeProblem({ subject: '--package', got: source, allowed, fix });
  const file = fileOf(source);
  if (file !== undefined) {
    if (kindOf(resolve(folder, file)) !== 'missing') return undefined;
    const here = isAbsolute(file) || kindOf(resolve(file)) === 'missing' ? undefined : relative(folder, resolve(file));
    const fix = here === undefined ? 'name one that is there' : `write file:${here.replaceAll('\\', '/')}`;
    return problem(`a file that is there, as it is named from the folder of the project (${folder})`, fix);
  }
  const [, version] = /^(?:@[^/@]+\/)?[^/@:]+@(.+)$/.exec(source) ?? [];
  if (version !== undefined) return problem('a version, or where it is, without a name in front', `write ${version}`);
  if (SOURCE.test(source)) return undefined;
  return problem('a version, such as 1.2.3, a file or an address', `leave it out for ${ownManifest().version}`);
}

/** Versions, ranges and tags; and what has a protocol, or is a repository of GitHub. */
const SOURCE = /^[\w.^~<>=|*+ -]+$|^[a-z+]+:\S+$|^git@\S+$|^[\w.-]+\/[\w.-]+(#\S+)?$/i;

/** The file that npm would read; `undefined` for anything else. */
function fileOf(source: string): string | undefined {
  if (/^file:\/\//i.test(source)) return urlPath(source);
  if (/^file:/i.test(source)) return source.slice('file:'.length);
  const isPath = /^(\.{0,2}[\\/]|[a-z]:[\\/])/i.test(source) || /^\.{1,2}$/.test(source);
  const isArchive = /^[^:]+\.(tgz|tar\.gz|tar)$/i.test(source);
  return isPath || isArchive ? source : undefined;
}

/** Two slashes and a name are no address of a file, and npm reads the name. */
function urlPath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return url.replace(/^file:\/\//i, '');
  }
}
