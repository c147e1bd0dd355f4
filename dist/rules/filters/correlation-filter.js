"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CorrelationFilter = exports.CORRELATION_FIELDS = void 0;
exports.systemPropertyOf = systemPropertyOf;
const check_filter_1 = require("../checks/check-filter");
const diagnostic_1 = require("../checks/diagnostic");
const inspection_1 = require("../inspection/inspection");
const problem_1 = require("../inspection/problem");
const shape_1 = require("../inspection/shape");
const print_1 = require("../language/print");
const near_miss_1 = require("../text/near-miss");
/** The eight system fields of a correlation filter, in the order they are shown. */
exports.CORRELATION_FIELDS = [
    'label',
    'correlationId',
    'sessionId',
    'messageId',
    'to',
    'replyTo',
    'replyToSessionId',
    'contentType',
];
/** Only names and maps: what is no text is told by the check of the filter, with the SQL to write instead. */
const VALUE = (0, shape_1.anything)('text');
const CONDITIONS = (0, shape_1.shapeOf)({}, {
    contentType: VALUE,
    correlationId: VALUE,
    label: VALUE,
    messageId: VALUE,
    replyTo: VALUE,
    replyToSessionId: VALUE,
    sessionId: VALUE,
    to: VALUE,
    properties: (0, shape_1.mapOf)(VALUE),
}, { expects: "conditions such as { label: 'dataset.ready' }", standIn: {} });
/**
 * Matches messages by exact equality of text, cheaper for the service than SQL.
 *
 * Values are compared letter by letter, without wildcards. A property that a message lacks does not match.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters#correlation-filters
 */
class CorrelationFilter {
    conditions;
    mistakes;
    /** A filter that matches messages for which all conditions hold. */
    static of(conditions) {
        const inspection = new inspection_1.Inspection(true);
        const usable = CONDITIONS.inspect(conditions, '', inspection);
        return new CorrelationFilter(usable, inspection.problems);
    }
    kind = 'correlation';
    constructor(
    /** What a message must carry. */
    conditions, mistakes = []) {
        this.conditions = conditions;
        this.mistakes = mistakes;
    }
    /**
     * Why the service or azurerm would refuse the filter or lose a part of it, and what can never match.
     *
     * @param contract what the messages look like
     */
    diagnostics(contract) {
        if (this.mistakes.length > 0)
            return this.mistakes.map(diagnostic_1.mistake);
        const problems = problemsOf(this.conditions);
        const errors = problems.map((problem) => error('correlation', (0, problem_1.describeProblem)(problem)));
        const against = contract === undefined ? [] : againstContract(this.conditions, contract);
        return [...errors, ...against, ...numberWarnings(this.conditions, contract)];
    }
    /** A diagnostic of this filter for people. */
    describe(diagnostic) {
        return (0, diagnostic_1.describeDiagnostic)(diagnostic, this.toString());
    }
    /** A rule that changes its copy of each message that this filter matches. */
    // biome-ignore lint/suspicious/noThenProperty: reads as the language does; a filter is never awaited
    then(action) {
        return { filter: this, action };
    }
    toString() {
        const fields = exports.CORRELATION_FIELDS.map((field) => [field, this.conditions[field]]);
        const properties = Object.entries(this.conditions.properties ?? {});
        return [...fields, ...properties]
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => `${name} = '${value}'`)
            .join(' and ');
    }
}
exports.CorrelationFilter = CorrelationFilter;
/** The engine's name of the system property that a condition is about: `Label` for `label`. */
function systemPropertyOf(field) {
    return `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}
function error(code, message) {
    return { severity: 'error', code, message };
}
function againstContract({ properties = {}, ...fields }, contract) {
    const unset = Object.keys(fields)
        .map(systemPropertyOf)
        .filter((name) => contract.leavesUnset(name))
        .map((name) => error('unknown-property', (0, check_filter_1.unsetSystemMessage)(name, contract)));
    const never = Object.entries(fields).flatMap(([field, value]) => {
        const values = contract.systemProperty(systemPropertyOf(field))?.values;
        return notListed(field, value, values);
    });
    const wrong = Object.entries(properties).flatMap(([name, value]) => {
        const property = contract.property(name);
        if (property === undefined)
            return [error('unknown-property', (0, check_filter_1.unknownPropertyMessage)(name, contract))];
        if (!property.engineTypes.includes('string')) {
            const message = `${name} has the type ${property.kind}, and a correlation filter compares text only; use an SqlFilter`;
            return [error('always-fails', message)];
        }
        return notListed(name, value, property.values);
    });
    return [...unset, ...never, ...wrong];
}
function notListed(name, value, values) {
    if (values === undefined || values.includes(value))
        return [];
    const near = (0, near_miss_1.nearest)(value, values);
    const message = `${name} is never '${value}': it is one of ${values.map((one) => `'${one}'`).join(', ')}`;
    return [{ ...error('outside-contract', message), rewrite: near === undefined ? undefined : `'${near}'` }];
}
/**
 * A value that looks like a number or a boolean: `properties` is a map of texts in Terraform and in ARM, so that an 8
 * in the configuration has become '8', which no message matches that carries the number.
 */
function numberWarnings({ properties = {} }, contract) {
    return Object.entries(properties).flatMap(([name, value]) => {
        // With a contract it is known whether this is text; other types are errors already.
        if (typeof value !== 'string' || !LOOKS_TYPED.test(value))
            return [];
        const known = contract?.property(name);
        if (contract !== undefined && known?.kind !== 'any')
            return [];
        const message = `${name} = '${value}' is compared as text, and never equals the ${/^[tf]/i.test(value) ? 'boolean' : 'number'} ${value} of a sender; if senders set that, use an SqlFilter`;
        const rewrite = `${(0, print_1.printName)(name)} = ${value.toUpperCase()}`;
        return [{ severity: 'warning', code: 'correlation-number', message, rewrite }];
    });
}
const LOOKS_TYPED = /^(-?\d+(\.\d+)?|true|false)$/i;
function problemsOf(conditions) {
    const properties = Object.entries(conditions.properties ?? {});
    const given = exports.CORRELATION_FIELDS.filter((field) => conditions[field] !== undefined);
    if (given.length + properties.length === 0) {
        return [
            {
                subject: 'conditions',
                got: conditions,
                allowed: 'a correlation filter with at least one condition',
                fix: 'give a condition, or use SqlFilter.acceptEverything() to match every message',
            },
        ];
    }
    const fields = given.map((field) => [field, conditions[field]]);
    return [
        ...fields.flatMap(([field, value]) => textProblems(field, value)),
        ...properties.flatMap(([name, value]) => [...nameProblems(name), ...textProblems(`properties.${name}`, value)]),
        ...sameNameProblems(properties.map(([name]) => name)),
    ];
}
function nameProblems(name) {
    if (name !== '')
        return [];
    return [{ subject: 'properties', got: name, allowed: 'the name of a property', fix: 'name the property' }];
}
function textProblems(condition, value) {
    const subject = condition;
    if (typeof value !== 'string') {
        const sql = `${condition.replace('properties.', '')} = ${JSON.stringify(value)?.toUpperCase()}`;
        return [
            {
                subject,
                got: value,
                allowed: 'text: Azure compares it with the text of the value, never with a number or a boolean',
                fix: `use SqlFilter.parse(${JSON.stringify(sql)})`,
            },
        ];
    }
    if (value === '') {
        return [
            {
                subject,
                got: value,
                allowed: 'text of at least one character: azurerm drops an empty condition, so that the filter matches more',
                fix: "leave it out, or use an SqlFilter such as sys.Label = ''",
            },
        ];
    }
    return [];
}
function sameNameProblems(names) {
    const seen = new Map();
    const problems = [];
    for (const name of names) {
        const first = seen.get(name.toLowerCase());
        if (first !== undefined) {
            problems.push({
                subject: 'properties',
                got: [first, name],
                allowed: 'one condition for a property: names ignore letter case, so one of the two would be lost',
                fix: `keep ${first} or ${name}`,
            });
        }
        seen.set(name.toLowerCase(), name);
    }
    return problems;
}
//# sourceMappingURL=correlation-filter.js.map