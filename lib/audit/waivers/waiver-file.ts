import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Range,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { checkYamlNesting, NestedTooDeeply } from '../../files';
import type { Location } from '../places/locator';

/** A line about a file, with its place. */
export interface PlacedProblem {
  readonly location: Location;
  readonly text: string;
}

/** One entry of a list in a file, with the places that messages about it name. */
export interface FileEntry {
  /** Its number in the file, from 0; those included that cannot be read. */
  readonly index: number;
  readonly value: unknown;
  /** Where a part of it stands; where the entry itself does, for a part that it has not. */
  place(part?: string): Location;
  /** The letters of the file, where a part is a number or a boolean: `0123` for 123. */
  written(part: string): string | undefined;
}

/** The entries of a file, and what is wrong with its form. */
export interface FileEntries {
  readonly entries: readonly FileEntry[];
  readonly problems: readonly PlacedProblem[];
}

const MERGE_KEY = '<<';
/** What the list is called in a file that is an object. */
const LIST = 'waivers';
/** So many mistakes of syntax are told of a document; those behind are most likely what the first ones have led to. */
const MOST_SYNTAX_ERRORS = 20;

/**
 * The entries of all lists of a file in YAML, which includes JSON: one list, several documents with a list each, objects
 * with a list as `waivers`, or nothing at all.
 *
 * Of YAML 1.2 it reads what an auditor reads as it is written: no tags but those of the core schema, and no merge keys.
 * Anchors are read: an alias stands for an entry, or for the value of a part.
 */
export function readEntries(file: string, text: string): FileEntries {
  return new EntryReader(file, text).read();
}

class EntryReader {
  private readonly lines = new LineCounter();
  private readonly entries: FileEntry[] = [];
  private readonly problems: PlacedProblem[] = [];
  private readonly targets = new Map<Alias, Node>();
  /** How many entries there are, those included that cannot be read. */
  private count = 0;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  read(): FileEntries {
    try {
      // Composing nodes is recursive, and near to the end of its stack V8 can end the process instead of throwing.
      checkYamlNesting(this.text);
    } catch (error) {
      if (!(error instanceof NestedTooDeeply)) throw error;
      const { line, column } = error.place;
      const location = { file: this.file, line, column, endLine: line, pointer: '' };
      return { entries: [], problems: [{ location, text: error.message }] };
    }
    const tokens = new Parser(this.lines.addNewLine).parse(this.text);
    // Keys are compared below: the library compares each one with all others.
    const composer = new Composer({ schema: 'core', resolveKnownTags: false, uniqueKeys: false, logLevel: 'silent' });
    for (const document of composer.compose(tokens)) this.readDocument(document);
    return { entries: this.entries, problems: this.problems };
  }

  private readDocument(document: Document.Parsed): void {
    const before = this.problems.length;
    this.addMistakes([...document.errors, ...document.warnings].sort(({ pos: [a] }, { pos: [b] }) => a - b));
    this.resolveAliases(document);
    const { contents } = document;
    // What has mistakes is not what was meant.
    if (this.problems.length > before || contents === null || (isScalar(contents) && contents.value === null)) return;
    if (isSeq(contents)) for (const item of contents.items) this.readEntry(item as Node, '');
    else if (isMap(contents) && contents.has(LIST)) this.readObject(contents);
    else if (isMap(contents)) this.add(startOf(contents), 'got a map, allowed a list; begin each entry with "- "');
    else this.add(startOf(contents), `got ${JSON.stringify(this.plain(contents))}, allowed a list`);
  }

  /** `{"$schema": "…", "waivers": […]}`: a list alone has no place for a schema. */
  private readObject({ items }: YAMLMap): void {
    const starts = new Map<string, number>();
    for (const { key, value } of items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : JSON.stringify(this.plain(key));
      const first = starts.get(name);
      if (first !== undefined) {
        this.addSecond(name, key, 'object', first);
        continue;
      }
      starts.set(name, startOf(key));
      const list = isAlias(value) ? this.targets.get(value) : value;
      if (name === LIST && isSeq(list)) for (const item of list.items) this.readEntry(item as Node, `/${LIST}`);
      else if (name === LIST)
        this.add(startOf(key), `${LIST}: got ${JSON.stringify(this.plain(list))}, allowed a list`);
      else if (name !== '$schema')
        this.add(startOf(key), `unknown member ${JSON.stringify(name)}; allowed are $schema, ${LIST}`);
    }
  }

  private addMistakes(mistakes: readonly YAMLError[]): void {
    const tabbed = new Set<number>();
    for (const { pos, message, code } of mistakes.slice(0, MOST_SYNTAX_ERRORS)) {
      const [start] = pos;
      const { line, col } = this.lines.linePos(start);
      const before = this.text.slice(start - col + 1, start);
      // What else is wrong with such a line comes of that.
      if (tabbed.has(line)) continue;
      const isTabbed = /^[ \t]*\t[ \t]*$/.test(before);
      if (isTabbed) tabbed.add(line);
      this.add(start, isTabbed ? 'a tab indents this line; YAML takes spaces alone' : inWords(message, code));
    }
    const [next] = mistakes.slice(MOST_SYNTAX_ERRORS);
    if (next !== undefined) this.add(next.pos[0], `and ${mistakes.length - MOST_SYNTAX_ERRORS} more from here on`);
  }

  /** Each alias stands for what had its anchor last before it; the library looks through the whole document for each. */
  private resolveAliases(document: Document.Parsed): void {
    const anchors = new Map<string, Node>();
    visit(document, {
      Node: (_, node) => {
        if (!isAlias(node)) {
          if (node.anchor !== undefined) anchors.set(node.anchor, node as Node);
          return;
        }
        const target = anchors.get(node.source);
        if (target === undefined)
          this.add(startOf(node), `*${node.source}: there is no anchor &${node.source} before it`);
        else this.targets.set(node, target);
      },
    });
  }

  private readEntry(item: Node, above: string): void {
    const index = this.count++;
    const node = isAlias(item) ? this.targets.get(item) : item;
    const parts = isMap(node) ? this.partsOf(node) : undefined;
    if (parts?.starts.has(MERGE_KEY) === true) return;
    const value = parts === undefined ? this.plain(node) : Object.fromEntries(parts.values);
    this.entries.push({
      index,
      value,
      place: (part) => {
        const at = part === undefined ? undefined : parts?.starts.get(part);
        const pointer = `${above}/${index}${at === undefined ? '' : `/${part}`}`;
        return this.location(at ?? startOf(item), pointer, at ?? endOf(item));
      },
      written: (part) => parts?.written.get(part),
    });
  }

  /** The parts of an entry by their names, in the order of the file. */
  private partsOf({ items }: YAMLMap): Parts {
    const parts: Parts = { values: new Map(), starts: new Map(), written: new Map() };
    for (const { key, value } of items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : JSON.stringify(this.plain(key));
      const first = parts.starts.get(name);
      if (name === MERGE_KEY)
        this.add(startOf(key), '<< is a merge key of YAML 1.1, and is not read; write the parts out');
      if (first !== undefined) {
        this.addSecond(name, key, 'entry', first);
        continue;
      }
      parts.starts.set(name, startOf(key));
      const node = isAlias(value) ? this.targets.get(value) : value;
      parts.values.set(name, this.plain(node));
      if (isScalar(node) && node.source !== undefined) parts.written.set(name, node.source);
    }
    return parts;
  }

  /** A node as JSON. An alias within is shown as it is written, and not followed: it may lead in a circle. */
  private plain(node: Node | null | undefined): unknown {
    if (isScalar(node)) return node.value;
    if (isAlias(node)) return `*${node.source}`;
    if (isSeq(node)) return node.items.map((item) => this.plain(item as Node));
    if (!isMap(node)) return null;
    const entries = (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => [
      isScalar(key) ? String(key.value) : JSON.stringify(this.plain(key)),
      this.plain(value),
    ]);
    return Object.fromEntries(entries);
  }

  /** What others would take the last of is not for one reader to take the first of, or both. */
  private addSecond(name: string, key: Node, where: 'entry' | 'object', first: number): void {
    this.add(startOf(key), `${name} stands twice in one ${where}, first in line ${this.lines.linePos(first).line}`);
  }

  private add(offset: number, text: string): void {
    this.problems.push({ location: this.location(offset, '', offset), text });
  }

  private location(offset: number, pointer: string, end: number): Location {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line, column: col, endLine: this.lines.linePos(end).line, pointer };
  }
}

interface Parts {
  readonly values: Map<string, unknown>;
  readonly starts: Map<string, number>;
  readonly written: Map<string, string>;
}

/** Where a node begins: each that was read from a text has a range there. */
function startOf({ range }: Node): number {
  const [start] = range as Range;
  return start;
}

/** Where the last letter of a node stands. */
function endOf({ range }: Node): number {
  const [, end] = range as Range;
  return end - 1;
}

function inWords(message: string, code: string): string {
  const [, tag] = /^Unresolved tag: (?:tag:yaml\.org,2002:)?(.*)$/.exec(message) ?? [];
  if (code === 'TAG_RESOLVE_FAILED' && tag !== undefined) {
    return `the tag ${tag.startsWith('!') ? tag : `!!${tag}`} is not read; take it out, and write texts in quotes`;
  }
  return `not YAML: ${message}`;
}
