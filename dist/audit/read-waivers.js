"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MalformedWaivers = void 0;
exports.waiversFromText = waiversFromText;
exports.waiversInCode = waiversInCode;
const rules_1 = require("../rules");
const terraform_1 = require("../terraform");
const waiver_file_1 = require("./waiver-file");
const waivers_1 = require("./waivers");
/** So many problems are told; nobody reads more, and a file may have as many as it has letters. */
const MOST_TOLD = 100;
/** What is wrong with waivers, one line a problem, each with its file, line and column. */
class MalformedWaivers extends Error {
    name = 'MalformedWaivers';
    /** A line each, of the first hundred. */
    problems;
    constructor(problems) {
        const told = problems.slice(0, MOST_TOLD).map(({ location, text }) => `${placeOf(location)}: ${text}`);
        const more = problems.length - told.length;
        const lines = [...told, ...(more > 0 ? [`and ${more} more`] : [])];
        super(lines.join('\n'));
        this.problems = lines;
    }
}
exports.MalformedWaivers = MalformedWaivers;
/** The parts of an entry in a file, where nothing else says what it is for. */
const FILE_FIELDS = [...rules_1.WAIVER_FIELDS, 'scope'];
/**
 * The waivers of a file in YAML or JSON: a list of `{"id", "scope", "reason", "approver", "ticket", "expires"}`, or
 * several documents with a list each. An empty file has none.
 *
 * @param known the ids of all rules
 * @throws MalformedWaivers with all problems
 */
function waiversFromText(file, text, known) {
    const { entries, problems } = (0, waiver_file_1.readEntries)(file, text);
    const all = [...problems];
    const waivers = entries.map(({ index, value, place, written }) => {
        const name = `waiver ${index + 1}${nameOf(value)}`;
        for (const { field, text: fault } of [
            ...(0, rules_1.waiverProblems)(value, FILE_FIELDS, written),
            ...unknownRule(value, known),
        ]) {
            all.push({ location: place(field), text: `${name}: ${fault}` });
        }
        const location = place();
        return {
            ...value,
            source: 'file',
            location,
            place: `${placeOf(location)}: ${name}`,
        };
    });
    if (all.length > 0)
        throw new MalformedWaivers(all.sort(byPlace));
    return waivers;
}
/**
 * The waivers that stand in the JSON of documents beside resources, outputs and at its top.
 *
 * @throws MalformedWaivers with all problems
 */
function waiversInCode(documents, known) {
    const problems = [];
    const subjects = [...documents].flatMap(([document, locator]) => [...document.resources, ...document.outputs, document.whole].map((subject) => ({ document, locator, subject })));
    const waivers = subjects.flatMap(({ document, locator, subject }) => {
        const list = subject.said.waivers;
        if (list === undefined)
            return [];
        const locate = (part) => locationOf(subject, locator, part);
        if (!Array.isArray(list)) {
            const text = `${subject.address}: waivers: got ${(0, rules_1.show)(list)}, allowed a list`;
            problems.push({ location: locate('waivers'), text });
            return [];
        }
        return list.map((entry, index) => {
            const name = `${subject.address}: waiver ${index + 1}${nameOf(entry)}`;
            for (const { field, text } of [...(0, rules_1.waiverProblems)(entry), ...unknownRule(entry, known)]) {
                const location = locate(`waivers.${index}${field === undefined ? '' : `.${field}`}`);
                problems.push({ location, text: `${name}: ${text}` });
            }
            const location = locate(`waivers.${index}`);
            const scope = subject.constructPath ?? subject.address;
            const place = `${placeOf(location)}: ${name}`;
            return { ...entry, scope, source: 'code', location, place, beside: { document, subject } };
        });
    });
    if (problems.length > 0)
        throw new MalformedWaivers(problems);
    return waivers;
}
function locationOf(subject, locator, part) {
    const path = subject.address === 'terraform' ? [] : subject.path;
    return locator.locate(subject.file, path, `//.${part}`);
}
function placeOf({ file, line, column }) {
    return `${file}:${line}:${column}`;
}
function byPlace({ location: a }, { location: b }) {
    return a.line - b.line || a.column - b.column;
}
function nameOf(entry) {
    if (!(0, terraform_1.isObject)(entry))
        return '';
    const { id, scope } = entry;
    const parts = [id === undefined ? undefined : shown(id), scope === undefined ? undefined : `at ${shown(scope)}`];
    const name = parts.filter((part) => part !== undefined).join(' ');
    return name === '' ? '' : ` (${name})`;
}
function shown(value) {
    return typeof value === 'string' ? value : (0, rules_1.show)(value);
}
function unknownRule(entry, known) {
    if (!(0, terraform_1.isObject)(entry) || typeof entry.id !== 'string')
        return [];
    const waiver = entry;
    const { rule } = (0, waivers_1.ruleOf)(waiver);
    // An id of another form has been told about already.
    if (known.includes(rule) || (0, waivers_1.isOfCheckov)(waiver) || !/^[A-Z]/.test(rule))
        return [];
    const near = (0, rules_1.nearest)(rule, known);
    const advice = near === undefined ? 'see training-job-scheduler audit --rules' : `did you mean ${near}?`;
    return [{ field: 'id', text: `id: there is no rule ${rule}; ${advice}` }];
}
//# sourceMappingURL=read-waivers.js.map