import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Tags,
} from 'yaml';
import { describeProblem } from '../../rules';

/** What Python's YAML takes for yes and no, which is what the official client reads with. */
const YES = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const NO = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;

const WITH_POINT = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)$/;

/** A file in YAML of which each value has its place, and each number is also what somebody wrote. */
export class YamlFile {
  /** @param path from the folder that the app runs in, or from wherever the shown path is meant from */
  static read(path: string, shown = path): YamlFile {
    const whole = resolve(path);
    const isThere = existsSync(whole) && statSync(whole).isFile();
    const allowed = 'a job file that is there';
    const fix = 'give its path from the folder that the app runs in';
    const problems = isThere ? [] : [describeProblem({ subject: 'job file', got: shown, allowed, fix })];
    return new YamlFile(whole, shown, isThere ? readFileSync(whole, 'utf8') : '', problems);
  }

  /** A file that this one names, by its path from here. */
  beside(written: string): YamlFile {
    const path = written.replace(/^file:(\/\/)?/, '');
    return YamlFile.read(resolve(this.folder, path), join(dirname(this.shown), path));
  }

  /** What is wrong with it as YAML, or that there is none; a line each. */
  readonly problems: readonly string[];
  /** The folder that its paths begin at. */
  readonly folder: string;
  /** All of it, as plain values. */
  readonly value: unknown;
  private readonly document: Document.Parsed;
  private readonly lines = new LineCounter();

  /** @param missing why there is nothing to read */
  constructor(
    readonly path: string,
    /** As somebody wrote it. */
    readonly shown: string,
    text: string,
    missing: readonly string[] = [],
  ) {
    this.folder = dirname(path);
    this.document = parseDocument(text, {
      version: '1.1',
      lineCounter: this.lines,
      prettyErrors: false,
      customTags: asPythonReads,
    });
    this.problems = [
      ...missing,
      ...this.document.errors.map(({ pos: [at], message }) => `${this.placeOf(at)}: ${message}`),
    ];
    this.value = this.problems.length > 0 ? undefined : this.document.toJS({ maxAliasCount: 100 });
  }

  /** A value as the text that the official client makes of it: `1.0` stays `1.0`, and `true` is `True`. */
  textAt(...path: readonly (string | number)[]): string {
    const node = this.document.getIn(path, true);
    if (!isScalar(node)) return '';
    const { value, source = String(value) } = node;
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    return typeof value === 'number' ? numberText(value, source) : String(value);
  }

  /** A problem that begins with the path of what is wrong, with the place of it before that. */
  placed(problem: string): string {
    const [, path = ''] = /^((?:[\w$-]+|\["(?:[^"\\]|\\.)*"\]|\[\d+\]|\.)+): /.exec(problem) ?? [];
    const [, unknown] = /(?:^|: )unknown option "((?:[^"\\]|\\.)*)"/.exec(problem) ?? [];
    const segments = [...segmentsOf(path), ...(unknown === undefined ? [] : [unknown])];
    return `${this.placeOf(this.offsetOf(segments))}: ${problem}`;
  }

  /** Where the name of the last part of a path stands that is there. */
  private offsetOf(path: readonly string[]): number {
    let node: unknown = this.document.contents;
    let offset = 0;
    for (const segment of path) {
      if (isSeq(node)) node = node.items[Number(segment)];
      else if (isMap(node)) {
        const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
        offset = (pair?.key as Node | undefined)?.range?.[0] ?? offset;
        node = pair?.value;
      } else break;
      if (node === undefined) break;
    }
    return offset;
  }

  private placeOf(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `${this.shown}:${Math.max(1, line)}:${Math.max(1, col)}`;
  }
}

/** A number as Python writes it; without a point there is no exponent, and it stays the text that it is. */
function numberText(value: number, source: string): string {
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(source) || /^[-+\d_]+e/i.test(source)) return source;
  const text = String(value).replace(/e([-+])(\d)$/, 'e$10$2');
  return /[.eInf]/.test(source) && Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

/** YAML 1.1 as Python has it: `y` is a name and no yes, and a date is a text. */
function asPythonReads(tags: Tags): Tags {
  return tags
    .filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp')
    .map((tag) => {
      if (typeof tag === 'string' || !('test' in tag)) return tag;
      const means = (text: string) => tag.test?.test(text) === true;
      if (tag.tag === 'tag:yaml.org,2002:bool') return { ...tag, test: means('true') ? YES : NO } as typeof tag;
      // `.` is a folder, and no number.
      if (tag.tag === 'tag:yaml.org,2002:float' && means('.')) return { ...tag, test: WITH_POINT } as typeof tag;
      return tag;
    });
}

/** The parts of a path as `pathTo` joins them. */
function segmentsOf(path: string): string[] {
  return [...path.matchAll(/[\w$-]+|\["((?:[^"\\]|\\.)*)"\]/g)].map(([whole, quoted]) => quoted ?? whole);
}
