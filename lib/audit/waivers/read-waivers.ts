import { nearest, show, type Waiver, type WaiverProblem, waiverProblems } from '../../rules';
import { isObject } from '../../terraform';
import type { AuditedDocument } from '../document/audited-document';
import type { Subject } from '../document/subject';
import type { Location, Locator } from '../places/locator';
import { isOfCheckov, type PlacedWaiver, ruleOf } from './waiver';
import { type PlacedProblem, readEntries } from './waiver-file';
import { FILE_FIELDS } from './waiver-schema';

/** So many problems are told; nobody reads more, and a file may have as many as it has letters. */
const MOST_TOLD = 100;

/** What is wrong with waivers, one line a problem, each with its file, line and column. */
export class MalformedWaivers extends Error {
  override readonly name = 'MalformedWaivers';

  /** A line each, of the first hundred. */
  readonly problems: readonly string[];

  constructor(problems: readonly PlacedProblem[]) {
    const told = problems.slice(0, MOST_TOLD).map(({ location, text }) => `${placeOf(location)}: ${text}`);
    const more = problems.length - told.length;
    const lines = [...told, ...(more > 0 ? [`and ${more} more`] : [])];
    super(lines.join('\n'));
    this.problems = lines;
  }
}

/**
 * The waivers of a file in YAML or JSON: a list of `{"id", "scope", "reason", "approver", "ticket", "expires"}`,
 * several documents with a list each, or `{"waivers": […]}`. An empty file has none.
 *
 * @param known the ids of all rules
 * @throws MalformedWaivers with all problems
 */
export function waiversFromText(file: string, text: string, known: readonly string[]): PlacedWaiver[] {
  const { entries, problems } = readEntries(file, text);
  const all = [...problems];
  const waivers = entries.map(({ index, value, place, written }): PlacedWaiver => {
    const name = `waiver ${index + 1}${nameOf(value)}`;
    const faults = [...waiverProblems(value, FILE_FIELDS, written), ...unknownRule(value, known)];
    for (const { field, text: fault } of faults) all.push({ location: place(field), text: `${name}: ${fault}` });
    const location = place();
    return {
      ...(value as Waiver & { scope: string }),
      source: 'file',
      location,
      place: `${placeOf(location)}: ${name}`,
    };
  });
  if (all.length > 0) throw new MalformedWaivers(all.sort(byPlace));
  return waivers;
}

/**
 * The waivers that stand in the JSON of documents beside resources, outputs and at its top.
 *
 * @throws MalformedWaivers with all problems
 */
export function waiversInCode(
  documents: ReadonlyMap<AuditedDocument, Locator>,
  known: readonly string[],
): PlacedWaiver[] {
  const problems: PlacedProblem[] = [];
  const subjects = [...documents].flatMap(([document, locator]) =>
    [...document.resources, ...document.outputs, document.whole].map((subject) => ({ document, locator, subject })),
  );
  const waivers = subjects.flatMap(({ document, locator, subject }) => {
    const list = subject.said.waivers;
    if (list === undefined) return [];
    const locate = (part: string) => locationOf(subject, locator, part);
    if (!Array.isArray(list)) {
      const text = `${subject.address}: waivers: got ${show(list)}, allowed a list`;
      problems.push({ location: locate('waivers'), text });
      return [];
    }
    return list.map((entry: unknown, index): PlacedWaiver => {
      const name = `${subject.address}: waiver ${index + 1}${nameOf(entry)}`;
      for (const { field, text } of [...waiverProblems(entry), ...unknownRule(entry, known)]) {
        const location = locate(`waivers.${index}${field === undefined ? '' : `.${field}`}`);
        problems.push({ location, text: `${name}: ${text}` });
      }
      const location = locate(`waivers.${index}`);
      const scope = subject.constructPath ?? subject.address;
      const place = `${placeOf(location)}: ${name}`;
      return { ...(entry as Waiver), scope, source: 'code', location, place, beside: { document, subject } };
    });
  });
  if (problems.length > 0) throw new MalformedWaivers(problems);
  return waivers;
}

function locationOf(subject: Subject, locator: Locator, part: string): Location {
  const path = subject.address === 'terraform' ? [] : subject.path;
  return locator.locate(subject.file, path, `//.${part}`);
}

function placeOf({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

function byPlace({ location: a }: PlacedProblem, { location: b }: PlacedProblem): number {
  return a.line - b.line || a.column - b.column;
}

function nameOf(entry: unknown): string {
  if (!isObject(entry)) return '';
  const { id, scope } = entry;
  const parts = [id === undefined ? undefined : shown(id), scope === undefined ? undefined : `at ${shown(scope)}`];
  const name = parts.filter((part) => part !== undefined).join(' ');
  return name === '' ? '' : ` (${name})`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : show(value);
}

function unknownRule(entry: unknown, known: readonly string[]): WaiverProblem[] {
  if (!isObject(entry) || typeof entry.id !== 'string') return [];
  const waiver = entry as unknown as Waiver;
  const { rule } = ruleOf(waiver);
  // An id of another form has been told about already.
  if (known.includes(rule) || isOfCheckov(waiver) || !/^[A-Z]/.test(rule)) return [];
  const near = nearest(rule, known);
  const advice = near === undefined ? 'see training-job-scheduler audit --rules' : `did you mean ${near}?`;
  return [{ field: 'id', text: `id: there is no rule ${rule}; ${advice}` }];
}
