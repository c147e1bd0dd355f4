"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CONTROL_PATH = void 0;
exports.control = control;
const files_1 = require("../../files");
const schema_1 = require("../../schema");
const faults_1 = require("./faults");
const length_of_time_1 = require("./length-of-time");
/** Where requests to control stand beside the service's own. */
exports.CONTROL_PATH = '/$local/';
const ENTITY = {
    type: 'string',
    minLength: 1,
    description: 'the address of a queue, a topic, or topic/Subscriptions/name',
};
const LENGTH = { type: 'string', description: 'a length of time as ISO 8601 has it, such as PT5M' };
function operation(name, properties, required, run, afterwards) {
    const schema = new schema_1.Schema({
        $id: `local-${name.replace('/', '-')}`,
        type: 'object',
        title: 'argument',
        description: 'an object',
        properties,
        required,
        additionalProperties: false,
    });
    return [name, { schema, run, ...(afterwards !== undefined && { afterwards }) }];
}
const OPERATIONS = new Map([
    operation('faults/drop-connections', {}, [], 
    // That which the request came over gets the answer first, and is none of those that are meant.
    ({ connections }) => ({ dropped: connections() - 1 }), ({ faults }) => void faults.dropConnections()),
    operation('faults/lose-locks', { entity: ENTITY, session: { type: 'string' }, lockToken: { type: 'string' } }, ['entity'], async ({ faults }, { entity, ...selection }) => ({ lost: await faults.loseLocks(entity, selection) })),
    operation('faults/throttle', { entity: ENTITY, for: LENGTH }, ['for'], async ({ faults }, given) => {
        await faults.throttle(given.for, given.entity);
        return {};
    }),
    operation('faults/fill', { entity: ENTITY, full: { type: 'boolean', description: 'true or false' } }, ['entity'], async ({ faults }, { entity, full = true }) => {
        await faults.fill(entity, full);
        return {};
    }),
    operation('faults/delay', { by: LENGTH }, ['by'], ({ faults }, { by }) => {
        faults.delay(by);
        return {};
    }),
    operation('clock/advance', { by: LENGTH }, ['by'], async (controlled, { by }) => ({
        now: (await controlled.advance(by)).toISOString(),
    })),
]);
/** Answers a request to control what runs: faults, and the clock. */
async function control(request, controlled) {
    const { method, path, origin, body } = request;
    // A page in a browser may ask this machine for anything that needs no permission: it gets none.
    if (origin !== undefined)
        return refused(403, 'a page in a browser may not control this');
    const name = path.slice(exports.CONTROL_PATH.length);
    if (name === 'status')
        return method === 'GET' ? { status: 200, body: controlled.status() } : allowed('GET');
    const found = OPERATIONS.get(name);
    if (found === undefined)
        return refused(404, `there is no ${path}; allowed: ${['status', ...OPERATIONS.keys()].join(', ')}`);
    if (method !== 'POST')
        return allowed('POST');
    const given = parsed(body);
    if (typeof given === 'string')
        return refused(400, given);
    const problems = [...found.schema.problems(given), ...lengthProblems(given)];
    if (problems.length > 0)
        return refused(400, problems.join('; '));
    try {
        const made = await found.run(controlled, given);
        return { status: 200, body: made, ...(found.afterwards && { afterwards: () => found.afterwards?.(controlled) }) };
    }
    catch (error) {
        if (error instanceof faults_1.ServiceBusRefusal)
            return refused(error.condition === 'amqp:not-found' ? 404 : 400, error.message);
        throw error;
    }
}
function refused(status, error) {
    return { status, body: { error } };
}
function allowed(method) {
    return refused(405, `the method is ${method}`);
}
function parsed(body) {
    try {
        return (0, files_1.parseJson)(body === '' ? '{}' : body);
    }
    catch (error) {
        return error instanceof files_1.NestedTooDeeply ? `the body is ${error.message}` : 'the body is no JSON';
    }
}
function lengthProblems(given) {
    return ['by', 'for'].flatMap((name) => {
        const length = given?.[name];
        const isWrong = typeof length === 'string' && (0, length_of_time_1.milliseconds)(length) === undefined;
        return isWrong ? [`${name}: got ${JSON.stringify(length)}, allowed ${LENGTH.description}`] : [];
    });
}
//# sourceMappingURL=control.js.map