import { Locator } from './places/locate';
import { placesOf } from './places/thrown';
import type { ConstructProblems } from './validation';

/** One line of the report. */
interface Line {
  readonly place: string | undefined;
  /** The constructs that have the problem; the same catalogue stands in several environments. */
  readonly paths: string[];
  readonly text: string;
}

/** Where type errors and errors of the user's own code stand: `lib/scheduler/jobs.ts:33:7`. */
const PLACE = /^.+:\d+:\d+$/;

/**
 * All problems for their author, one a line, as compilers write them: place, construct, sentence.
 *
 * Each stands once, with the environments that have it. What the type check and the checks of this project both found
 * is said by the latter, which know what is allowed.
 */
export function formatProblems(all: readonly ConstructProblems[]): string {
  const lines = new Map<string, Line>();
  const locator = all.some(({ path }) => !PLACE.test(path)) ? new Locator() : undefined;
  for (const { path, problems } of all) {
    for (const text of problems) {
      const isPlace = PLACE.test(path);
      const place = isPlace ? path : (placesOf.get(text) ?? locator?.placeOf(path, text));
      const key = `${place} ${isPlace ? '' : withoutEnvironment(path)} ${text}`;
      const known = lines.get(key);
      if (known === undefined) lines.set(key, { place, paths: isPlace ? [] : [path], text });
      else if (!isPlace && !known.paths.includes(path)) known.paths.push(path);
    }
  }
  const found = [...lines.values()];
  return found
    .filter((line) => !isSaidBetter(line, found))
    .map(formatLine)
    .join('\n');
}

function withoutEnvironment(path: string): string {
  return path.includes('/') ? path.slice(path.indexOf('/')) : '';
}

function formatLine({ place, paths: [first, ...others], text }: Line): string {
  const also = others.length === 0 ? '' : `, and in ${others.map((path) => path.split('/')[0]).join(', ')}`;
  const construct = first === undefined || first === '' ? '' : `[${first}${also}] `;
  return place === undefined ? `${construct}${text}` : `${place} - ${construct}${text}`;
}

/** Whether another problem of the same line of code says the same, with what is allowed. */
function isSaidBetter({ place, paths, text }: Line, all: readonly Line[]): boolean {
  if (place === undefined) return false;
  const line = lineOf(place);
  if (paths.length > 0) {
    // What a name leads to that the type check has found.
    const isConsequence = /^(Type|Reference)Error: /.test(text);
    return isConsequence && all.some((other) => other.paths.length === 0 && lineOf(other.place ?? '') === line);
  }
  return all.some((other) => {
    if (other.paths.length === 0 || other.place === undefined || lineOf(other.place) !== line) return false;
    const names = [
      /unknown [a-z ]+"([^"]+)"/.exec(other.text)?.[1],
      /^([\w$.-]+): got/.exec(other.text)?.[1]?.split('.').pop(),
      /^[\w$.-]+: got "([^"]+)"/.exec(other.text)?.[1],
    ];
    return names.some((name) => name !== undefined && (text.includes(`'${name}'`) || text.includes(`"${name}"`)));
  });
}

function lineOf(place: string): string {
  return place.replace(/:\d+$/, '');
}
