import { readFileSync } from 'node:fs';
import { type Import, type Mark, type Marks, marksOf, type Use } from './source-marks';
import { shownPlace, userFiles } from './user-files';

/**
 * Finds what a problem is about in the files of the user.
 *
 * Only when there is a problem: where an object was written cannot be told from the object, and to note it for all that
 * are made (as cdktf does, with a stack trace each) costs more than the rest of the synthesis. So the source is read
 * again, and what has the names of the path in it, in that order, is the place.
 */
export class Locator {
  private readonly sources = new Map<string, string>();
  private readonly marks: readonly Mark[];
  private readonly uses: readonly Use[];
  private readonly imports: readonly Import[];
  /** Where a constant is used. */
  private readonly usesOf = new Map<Mark, (Mark | undefined)[]>();

  constructor(files: readonly string[] = userFiles()) {
    const all = files.map((file) => this.read(file));
    this.marks = all.flatMap(({ marks }) => marks);
    this.uses = all.flatMap(({ uses }) => uses);
    this.imports = all.flatMap(({ imports }) => imports);
  }

  /** The place of a problem, as `file:line:column`; `undefined` where nothing has any of the names. */
  placeOf(path: string, problem: string): string | undefined {
    const names = [...path.split('/').flatMap(asWritten), ...namesIn(problem)];
    const isSecond = problem.includes(' already;');
    let best: { readonly mark: Mark; readonly score: number } | undefined;
    for (const mark of this.marks) {
      const last = names.lastIndexOf(mark.name);
      if (last === -1) continue;
      const score = this.score(mark, names, names.length - 1, new Set());
      // What is there twice is wrong the second time.
      const isBetter = isSecond ? score >= (best?.score ?? 1) : score > (best?.score ?? 0);
      if (isBetter) best = { mark, score };
    }
    return best && this.shown(best.mark);
  }

  private read(file: string): Marks {
    try {
      const source = readFileSync(file, 'utf8');
      this.sources.set(file, source);
      return marksOf(file, source);
    } catch {
      // A place is a help, not a condition.
      return { marks: [], uses: [], imports: [] };
    }
  }

  /** How many of the names stand around a mark, in this order; what is farther out says more about where it is. */
  private score(mark: Mark, names: readonly string[], upTo: number, seen: Set<Mark>): number {
    if (seen.has(mark)) return 0;
    seen.add(mark);
    const found = names.lastIndexOf(mark.name, upTo);
    // The same option stands in many objects, the same environment around many catalogues: what is near decides.
    const own = found === -1 || upTo < 0 ? 0 : found === names.length - 1 ? 1 : 2 + found / 10;
    const rest = own === 0 ? upTo : found - 1;
    const outer = mark.isConstant && mark.parent === undefined ? this.usesOfConstant(mark) : [mark.parent];
    const around = outer.map((one) => (one === undefined ? 0 : this.score(one, names, rest, new Set(seen))));
    // Between two that are as good, what stands there itself.
    return own + Math.max(0, ...around) - (mark.isConstant ? 0.01 : 0);
  }

  private usesOfConstant(constant: Mark): (Mark | undefined)[] {
    const known = this.usesOf.get(constant);
    if (known !== undefined) return known;
    const found = this.uses.filter((use) => this.isUseOf(use, constant)).map(({ within }) => within);
    this.usesOf.set(constant, found);
    return found;
  }

  /** In the same file, or where it is imported: from that file, or from one that may pass it on. */
  private isUseOf({ name, file }: Use, constant: Mark): boolean {
    if (file === constant.file) return name === constant.name;
    return this.imports.some(
      (one) =>
        one.file === file &&
        one.local === name &&
        one.imported === constant.name &&
        (one.from === constant.file || !this.sources.has(one.from)),
    );
  }

  private shown({ file, offset }: Mark): string {
    const lines = (this.sources.get(file) ?? '').slice(0, offset).split('\n');
    return shownPlace(file, lines.length, (lines.at(-1)?.length ?? 0) + 1);
  }
}

/** What starts the jobs of a subscription is made by itself, and written as `starts` of the job. */
function asWritten(part: string): string[] {
  const job = /^start-(.+)$/.exec(part)?.[1];
  return job === undefined ? [part] : [job, 'starts'];
}

/** The options that a problem names, from the outside to the inside: `network: unknown option "adressSpace"; …`. */
function namesIn(problem: string): string[] {
  const claim = /^(?:claim "([^"]*)"|template (\S+)): /.exec(problem);
  const rest = problem.slice(claim?.[0].length ?? 0);
  const subject = /^([\w.$[\]"-]+): /.exec(rest);
  const unknown = /^(?:[^:"]*: )*unknown [a-z ]+ "([^"]+)"/.exec(rest);
  // Of two of one name, the second.
  const name = /^(?:name: got|(?:entities|subscriptions): got \[.*,)"(?:topic |queue )?([^"]+)"/.exec(
    rest.replace('got "', 'got"'),
  );
  const inRule = /^(?:filter|action): (?:([\w.]+): )?/.exec(rest);
  return [
    ...(claim === null ? [] : [claim[1] ?? claim[2] ?? '']),
    // The rule is in the path; `filter` is also what a method of a contract is called.
    ...(inRule !== null ? [] : name?.[1] === undefined ? wordsOf(subject?.[1]) : [name[1]]),
    ...wordsOf(inRule?.[1]),
    ...(unknown?.[1] === undefined ? [] : [unknown[1]]),
  ];
}

/** `rules["not urgent"].filter` in words; places in lists have no name. */
function wordsOf(path: string | undefined): string[] {
  return (path?.match(/"[^"]+"|[\w$-]+/g) ?? []).map((word) => word.replace(/"/g, ''));
}
