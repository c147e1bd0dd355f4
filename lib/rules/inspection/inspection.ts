import { nearest } from '../text/near-miss';
import { describeProblem, show } from './problem';

/** Looks at values, and collects what is wrong with them. */
export class Inspection {
  readonly problems: string[] = [];

  /**
   * @param undefinedIsDefault whether an option may be there and `undefined`, as constructs of others pass it on; in
   *   what somebody writes by hand it is a value that got lost
   */
  constructor(readonly undefinedIsDefault = false) {}

  wrong(path: string, got: unknown, allowed: string, fix = fixFor(got, allowed)): void {
    const problem =
      got === undefined
        ? `${path}: got undefined, allowed ${allowed}; ${fix}`
        : describeProblem({ subject: path, got, allowed, fix });
    // The whole is what the construct, or whoever asks, is named for.
    this.problems.push(path === '' ? problem.replace(/^: /, '') : problem);
  }

  /** Tells of a name that is not known; answers the one that was probably meant. */
  unknown(path: string, name: string, known: readonly string[], what = 'option'): string | undefined {
    const near = nearest(name, known);
    const allowed = known.length === 0 ? 'there are none' : `allowed are ${known.join(', ')}`;
    const advice = near === undefined ? allowed : `did you mean ${near}?`;
    this.problems.push(`${path === '' ? '' : `${path}: `}unknown ${what} "${name}"; ${advice}`);
    return near;
  }
}

function fixFor(got: unknown, allowed: string): string {
  if (got === undefined) return 'give a value, or leave it out';
  if (typeof got === 'string' && allowed.startsWith('a number') && got.trim() !== '' && !Number.isNaN(Number(got))) {
    return `write ${Number(got)}, without quotes`;
  }
  if (typeof got === 'number' && allowed === 'a text') return `write ${show(String(got))}`;
  if (allowed.startsWith('true or') && (got === 'true' || got === 'false')) return `write ${got}, without quotes`;
  return allowed === 'true or false' ? 'give one of these' : 'give one';
}

/** A problem of something that stands in something else: one that begins with a place is at a place below that. */
export function within(path: string, problem: string): string {
  if (path === '') return problem;
  if (problem.startsWith('[')) return `${path}${problem}`;
  return /^[\w$-]+[.:[]/.test(problem) ? `${path}.${problem}` : `${path}: ${problem}`;
}

/** A path of options; a name that is no word stands in brackets, as in code. */
export function pathTo(path: string, name: string): string {
  if (!/^[\w$-]{1,60}$/.test(name)) return `${path}[${show(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** An object that somebody has written down with braces. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype.constructor?.name === 'Object';
}

/** What somebody asked for by a name that is not there; stands where it should have been, until it is told of. */
export class Absent {
  constructor(readonly says: string) {}
}

/**
 * A map that says so when it is asked for a name that it does not have.
 *
 * @param isFatal whether at once, for whoever does something with the answer instead of passing it on
 */
export function askedByName<T>(
  map: Readonly<Record<string, T>>,
  what: string,
  isFatal = false,
): Readonly<Record<string, T>> {
  return new Proxy(map, {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name, receiver);
      const known = Object.keys(target);
      const near = nearest(name, known);
      const advice = near === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
      const says = `unknown ${what} "${name}"; ${advice}`;
      if (isFatal) throw new Error(says);
      return new Absent(says);
    },
  });
}
