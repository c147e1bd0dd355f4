"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.YamlFile = void 0;
const node_path_1 = require("node:path");
const yaml_1 = require("yaml");
const files_1 = require("../../files");
const rules_1 = require("../../rules");
/** What Python's YAML takes for yes and no, which is what the official client reads with. */
const YES = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const NO = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
/** More of them are most likely there to make a lot out of a little. */
const MOST_ALIASES = 100;
const WITH_POINT = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)$/;
/** A file in YAML of which each value has its place, and each number is also what somebody wrote. */
class YamlFile {
    path;
    shown;
    /** @param path from the folder that the app runs in, or from wherever the shown path is meant from */
    static read(path, shown = path) {
        const whole = (0, node_path_1.resolve)(path);
        try {
            if ((0, files_1.kindOf)(whole) === 'file')
                return new YamlFile(whole, shown, (0, files_1.readText)(whole));
        }
        catch (error) {
            if (error instanceof files_1.FileProblem)
                return new YamlFile(whole, shown, '', [`job file: ${shown}: ${error.reason}`]);
            throw error;
        }
        const allowed = 'a job file that is there';
        const fix = 'give its path from the folder that the app runs in';
        return new YamlFile(whole, shown, '', [(0, rules_1.describeProblem)({ subject: 'job file', got: shown, allowed, fix })]);
    }
    /** A file that this one names, by its path from here. */
    beside(written) {
        const path = written.replace(/^file:(\/\/)?/, '');
        return YamlFile.read((0, node_path_1.resolve)(this.folder, path), (0, node_path_1.join)((0, node_path_1.dirname)(this.shown), path));
    }
    /** What is wrong with it as YAML, or that there is none; a line each. */
    problems;
    /** The folder that its paths begin at. */
    folder;
    /** All of it, as plain values. */
    value;
    document;
    lines = new yaml_1.LineCounter();
    /** @param missing why there is nothing to read */
    constructor(path, 
    /** As somebody wrote it. */
    shown, text, missing = []) {
        this.path = path;
        this.shown = shown;
        this.folder = (0, node_path_1.dirname)(path);
        const deep = tooDeep(text);
        this.document = (0, yaml_1.parseDocument)(deep === undefined ? text : '', {
            version: '1.1',
            lineCounter: this.lines,
            prettyErrors: false,
            customTags: asPythonReads,
        });
        this.problems = [...missing, ...(deep === undefined ? this.mistakes() : [`${shown}:${deep}`])];
        this.value = this.problems.length > 0 ? undefined : this.document.toJS({ maxAliasCount: -1 });
    }
    /** What is wrong with it as YAML. */
    mistakes() {
        const { errors, warnings } = this.document;
        const told = [...errors, ...warnings].map(({ pos: [at], message }) => `${this.placeOf(at)}: ${message}`);
        return told.length > 0 ? told : this.aliasMistakes();
    }
    /** Aliases that stand for nothing, for what they are in, or for so much that nobody has meant it. */
    aliasMistakes() {
        const problems = [];
        let aliases = 0;
        (0, yaml_1.visit)(this.document, {
            Alias: (_, alias) => {
                aliases++;
                const at = alias.range?.[0] ?? 0;
                const of = alias.resolve(this.document);
                const [from, , to] = of?.range ?? [0, 0, 0];
                if (of === undefined)
                    problems.push(`${this.placeOf(at)}: *${alias.source}: there is no &${alias.source} before it`);
                else if (from <= at && at < to)
                    problems.push(`${this.placeOf(at)}: *${alias.source} stands for what it is in`);
            },
        });
        if (problems.length === 0 && aliases > MOST_ALIASES) {
            problems.push(`${this.shown}: allowed at most ${MOST_ALIASES} aliases, and these are ${aliases}; write them out`);
        }
        return problems;
    }
    /** A value as the text that the official client makes of it: `1.0` stays `1.0`, and `true` is `True`. */
    textAt(...path) {
        const node = path.reduce((at, segment) => this.within(at, String(segment))?.value, this.document.contents);
        const scalar = this.resolved(node);
        if (!(0, yaml_1.isScalar)(scalar))
            return '';
        const { value, source = String(value) } = scalar;
        if (typeof value === 'boolean')
            return value ? 'True' : 'False';
        return typeof value === 'number' ? numberText(value, source) : String(value);
    }
    /** Whether the file says something at a path, right or wrong. */
    says(...path) {
        let node = this.document.contents;
        for (const segment of path) {
            const found = this.within(node, segment);
            if (found === undefined)
                return false;
            node = found.value;
        }
        return true;
    }
    /** A problem that begins with the path of what is wrong, with the place of it before that. */
    placed(problem) {
        const [, path = ''] = /^((?:[\w$-]+|\["(?:[^"\\]|\\.)*"\]|\[\d+\]|\.)+): /.exec(problem) ?? [];
        const [, unknown] = /(?:^|: )unknown option "((?:[^"\\]|\\.)*)"/.exec(problem) ?? [];
        const segments = [...segmentsOf(path), ...(unknown === undefined ? [] : [unknown])];
        return `${this.placeOf(this.offsetOf(segments))}: ${problem}`;
    }
    /** Where the name of the last part of a path stands that is there. */
    offsetOf(path) {
        let node = this.document.contents;
        let offset = 0;
        for (const segment of path) {
            const found = this.within(node, segment);
            if (found === undefined)
                break;
            offset = (found.key ?? found.value)?.range?.[0] ?? offset;
            node = found.value;
        }
        return offset;
    }
    /** A part of a list or an object, with its name; what an alias stands for is looked into, and what is merged. */
    within(node, segment) {
        const of = this.resolved(node);
        if ((0, yaml_1.isSeq)(of))
            return segment in of.items ? { value: of.items[Number(segment)] } : undefined;
        if (!(0, yaml_1.isMap)(of))
            return undefined;
        const own = pairOf(of, segment);
        if (own !== undefined)
            return { key: own.key, value: own.value };
        const merged = this.resolved(pairOf(of, '<<')?.value);
        const others = (0, yaml_1.isSeq)(merged) ? merged.items : [merged];
        return others.map((one) => this.within(one, segment)).find((one) => one !== undefined);
    }
    resolved(node) {
        return (0, yaml_1.isAlias)(node) ? node.resolve(this.document) : node;
    }
    placeOf(offset) {
        const { line, col } = this.lines.linePos(offset);
        return `${this.shown}:${Math.max(1, line)}:${Math.max(1, col)}`;
    }
}
exports.YamlFile = YamlFile;
/** Where something is nested too deeply, with what is wrong. */
function tooDeep(text) {
    try {
        (0, files_1.checkYamlNesting)(text);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof files_1.NestedTooDeeply))
            throw error;
        return `${error.place.line}:${error.place.column}: nested more deeply than any job is`;
    }
}
function pairOf({ items }, name) {
    // What merges is read as a symbol.
    const nameOf = (value) => (typeof value === 'symbol' ? value.description : String(value));
    return items.find(({ key }) => (0, yaml_1.isScalar)(key) && nameOf(key.value) === name);
}
/** A number as Python writes it; without a point there is no exponent, and it stays the text that it is. */
function numberText(value, source) {
    if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(source) || /^[-+\d_]+e/i.test(source))
        return source;
    const text = String(value).replace(/e([-+])(\d)$/, 'e$10$2');
    return /[.eInf]/.test(source) && Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}
/** YAML 1.1 as Python has it: `y` is a name and no yes, and a date is a text. */
function asPythonReads(tags) {
    return tags
        .filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp')
        .map((tag) => {
        if (typeof tag === 'string' || !('test' in tag))
            return tag;
        const means = (text) => tag.test?.test(text) === true;
        if (tag.tag === 'tag:yaml.org,2002:bool')
            return { ...tag, test: means('true') ? YES : NO };
        // `.` is a folder, and no number.
        if (tag.tag === 'tag:yaml.org,2002:float' && means('.'))
            return { ...tag, test: WITH_POINT };
        return tag;
    });
}
/** The parts of a path as `pathTo` joins them. */
function segmentsOf(path) {
    return [...path.matchAll(/[\w$-]+|\["((?:[^"\\]|\\.)*)"\]/g)].map(([whole, quoted]) => quoted ?? whole);
}
//# sourceMappingURL=yaml-file.js.map