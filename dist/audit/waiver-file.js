"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readEntries = readEntries;
const yaml_1 = require("yaml");
const files_1 = require("../files");
const MERGE_KEY = '<<';
/** So many mistakes of syntax are told of a document; those behind are most likely what the first ones have led to. */
const MOST_SYNTAX_ERRORS = 20;
/**
 * The entries of all lists of a file in YAML, which includes JSON: one list, several documents with a list each, or
 * nothing at all.
 *
 * Of YAML 1.2 it reads what an auditor reads as it is written: no tags but those of the core schema, and no merge keys.
 * Anchors are read: an alias stands for an entry, or for the value of a part.
 */
function readEntries(file, text) {
    return new EntryReader(file, text).read();
}
class EntryReader {
    file;
    text;
    lines = new yaml_1.LineCounter();
    entries = [];
    problems = [];
    targets = new Map();
    /** How many entries there are, those included that cannot be read. */
    count = 0;
    constructor(file, text) {
        this.file = file;
        this.text = text;
    }
    read() {
        try {
            // Composing nodes is recursive, and near to the end of its stack V8 can end the process instead of throwing.
            (0, files_1.checkYamlNesting)(this.text);
        }
        catch (error) {
            if (!(error instanceof files_1.NestedTooDeeply))
                throw error;
            const { line, column } = error.place;
            const location = { file: this.file, line, column, endLine: line, pointer: '' };
            return { entries: [], problems: [{ location, text: error.message }] };
        }
        const tokens = new yaml_1.Parser(this.lines.addNewLine).parse(this.text);
        // Keys are compared below: the library compares each one with all others.
        const composer = new yaml_1.Composer({ schema: 'core', resolveKnownTags: false, uniqueKeys: false, logLevel: 'silent' });
        for (const document of composer.compose(tokens))
            this.readDocument(document);
        return { entries: this.entries, problems: this.problems };
    }
    readDocument(document) {
        const before = this.problems.length;
        this.addMistakes([...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]));
        this.resolveAliases(document);
        const { contents } = document;
        // What has mistakes is not what was meant.
        if (this.problems.length > before || contents === null || ((0, yaml_1.isScalar)(contents) && contents.value === null))
            return;
        if ((0, yaml_1.isSeq)(contents))
            for (const item of contents.items)
                this.readEntry(item);
        else if ((0, yaml_1.isMap)(contents))
            this.add(startOf(contents), 'got a map, allowed a list; begin each entry with "- "');
        else
            this.add(startOf(contents), `got ${JSON.stringify(this.plain(contents))}, allowed a list`);
    }
    addMistakes(mistakes) {
        const tabbed = new Set();
        for (const { pos, message, code } of mistakes.slice(0, MOST_SYNTAX_ERRORS)) {
            const { line, col } = this.lines.linePos(pos[0]);
            const before = this.text.slice(pos[0] - col + 1, pos[0]);
            if (/^[ \t]*\t[ \t]*$/.test(before)) {
                if (!tabbed.has(line))
                    this.add(pos[0], 'a tab indents this line; YAML takes spaces alone');
                tabbed.add(line);
            }
            else if (!tabbed.has(line))
                this.add(pos[0], inWords(message, code));
        }
        const next = mistakes[MOST_SYNTAX_ERRORS];
        if (next !== undefined)
            this.add(next.pos[0], `and ${mistakes.length - MOST_SYNTAX_ERRORS} more from here on`);
    }
    /** Each alias stands for what had its anchor last before it; the library looks through the whole document for each. */
    resolveAliases(document) {
        const anchors = new Map();
        (0, yaml_1.visit)(document, {
            Node: (_, node) => {
                if (!(0, yaml_1.isAlias)(node)) {
                    if (node.anchor !== undefined)
                        anchors.set(node.anchor, node);
                    return;
                }
                const target = anchors.get(node.source);
                if (target === undefined)
                    this.add(startOf(node), `*${node.source}: there is no anchor &${node.source} before it`);
                else
                    this.targets.set(node, target);
            },
        });
    }
    readEntry(item) {
        const index = this.count++;
        const node = item && ((0, yaml_1.isAlias)(item) ? this.targets.get(item) : item);
        const parts = (0, yaml_1.isMap)(node) ? this.partsOf(node) : undefined;
        if (parts?.starts.has(MERGE_KEY) === true)
            return;
        const start = item === null ? 0 : startOf(item);
        const value = parts === undefined ? this.plain(node) : Object.fromEntries(parts.values);
        this.entries.push({
            index,
            value,
            place: (part) => {
                const at = part === undefined ? undefined : parts?.starts.get(part);
                const pointer = `/${index}${at === undefined ? '' : `/${part}`}`;
                return this.location(at ?? start, pointer, at === undefined && item !== null ? endOf(item) : at);
            },
            written: (part) => parts?.written.get(part),
        });
    }
    /** The parts of an entry by their names, in the order of the file. */
    partsOf({ items }) {
        const parts = { values: new Map(), starts: new Map(), written: new Map() };
        for (const { key, value } of items) {
            const name = (0, yaml_1.isScalar)(key) ? String(key.value) : JSON.stringify(this.plain(key));
            const first = parts.starts.get(name);
            if (name === MERGE_KEY)
                this.add(startOf(key), '<< is a merge key of YAML 1.1, and is not read; write the parts out');
            if (first !== undefined) {
                this.add(startOf(key), `${name} stands twice in one entry, first in line ${this.lines.linePos(first).line}`);
                continue;
            }
            parts.starts.set(name, startOf(key));
            const node = (0, yaml_1.isAlias)(value) ? this.targets.get(value) : value;
            parts.values.set(name, this.plain(node));
            if ((0, yaml_1.isScalar)(node) && typeof node.value !== 'string' && node.source)
                parts.written.set(name, node.source);
        }
        return parts;
    }
    /** A node as JSON. An alias within is shown as it is written, and not followed: it may lead in a circle. */
    plain(node) {
        if ((0, yaml_1.isScalar)(node))
            return node.value;
        if ((0, yaml_1.isAlias)(node))
            return `*${node.source}`;
        if ((0, yaml_1.isSeq)(node))
            return node.items.map((item) => this.plain(item));
        if (!(0, yaml_1.isMap)(node))
            return null;
        const entries = node.items.map(({ key, value }) => [
            (0, yaml_1.isScalar)(key) ? String(key.value) : JSON.stringify(this.plain(key)),
            this.plain(value),
        ]);
        return Object.fromEntries(entries);
    }
    add(offset, text) {
        this.problems.push({ location: this.location(offset, '', offset), text });
    }
    location(offset, pointer, end = offset) {
        const { line, col } = this.lines.linePos(offset);
        return { file: this.file, line, column: col, endLine: this.lines.linePos(end).line, pointer };
    }
}
function startOf({ range }) {
    return range?.[0] ?? 0;
}
/** Where the last letter of a node stands. */
function endOf({ range }) {
    return Math.max(range?.[0] ?? 0, (range?.[1] ?? 1) - 1);
}
function inWords(message, code) {
    const [, tag] = /^Unresolved tag: (?:tag:yaml\.org,2002:)?(.*)$/.exec(message) ?? [];
    if (code === 'TAG_RESOLVE_FAILED' && tag !== undefined) {
        return `the tag ${tag.startsWith('!') ? tag : `!!${tag}`} is not read; take it out, and write texts in quotes`;
    }
    return `not YAML: ${message}`;
}
//# sourceMappingURL=waiver-file.js.map