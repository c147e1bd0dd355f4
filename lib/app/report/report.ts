import { problemLines } from '../../text';
import { Locator } from '../places/locate';
import { placesOf } from '../places/thrown';
import type { ConstructProblems } from './validation';

/** One problem of the report. */
interface Reported {
  readonly place: string | undefined;
  /** The constructs that have the problem; the same catalogue stands in several environments. */
  readonly paths: string[];
  readonly text: string;
}

/** Where type errors and errors of the user's own code stand: `lib/scheduler/jobs.ts:33:7`. */
const PLACE = /^.+:\d+:\d+$/;

/**
 * All problems for their author, one a line, as compilers write them: place, construct, sentence. One that shows a place
 * in a rule has two lines more.
 *
 * Each stands once, with the environments that have it. What the type check and the checks of this project both found
 * is said by the latter, which know what is allowed.
 */
export function reportLines(all: readonly ConstructProblems[]): string[] {
  const lines = new Map<string, Reported>();
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
  return found.filter((one) => !isSaidBetter(one, found)).flatMap(linesOf);
}

function withoutEnvironment(path: string): string {
  return path.includes('/') ? path.slice(path.indexOf('/')) : '';
}

/** What TypeScript says is of several lines, with names as JSON has them. */
function linesOf(one: Reported): string[] {
  return one.paths.length === 0 ? formatted(one).split('\n') : problemLines(formatted(one));
}

function formatted({ place, paths: [first, ...others], text }: Reported): string {
  const also = others.length === 0 ? '' : `, and in ${others.map((path) => path.split('/')[0]).join(', ')}`;
  const construct = first === undefined || first === '' ? '' : `[${first}${also}] `;
  return place === undefined ? `${construct}${text}` : `${place} - ${construct}${text}`;
}

/** Whether another problem of the same line of code says the same, with what is allowed. */
function isSaidBetter({ place, paths, text }: Reported, all: readonly Reported[]): boolean {
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
