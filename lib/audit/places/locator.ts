import type { JsonPath, TerraformDocument } from '../../terraform';
import { Numbers } from '../../text';
import { JsonPlaces } from './json-places';

/** Where something stands in a file. */
export interface Location {
  /** The file, as the command was given it. */
  readonly file: string;
  /** Line and column, from 1. */
  readonly line: number;
  readonly column: number;
  /** The last line, for a resource that fills several. */
  readonly endLine: number;
  /** The JSON pointer (RFC 6901). */
  readonly pointer: string;
}

/** Where a value is, and how it is reached. */
interface Found {
  readonly value: number;
  readonly path: JsonPath;
}

/** Finds lines in the files of a document. A file is gone through once, when somebody first asks for a place in it. */
export class Locator {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly files = new Map<string, FilePlaces>();
  /** Of each subject, and the file in which it was looked for: all rules that look at it tell where it is. */
  private readonly ofPath = new WeakMap<JsonPath, { readonly file: string; readonly found: Location }>();

  private readonly writtenAt: TerraformDocument['writtenAt'];

  constructor({ files, writtenAt }: TerraformDocument) {
    this.writtenAt = writtenAt;
    this.texts = new Map(files.map(({ file, text }) => [file, text]));
  }

  /** The place of an argument, or of what it would stand in where it is not there. */
  locate(file: string, path: JsonPath, argument = ''): Location {
    if (argument !== '') return this.find(file, path, argument);
    const known = this.ofPath.get(path);
    if (known?.file === file) return known.found;
    const found = this.find(file, path, argument);
    this.ofPath.set(path, { file, found });
    return found;
  }

  private find(file: string, path: JsonPath, argument: string): Location {
    const written = this.writtenAt?.(path, argument);
    if (written !== undefined) return { ...written, column: 1, pointer: pointerOf(path) };
    const places = this.placesIn(file);
    const subject = places?.at(path);
    if (places === undefined || subject === undefined)
      return { file, line: 1, column: 1, endLine: 1, pointer: pointerOf(path) };
    let found: Found = { value: subject, path };
    for (const part of argument === '' ? [] : argument.split('.')) {
      const next = places.inside(found, part);
      if (next === undefined) break;
      found = next;
    }
    return { file, ...places.linesOf(found.value), pointer: pointerOf(found.path) };
  }

  private placesIn(file: string): FilePlaces | undefined {
    const text = this.texts.get(file);
    const known = this.files.get(file);
    if (text === undefined || known !== undefined) return known;
    const places = new FilePlaces(text);
    this.files.set(file, places);
    return places;
  }
}

/** The places of the values of one file, with their lines. */
class FilePlaces {
  private readonly places: JsonPlaces;
  private readonly lines: Numbers;

  constructor(text: string) {
    this.places = new JsonPlaces(text);
    this.lines = lineStarts(text);
  }

  /** The value that a path leads to. */
  at(path: JsonPath): number | undefined {
    let value = this.places.root;
    for (const step of path) {
      if (value === undefined) return undefined;
      value = this.places.member(value, step);
    }
    return value;
  }

  /** The value of one part of an argument; a block may be written as a list of one. */
  inside({ value, path }: Found, part: string): Found | undefined {
    const { places } = this;
    if (!places.isList(value)) return found(places.member(value, part), [...path, part]);
    const isNumber = /^\d+$/.test(part);
    const only = isNumber ? undefined : places.member(value, 0);
    if (only !== undefined)
      return places.isList(only) ? undefined : found(places.member(only, part), [...path, 0, part]);
    return isNumber ? found(places.member(value, Number(part)), [...path, Number(part)]) : undefined;
  }

  /** The lines of a value, with the name before it. */
  linesOf(value: number): Pick<Location, 'line' | 'column' | 'endLine'> {
    const [start, end] = this.places.span(value);
    const line = lineOf(this.lines, start);
    return { line: line + 1, column: start - this.lines.at(line) + 1, endLine: lineOf(this.lines, end) + 1 };
  }
}

function found(value: number | undefined, path: JsonPath): Found | undefined {
  return value === undefined ? undefined : { value, path };
}

function pointerOf(path: JsonPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function lineStarts(text: string): Numbers {
  const starts = new Numbers();
  starts.add(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.add(at + 1);
  return starts;
}

/** The line that an offset is in, from 0: the last one that begins at or before it. */
function lineOf(starts: Numbers, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts.at(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
