import { dirname, join, resolve } from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Tags,
  visit,
  type YAMLMap,
} from 'yaml';
import { checkYamlNesting, FileProblem, kindOf, NestedTooDeeply, readText } from '../../../files';
import { describeProblem } from '../../../rules';

/** What Python's YAML takes for yes and no, which is what the official client reads with. */
const YES = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const NO = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** More of them are most likely there to make a lot out of a little. */
const MOST_ALIASES = 100;

const WITH_POINT = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)$/;

/** A file in YAML of which each value has its place, and each number is also what somebody wrote. */
export class YamlFile {
  /** @param path from the folder that the app runs in, or from wherever the shown path is meant from */
  static read(path: string, shown = path): YamlFile {
    const whole = resolve(path);
    try {
      if (kindOf(whole) === 'file') return new YamlFile(whole, shown, readText(whole));
    } catch (error) {
      if (error instanceof FileProblem) return new YamlFile(whole, shown, '', [`job file: ${shown}: ${error.reason}`]);
      throw error;
    }
    const allowed = 'a job file that is there';
    const fix = 'give its path from the folder that the app runs in';
    return new YamlFile(whole, shown, '', [describeProblem({ subject: 'job file', got: shown, allowed, fix })]);
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
    const deep = tooDeep(text);
    this.document = parseDocument(deep === undefined ? text : '', {
      version: '1.1',
      lineCounter: this.lines,
      prettyErrors: false,
      customTags: asPythonReads,
    });
    this.problems = [...missing, ...(deep === undefined ? this.mistakes() : [`${shown}:${deep}`])];
    this.value = this.problems.length > 0 ? undefined : this.document.toJS({ maxAliasCount: -1 });
  }

  /** What is wrong with it as YAML. */
  private mistakes(): string[] {
    const { errors, warnings } = this.document;
    const told = [...errors, ...warnings].map(({ pos: [at], message }) => `${this.placeOf(at)}: ${message}`);
    return told.length > 0 ? told : this.aliasMistakes();
  }

  /** Aliases that stand for nothing, for what they are in, or for so much that nobody has meant it. */
  private aliasMistakes(): string[] {
    const problems: string[] = [];
    let aliases = 0;
    visit(this.document, {
      Alias: (_, alias) => {
        aliases++;
        const at = alias.range?.[0] ?? 0;
        const of = alias.resolve(this.document);
        const [from, , to] = of?.range ?? [0, 0, 0];
        if (of === undefined)
          problems.push(`${this.placeOf(at)}: *${alias.source}: there is no &${alias.source} before it`);
        else if (from <= at && at < to) problems.push(`${this.placeOf(at)}: *${alias.source} stands for what it is in`);
      },
    });
    if (problems.length === 0 && aliases > MOST_ALIASES) {
      problems.push(`${this.shown}: allowed at most ${MOST_ALIASES} aliases, and these are ${aliases}; write them out`);
    }
    return problems;
  }

  /** A value as the text that the official client makes of it: `1.0` stays `1.0`, and `true` is `True`. */
  textAt(...path: readonly (string | number)[]): string {
    const node = path.reduce<unknown>((at, segment) => this.within(at, String(segment))?.value, this.document.contents);
    const scalar = this.resolved(node);
    if (!isScalar(scalar)) return '';
    const { value, source = String(value) } = scalar;
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    return typeof value === 'number' ? numberText(value, source) : String(value);
  }

  /** Whether the file says something at a path, right or wrong. */
  says(...path: readonly string[]): boolean {
    let node: unknown = this.document.contents;
    for (const segment of path) {
      const found = this.within(node, segment);
      if (found === undefined) return false;
      node = found.value;
    }
    return true;
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
      const found = this.within(node, segment);
      if (found === undefined) break;
      offset = (found.key ?? (found.value as Node | null))?.range?.[0] ?? offset;
      node = found.value;
    }
    return offset;
  }

  /** A part of a list or an object, with its name; what an alias stands for is looked into, and what is merged. */
  private within(node: unknown, segment: string): { readonly key?: Node; readonly value: unknown } | undefined {
    const of = this.resolved(node);
    if (isSeq(of)) return segment in of.items ? { value: of.items[Number(segment)] } : undefined;
    if (!isMap(of)) return undefined;
    const own = pairOf(of, segment);
    if (own !== undefined) return { key: own.key as Node, value: own.value };
    const merged = this.resolved(pairOf(of, '<<')?.value);
    const others = isSeq(merged) ? merged.items : [merged];
    return others.map((one) => this.within(one, segment)).find((one) => one !== undefined);
  }

  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }

  private placeOf(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `${this.shown}:${Math.max(1, line)}:${Math.max(1, col)}`;
  }
}

/** Where something is nested too deeply, with what is wrong. */
function tooDeep(text: string): string | undefined {
  try {
    checkYamlNesting(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error;
    return `${error.place.line}:${error.place.column}: nested more deeply than any job is`;
  }
}

function pairOf({ items }: YAMLMap, name: string): Pair | undefined {
  // What merges is read as a symbol.
  const nameOf = (value: unknown) => (typeof value === 'symbol' ? value.description : String(value));
  return items.find(({ key }) => isScalar(key) && nameOf(key.value) === name);
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
