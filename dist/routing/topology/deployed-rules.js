"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.unresolvedOf = unresolvedOf;
exports.knownFilter = knownFilter;
exports.writtenFilter = writtenFilter;
exports.knownAction = knownAction;
exports.defaultRule = defaultRule;
exports.readRule = readRule;
exports.textOf = textOf;
const rules_1 = require("../../rules");
const schema_1 = require("../../schema");
const resource_1 = require("../../terraform/resource");
const text_1 = require("../../text");
const rule_body_1 = require("../rule-body");
const fact_1 = require("./fact");
/** Everything of a rule that is not known, and what of it Azure would refuse. */
function unresolvedOf({ match, action }) {
    const filter = match.kind === 'known' ? [] : match.kind === 'part' ? match.unresolved : [match.unresolved];
    return action.kind === 'unknown' ? [...filter, action.unresolved] : [...filter];
}
/** The filter of a rule, where all of it is known and Azure takes it. */
function knownFilter({ match }) {
    return match.kind === 'known' ? match.filter : undefined;
}
/** What is written as the filter of a rule, whether Azure takes it or not. */
function writtenFilter({ match }) {
    return match.kind === 'part' ? undefined : match.filter;
}
/** The action of a rule, where it is known that there is one, and which. */
function knownAction({ action }) {
    return action.kind === 'known' ? action.value : undefined;
}
/** The rule that Azure makes with every subscription: it matches everything. */
function defaultRule(subscription) {
    return {
        resource: subscription,
        name: '$Default',
        match: { kind: 'known', filter: rules_1.SqlFilter.acceptEverything() },
        action: (0, fact_1.known)(undefined),
        isSensitive: false,
        isDefault: true,
        acknowledged: {},
    };
}
/**
 * A rule as its resource describes it; where this program fails on it, nothing of it is known.
 *
 * @param doubt what may make it another than it is written
 */
function readRule(resource, doubt) {
    const { address } = resource;
    try {
        return ruleOf(resource, readAction(resource), doubt);
    }
    catch (error) {
        const fault = { address, argument: '', problem: (0, text_1.faultIn)('it', error) };
        return ruleOf(resource, { kind: 'unknown', unresolved: fault }, fault);
    }
}
function ruleOf(resource, action, doubt) {
    const { values, address, sensitive } = resource;
    const { name } = values;
    const match = doubt === undefined ? new RuleReader(resource).match() : { kind: 'part', atMost: undefined, unresolved: [doubt] };
    return {
        resource,
        name: typeof name === 'string' ? name : address,
        match: withoutRefusedAction(match, address, action),
        action,
        isSensitive: sensitive.some((argument) => argument === '' || /^(sql_filter|correlation_filter|action)\b/.test(argument)),
        isDefault: false,
        acknowledged: acknowledgementsOf(values['//']),
    };
}
function readAction({ values: { action }, address }) {
    if (action instanceof resource_1.Reference) {
        return { kind: 'unknown', unresolved: { address, argument: 'action', problem: `it is ${textOf(action)}` } };
    }
    return (0, fact_1.known)(typeof action === 'string' && action !== '' ? rules_1.SqlAction.parse(action) : undefined);
}
/** A rule is refused for its action as well. */
function withoutRefusedAction(match, address, action) {
    const written = action.kind === 'known' ? action.value : undefined;
    if (written === undefined || written.statements !== undefined || match.kind === 'refused')
        return match;
    const [error] = written.diagnostics();
    const why = error === undefined ? 'not valid' : firstLine(written.describe(error));
    const unresolved = { address, argument: 'action', problem: `Azure would refuse its action: ${why}` };
    return { kind: 'refused', filter: match.kind === 'known' ? match.filter : undefined, unresolved };
}
function firstLine(text) {
    return text.split('\n')[0];
}
/** What a reference is, as the rest of a sentence: `known after apply`, `${var.x}, which only Terraform knows`. */
function textOf({ text }) {
    return text.startsWith('${') || text.includes('%{') ? `${text}, which only Terraform knows` : text;
}
function acknowledgementsOf(metadata) {
    const { acknowledged } = (metadata ?? {});
    return typeof acknowledged === 'object' && acknowledged !== null ? acknowledged : {};
}
const FIELDS = new Map(Object.entries({
    content_type: 'contentType',
    correlation_id: 'correlationId',
    label: 'label',
    message_id: 'messageId',
    reply_to: 'replyTo',
    reply_to_session_id: 'replyToSessionId',
    session_id: 'sessionId',
    to: 'to',
}));
class RuleReader {
    resource;
    unresolved = [];
    constructor(resource) {
        this.resource = resource;
    }
    match() {
        const { name, filter_type: type, sql_filter: sql, correlation_filter: block, action } = this.resource.values;
        const body = { name, filterType: type, sqlFilter: sql, correlationFilter: block, action };
        const [problem] = (0, rule_body_1.ruleBodyProblems)(body).filter(({ diagnostic }) => diagnostic.severity === 'error');
        if (problem !== undefined) {
            const { argument, diagnostic } = problem;
            const empty = argument === 'correlation_filter' ? rules_1.CorrelationFilter.of({}) : undefined;
            return this.refused(empty, argument, diagnostic.message);
        }
        if (type instanceof resource_1.Reference)
            return this.unknown('filter_type', type);
        const isText = sql instanceof resource_1.Reference || (typeof sql === 'string' && sql !== '');
        if (type === 'CorrelationFilter' || (type === undefined && !isText))
            return this.correlation(block);
        if (sql instanceof resource_1.Reference)
            return this.unknown('sql_filter', sql);
        const filter = rules_1.SqlFilter.parse((0, schema_1.plainText)(sql));
        if (filter.predicate !== undefined)
            return { kind: 'known', filter };
        const [error] = filter.diagnostics();
        const why = error === undefined ? 'not valid' : firstLine(filter.describe(error));
        return this.refused(filter, 'sql_filter', `Azure would refuse its filter: ${why}`);
    }
    /** A block in a plan is a list, in cdktf's JSON an object. */
    correlation(block) {
        const filter = firstOf(block);
        if (filter instanceof resource_1.Reference)
            return this.unknown('correlation_filter', filter);
        const given = (0, resource_1.isObject)(filter) ? filter : {};
        const fields = [...FIELDS].flatMap(([name, field]) => this.condition(name, field, given[name]));
        const { properties } = given;
        if (properties instanceof resource_1.Reference)
            this.note('correlation_filter.properties', properties);
        // A reference is an object, too.
        const known = (0, resource_1.isObject)(properties) && !(properties instanceof resource_1.Reference) ? properties : {};
        const texts = Object.entries(known).flatMap(([name, value]) => this.condition(`properties.${name}`, name, value));
        const conditions = rules_1.CorrelationFilter.of({
            ...Object.fromEntries(fields),
            ...(texts.length > 0 && { properties: Object.fromEntries(texts) }),
        });
        if (this.unresolved.length === 0)
            return { kind: 'known', filter: conditions };
        return {
            kind: 'part',
            atMost: fields.length + texts.length > 0 ? conditions : undefined,
            unresolved: this.unresolved,
        };
    }
    /** One condition; azurerm leaves out an empty text, and Terraform makes text of numbers. */
    condition(argument, name, value) {
        if (value instanceof resource_1.Reference)
            this.note(`correlation_filter.${argument}`, value);
        if (typeof value === 'number' || typeof value === 'boolean')
            return [[name, String(value)]];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }
    note(argument, value) {
        this.unresolved.push({ address: this.resource.address, argument, problem: `it is ${textOf(value)}` });
    }
    unknown(argument, value) {
        this.note(argument, value);
        return { kind: 'part', atMost: undefined, unresolved: this.unresolved };
    }
    refused(filter, argument, problem) {
        return { kind: 'refused', filter, unresolved: { address: this.resource.address, argument, problem } };
    }
}
function firstOf(block) {
    return Array.isArray(block) ? block[0] : block;
}
//# sourceMappingURL=deployed-rules.js.map