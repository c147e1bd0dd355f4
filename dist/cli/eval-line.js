"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerLines = answerLines;
exports.answerLine = answerLine;
const node_buffer_1 = require("node:buffer");
const files_1 = require("../files");
const messages_1 = require("../routing/messages");
const rules_1 = require("../rules");
const schema_1 = require("../schema");
const text_1 = require("../text");
const eval_request_1 = require("./eval-request");
/** Lines of one run often ask about the same rules: each is parsed once. */
const filters = new Map();
const actions = new Map();
const MOST_REMEMBERED = 10_000;
/** So many problems of one line are told. */
const MOST_PROBLEMS = 10;
/**
 * The answers to some lines of UTF-8, each with its line end; empty lines are passed over. What a terminal would act on is
 * written in JSON's own form.
 */
function answerLines(lines) {
    let answers = '';
    for (let start = 0; start < lines.length;) {
        const found = lines.indexOf(files_1.LINE_FEED, start);
        const end = found === -1 ? lines.length : found;
        const line = lines.subarray(start, end);
        if (!(0, node_buffer_1.isAscii)(line) && !(0, node_buffer_1.isUtf8)(line))
            answers += `${NOT_UTF8}\n`;
        else {
            const text = decode(line);
            if (text.trim() !== '')
                answers += `${answerLine(text)}\n`;
        }
        start = end + 1;
    }
    return (0, text_1.harmlessJson)(answers);
}
const NOT_UTF8 = JSON.stringify({ id: null, input: 'not UTF-8: save it as UTF-8' });
/** Line by line, since one letter beyond Latin-1 makes a whole text wide, and wide texts are slower to read. */
function decode(line) {
    return line.toString((0, node_buffer_1.isAscii)(line) ? 'latin1' : 'utf8');
}
/**
 * The answer to one line of `scheduler eval`, as JSON. Never throws: a line that is no request is answered with what
 * is wrong with it, and one that this program fails on with that.
 */
function answerLine(line) {
    let request;
    let id = 'null';
    try {
        (0, files_1.checkNesting)(line);
        request = (0, schema_1.parseExactly)(line);
        id = idIn(request, line);
        return answerRequest(request, id);
    }
    catch (error) {
        return `{"id":${id},"input":${JSON.stringify(whyNot(error, request))}}`;
    }
}
/** The id as it is written, in JSON: whatever it is, it comes back as it was. */
function idIn(request, line) {
    const id = (0, rules_1.isObject)(request) && Object.hasOwn(request, 'id') ? request.id : null;
    const isPlain = typeof id === 'string' || typeof id === 'boolean' || id === null || Number.isSafeInteger(id);
    return isPlain ? JSON.stringify(id) : ((0, schema_1.sourceOfMember)(line, 'id') ?? 'null');
}
function answerRequest(request, id) {
    // What was misspelt would be missing.
    const isWhole = (0, rules_1.isObject)(request) && request.messages !== undefined;
    const problems = isWhole ? [] : (0, eval_request_1.requestProblems)(request);
    if (!(0, rules_1.isObject)(request) || problems.length > 0)
        throw new rules_1.NotAMessage(problems);
    const rule = ruleOf(request);
    if ('refusal' in rule)
        return `{"id":${id},${JSON.stringify(rule.refusal).slice(1)}`;
    const { texts, notes } = results(rule.answer, request.messages);
    const told = notes.length === 0 ? '' : `,"notes":${JSON.stringify(notes)}`;
    return `{"id":${id},"valid":true,"results":[${texts}]${told}}`;
}
/** What is wrong with a line: what its form is not, else what its parts are not. */
function whyNot(error, request) {
    if (error instanceof SyntaxError)
        return `not JSON: ${error.message}`;
    if (error instanceof files_1.NestedTooDeeply)
        return error.message;
    if (!(error instanceof rules_1.NotAMessage))
        return (0, text_1.faultIn)('this line', error);
    const ofForm = (0, eval_request_1.requestProblems)(request);
    const all = ofForm.length > 0 ? ofForm : error.problems;
    const more = all.length > MOST_PROBLEMS ? [`and ${all.length - MOST_PROBLEMS} more`] : [];
    return [...all.slice(0, MOST_PROBLEMS), ...more].join('; ');
}
function results(answer, messages) {
    if (messages === undefined)
        return { texts: '', notes: [] };
    if (!Array.isArray(messages))
        throw new rules_1.NotAMessage(['messages is not a list']);
    let texts = '';
    const problems = [];
    const notes = new Set();
    for (const [index, json] of messages.entries()) {
        try {
            const read = messageIn(json);
            if (read.assumed !== undefined)
                notes.add(read.assumed);
            if (read.ignored.length > 0)
                notes.add((0, messages_1.ignoredText)(read));
            const result = answer(read.message);
            texts += `${texts === '' ? '' : ','}${typeof result === 'string' ? `"${result}"` : JSON.stringify(result)}`;
        }
        catch (error) {
            if (!(error instanceof rules_1.NotAMessage))
                throw error;
            problems.push(...error.within(`messages[${index}]`).problems);
        }
    }
    if (problems.length > 0)
        throw new rules_1.NotAMessage(problems);
    return { texts, notes: [...notes] };
}
const NOTHING = [];
/** A message: nearly all are in the spelling of this command. */
function messageIn(json) {
    if ((0, rules_1.isObject)(json)) {
        for (const name in json)
            if (name !== 'properties' && name !== 'system')
                return (0, messages_1.readMessage)(json);
    }
    return { message: (0, rules_1.messageFromJson)(json), ignored: NOTHING };
}
function ruleOf({ sql, action, correlation }) {
    const given = [sql, action, correlation].filter((part) => part !== undefined);
    if (given.length !== 1)
        throw new rules_1.NotAMessage(['expected one of sql, action and correlation']);
    if (typeof sql === 'string')
        return remembered(filters, sql, () => filterRule((0, rules_1.parseFilter)(sql)));
    if (typeof action === 'string')
        return remembered(actions, action, () => actionRule((0, rules_1.parseAction)(action)));
    if ((0, rules_1.isObject)(correlation))
        return correlationRule(correlation);
    throw new rules_1.NotAMessage(['sql and action are text, and correlation is an object']);
}
function remembered(parsed, text, make) {
    const known = parsed.get(text);
    if (known !== undefined)
        return known;
    const rule = make();
    if (parsed.size < MOST_REMEMBERED)
        parsed.set(text, rule);
    return rule;
}
function filterRule(parsing) {
    if (!parsing.valid)
        return { refusal: refusal(parsing.error) };
    const evaluate = (0, rules_1.compileFilter)(parsing.value);
    return {
        answer: (message) => {
            const result = evaluate(message);
            if (typeof result === 'boolean')
                return result ? 'true' : 'false';
            return result === undefined ? 'unknown' : 'error';
        },
    };
}
function actionRule(parsing) {
    if (!parsing.valid)
        return { refusal: refusal(parsing.error) };
    return {
        answer: (message) => {
            const after = (0, rules_1.applyAction)(parsing.value, message);
            return after instanceof rules_1.Failure ? 'error' : (0, rules_1.messageToJson)(after);
        },
    };
}
/** Where the engine names a place, so does the answer. */
function refusal({ detail, reported }) {
    return { valid: false, error: { ...reported, detail } };
}
function correlationRule({ properties = {}, ...fields }) {
    if (!(0, rules_1.isObject)(properties))
        throw new rules_1.NotAMessage(['correlation.properties is not an object']);
    const problems = [];
    const read = (from) => {
        try {
            return [from()];
        }
        catch (error) {
            if (!(error instanceof rules_1.NotAMessage))
                throw error;
            problems.push(...error.problems);
            return [];
        }
    };
    const given = Object.entries(fields).filter(([, value]) => value !== null);
    const system = given.flatMap(([name, value]) => read(() => [fieldOf(name), textOf(name, value)]));
    const others = Object.entries(properties).flatMap(([name, value]) => read(() => [name, (0, rules_1.valueFromJson)(value, (0, rules_1.pathTo)('correlation.properties', name))]));
    if (problems.length > 0)
        throw new rules_1.NotAMessage(problems);
    const match = { system: new Map(system), properties: new Map(others) };
    if (match.system.size + match.properties.size === 0) {
        return { refusal: { valid: false, error: { detail: 'a correlation filter needs at least one condition' } } };
    }
    return { answer: (message) => String((0, rules_1.matchesCorrelation)(match, message)) };
}
const FIELD_NAMES = new Map(rules_1.CORRELATION_FIELDS.map(rules_1.systemPropertyOf).map((name) => [name.toLowerCase(), name]));
function fieldOf(name) {
    const known = FIELD_NAMES.get(name.toLowerCase());
    if (known !== undefined)
        return known;
    const names = [...FIELD_NAMES.values(), 'properties'];
    const near = (0, rules_1.nearest)(name, names);
    const advice = near === undefined ? `allowed are ${names.join(', ')}` : `did you mean ${near}?`;
    throw new rules_1.NotAMessage([`correlation: unknown field ${(0, rules_1.show)(name)}; ${advice}`]);
}
function textOf(name, json) {
    const place = (0, rules_1.pathTo)('correlation', name);
    const value = (0, rules_1.valueFromJson)(json, place);
    if (typeof value !== 'string')
        throw new rules_1.NotAMessage([`${place}: got ${(0, rules_1.show)(json)}, allowed a text`]);
    return value;
}
//# sourceMappingURL=eval-line.js.map