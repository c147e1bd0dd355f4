"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.valuesOf = valuesOf;
exports.meantBy = meantBy;
exports.checksOf = checksOf;
exports.told = told;
exports.idExpression = idExpression;
exports.contractChecks = contractChecks;
const jobs_1 = require("../jobs");
const expressions_1 = require("./expressions");
const receiving_1 = require("./receiving");
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
/** The values that a request has for a template. */
function valuesOf(template, request) {
    const decisions = (0, jobs_1.decisionsOf)(template);
    const body = `body('${request}')`;
    const value = (name, said, schema, preset) => {
        const found = decisions.find(({ field, parameter }) => (parameter === undefined ? field : `params.${parameter}`) === name);
        return {
            name,
            said: `${body}${said}`,
            property: found && {
                name: found.property,
                value: `json(coalesce(${(0, receiving_1.header)(found.property)}, 'null'))`,
                wins: found.wins,
            },
            preset: preset === undefined ? 'null' : (0, expressions_1.literal)(preset),
            schema,
        };
    };
    const tiers = Object.keys(template.tiers);
    return [
        value('tier', "?['tier']", { type: 'string', enum: tiers }, tiers[0]),
        value('nodeCount', "?['nodeCount']", { type: 'integer', minimum: 1, maximum: template.maxNodes }, template.nodes ?? 1),
        value('attempt', "?['attempt']", { type: 'integer', minimum: 1, maximum: 100 }, 1),
        ...Object.entries(template.parameters).map(([name, schema]) => value(`params.${name}`, `?['params']?['${name}']`, schema, schema.default)),
    ];
}
/** What is meant, as an expression. */
function meantBy({ said, property, preset }) {
    if (property === undefined)
        return `coalesce(${said}, ${preset})`;
    const order = property.wins === 'property' ? [property.value, said] : [said, property.value];
    return `coalesce(${order.join(', ')}, ${preset})`;
}
/** What the request's schema says, once more in the language itself; each with what is told where it does not hold. */
function checksOf(template, values, request, kept) {
    const body = `body('${request}')`;
    const checks = [
        ...idChecks(`${body}?['id']`),
        ...labelChecks(`coalesce(${body}?['displayName'], 'x')`),
        ...values.flatMap((value) => {
            const meant = `outputs('${kept}')?['${value.name}']`;
            const place = value.property === undefined ? value.name : `${value.name}, of the body or property ${value.property.name}`;
            const own = value.property === undefined ? [] : [check(value.schema, `coalesce(${value.said}, ${meant})`, value.name)];
            return [check(value.schema, meant, place), ...own];
        }),
        ...Object.entries(template.inputs).flatMap(([name, { assets }]) => assetChecks(`${body}?['inputs']?['${name}']`, name, assets)),
    ];
    return checks;
}
/** An expression that is nothing where a condition holds, and else what is wrong. */
function told(condition, wrong) {
    return `@if(${condition}, '', ${(0, expressions_1.quoted)(`${wrong}; `)})`;
}
function check({ type, minimum = 0, maximum = 0, enum: words }, value, name) {
    if (type === 'integer' || type === 'number') {
        const kind = type === 'integer' ? 'a whole number' : 'a number';
        return told((0, expressions_1.isNumber)(value, type, minimum, maximum), `${name}: allowed ${kind} from ${minimum} to ${maximum}`);
    }
    if (type === 'boolean')
        return told((0, expressions_1.isBoolean)(value), `${name}: allowed true or false`);
    return told((0, expressions_1.isOneOf)(value, words ?? []), `${name}: allowed ${(words ?? []).join(', ')}`);
}
function idChecks(id) {
    const text = `string(coalesce(${id}, ''))`;
    return [
        told((0, expressions_1.isText)(id), 'id: allowed a text'),
        told((0, expressions_1.hasOnly)(text, `${LETTERS}${DIGITS}._:-`), 'id: allowed letters, digits, ".", "_", ":" and "-"'),
        told(`not(contains(createArray('.', '_', ':', '-', ''), take(${text}, 1)))`, 'id: allowed a letter or digit first'),
        told(`lessOrEquals(length(${text}), 128)`, 'id: allowed 128 characters'),
        told(`lessOrEquals(length(${idExpression(text)}), ${jobs_1.LONGEST_ID_IN_NAME})`, `id: allowed ${jobs_1.LONGEST_ID_IN_NAME} characters of the name of the job: a capital, ".", ":" and "_" take two`),
    ];
}
/** An id as it stands in the name of its job, as the function writes it. */
function idExpression(id) {
    return jobs_1.ID_REPLACEMENTS.reduce((text, [from, to]) => `replace(${text}, ${(0, expressions_1.quoted)(from)}, ${(0, expressions_1.quoted)(to)})`, id);
}
function labelChecks(label) {
    const text = `string(${label})`;
    const place = 'displayName: allowed letters, digits, " ", ".", "_" and "-"';
    return [
        told((0, expressions_1.isText)(label), 'displayName: allowed a text'),
        told((0, expressions_1.hasOnly)(text, `${LETTERS}${DIGITS} ._-`), place),
        told(`not(contains(createArray(' ', '.', '_', '-', ''), take(${text}, 1)))`, 'displayName: allowed a letter or digit first'),
        told(`lessOrEquals(length(${text}), 100)`, 'displayName: allowed 100 characters'),
    ];
}
/** `azureml:<name>:<version>`, and never an address; each part by itself, since the language has no patterns. */
function assetChecks(asset, name, assets) {
    const text = `string(coalesce(${asset}, ''))`;
    const part = (index) => `split(concat(${text}, ':::'), ':')[${index}]`;
    const place = `inputs.${name}: allowed azureml:<name>:<version>`;
    return [
        told(`and(equals(${part(0)}, 'azureml'), equals(length(split(${text}, ':')), 3))`, place),
        assets.length === 0
            ? told(`and(${(0, expressions_1.hasOnly)(part(1), `${LETTERS}${DIGITS}_.-`)}, greater(length(${part(1)}), 0), lessOrEquals(length(${part(1)}), 255))`, place)
            : told((0, expressions_1.isOneOf)(part(1), assets), `inputs.${name}: allowed ${assets.join(', ')}`),
        told(`and(${(0, expressions_1.hasOnly)(part(2), DIGITS)}, greater(length(${part(2)}), 0), lessOrEquals(length(${part(2)}), 9))`, `${place}, with a number as the version`),
    ];
}
/** The contract of the topic as conditions on properties, whose values are JSON. */
function contractChecks(contract) {
    const { properties = {}, required = [] } = (contract ?? {});
    return Object.entries(properties).flatMap(([name, schema]) => {
        // NULL is as good as none, to rules as well.
        const raw = `if(equals(${(0, receiving_1.header)(name)}, 'null'), null, ${(0, receiving_1.header)(name)})`;
        const missing = required.includes(name) ? [told(`not(equals(${raw}, null))`, `${name}: has to be there`)] : [];
        return [...missing, ...propertyChecks(name, raw, schema)];
    });
}
function propertyChecks(name, raw, { type, enum: words, minimum, maximum }) {
    if (words !== undefined) {
        const first = JSON.stringify(words[0]);
        const allowed = words.map((word) => JSON.stringify(word));
        return [told((0, expressions_1.isOneOf)(`coalesce(${raw}, ${(0, expressions_1.quoted)(first)})`, allowed), `${name}: allowed ${words.join(', ')}`)];
    }
    switch (type) {
        case 'string':
            return [told(`startsWith(coalesce(${raw}, '"'), '"')`, `${name}: allowed a text`)];
        case 'boolean':
            return [told((0, expressions_1.isOneOf)(`toLower(coalesce(${raw}, 'true'))`, ['true', 'false']), `${name}: allowed true or false`)];
        case 'integer':
        case 'number': {
            const least = minimum ?? -Number.MAX_SAFE_INTEGER;
            const most = maximum ?? Number.MAX_SAFE_INTEGER;
            const value = `coalesce(${raw}, '${minimum ?? maximum ?? 0}')`;
            const is = type === 'integer' ? 'isInt' : 'isFloat';
            const number = `float(if(isFloat(${value}), ${value}, '0'))`;
            const range = `and(${is}(${value}), greaterOrEquals(${number}, ${least}), lessOrEquals(${number}, ${most}))`;
            const kind = type === 'integer' ? 'a whole number' : 'a number';
            return [
                told(range, `${name}: allowed ${kind}${minimum === undefined ? '' : ` from ${minimum}`}${maximum === undefined ? '' : ` to ${maximum}`}`),
            ];
        }
        default:
            return [];
    }
}
//# sourceMappingURL=conditions.js.map