"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requestSteps = requestSteps;
const jobs_1 = require("../jobs");
const conditions_1 = require("./conditions");
const expressions_1 = require("./expressions");
/**
 * What is looked at and made for a template: `checks_n` is what is wrong, and nothing where all is right; `job_n` is the
 * job, with its body.
 */
function requestSteps({ name, template, index }) {
    const [request, values, checks, bodies, job] = ['request', 'values', 'checks', 'bodies', 'job'].map((step) => `${step}_${index}`);
    const all = (0, conditions_1.valuesOf)(template, request);
    const body = `body('${request}')`;
    return {
        [request]: {
            type: 'ParseJson',
            inputs: { content: "@outputs('fields')", schema: schemaOf(name, template) },
            runAfter: {},
        },
        [values]: (0, expressions_1.compose)(Object.fromEntries(all.map((value) => [value.name, `@${(0, conditions_1.meantBy)(value)}`])), (0, expressions_1.after)(request)),
        // What the schema says, once more: that ParseJson enforces all of it is not documented.
        [checks]: (0, expressions_1.compose)((0, conditions_1.checksOf)(template, all, request, values), (0, expressions_1.after)(values)),
        [bodies]: (0, expressions_1.compose)(bodiesOf(name, template, request, values, all), (0, expressions_1.after)(checks)),
        [job]: (0, expressions_1.compose)({
            name: `@concat('tr-', parameters('source'), '-', ${(0, conditions_1.idExpression)(`string(${body}?['id'])`)}, '-', string(outputs('${values}')?['attempt']))`,
            requestId: `@${body}?['id']`,
            attempt: `@string(outputs('${values}')?['attempt'])`,
            asked: `@${askedBy(name, template, request, all)}`,
            askedProperties: `@${askedByProperties(all)}`,
            body: `@outputs('${bodies}')?[outputs('${values}')?['tier']]`,
        }, (0, expressions_1.after)(bodies)),
    };
}
/** The schema of a request; what a property may say, the body may leave out. */
function schemaOf(name, template) {
    const decided = Object.keys(template.fromProperties?.parameters ?? {});
    const parameters = Object.entries(template.parameters).map(([parameter, schema]) => [
        parameter,
        decided.includes(parameter) && schema.default === undefined ? { ...schema, default: 0 } : schema,
    ]);
    const schema = (0, jobs_1.requestSchema)(name, { ...template, parameters: Object.fromEntries(parameters) });
    return { ...schema, properties: { ...schema.properties, template: { type: 'string', enum: [name] } } };
}
/** The body of the function's own making for each tier, with expressions in the place of what a message fills in. */
function bodiesOf(name, template, request, values, all) {
    const meant = (value) => `outputs('${values}')?['${value}']`;
    const params = all
        .filter((value) => value.name.startsWith('params.'))
        .map(({ name: full, schema }) => {
        const value = meant(full);
        const text = schema.type === 'boolean'
            ? `if(equals(toLower(string(${value})), 'true'), 'True', 'False')`
            : `string(${value})`;
        return [full.slice('params.'.length), `@{${text}}`];
    });
    const inputs = Object.keys(template.inputs).map((input) => {
        const part = (index) => `@{split(concat(body('${request}')?['inputs']?['${input}'], ':::'), ':')[${index}]}`;
        return [input, { name: part(1), version: part(2) }];
    });
    const preset = template.displayName === undefined ? 'null' : (0, expressions_1.quoted)(template.displayName);
    const filled = {
        id: `@{body('${request}')?['id']}`,
        attempt: `@{${meant('attempt')}}`,
        template: name,
        // Of no display name, the service makes one.
        displayName: `@coalesce(body('${request}')?['displayName'], ${preset})`,
        // An expression without braces keeps its type.
        nodeCount: `@int(${meant('nodeCount')})`,
        params: Object.fromEntries(params),
        inputs: Object.fromEntries(inputs),
    };
    const place = { workspaceId: (0, expressions_1.parameter)('workspaceId'), trainingClientId: (0, expressions_1.parameter)('trainingClientId') };
    const tags = {
        // As the studio shows it and events tell it: nothing in it is markup.
        correlationId: "@{take(uriComponent(coalesce(outputs('broker')?['CorrelationId'], '')), 100)}",
        [jobs_1.ASKED_TAG]: `@{${askedBy(name, template, request, all)}}`,
        [jobs_1.ASKED_PROPERTIES_TAG]: `@{${askedByProperties(all)}}`,
    };
    const bodyFor = (tier) => {
        const { properties } = (0, jobs_1.jobBody)((0, expressions_1.escaped)(template), { ...filled, tier }, place, undefined);
        return { properties: { ...properties, tags: { ...properties.tags, ...tags } } };
    };
    return Object.fromEntries(Object.keys(template.tiers).map((tier) => [tier, bodyFor(tier)]));
}
/** What the body asks for, as the function writes it. */
function askedBy(name, template, request, all) {
    const body = `body('${request}')`;
    const said = all
        .filter((value) => value.name !== 'attempt')
        .map((value) => part(value.name, value.said, value.schema.type));
    const inputs = Object.keys(template.inputs).map((input) => part(`inputs.${input}`, `${body}?['inputs']?['${input}']`, 'string'));
    return line([
        ...said,
        ...inputs,
        part('displayName', `${body}?['displayName']`, 'string'),
        { name: 'template', text: (0, expressions_1.quoted)(`;template=${name}`) },
    ]);
}
/** What properties ask for, as the function writes it. */
function askedByProperties(all) {
    return line(all.flatMap(({ property, said, schema }) => {
        if (property === undefined)
            return [];
        const { name, text } = part(property.name, property.value, schema.type);
        return [{ name, text: property.wins === 'property' ? text : `if(equals(${said}, null), ${text}, '')` }];
    }));
}
function part(name, value, type) {
    const text = type === 'boolean' ? `toLower(string(${value}))` : `string(${value})`;
    return { name, text: `if(equals(${value}, null), '', concat(${(0, expressions_1.quoted)(`;${name}=`)}, ${text}))` };
}
/** Parts in the order of their names, with one `;` between two. */
function line(parts) {
    if (parts.length === 0)
        return "''";
    const sorted = [...parts].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);
    const all = sorted.length === 1 ? sorted[0] : `concat(${sorted.join(', ')})`;
    return `join(skip(split(${all}, ';'), 1), ';')`;
}
//# sourceMappingURL=request.js.map