"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.localStatus = localStatus;
exports.entitiesHere = entitiesHere;
const schema_1 = require("../../schema");
const problem_1 = require("../problem");
const local_request_1 = require("./local-request");
const NAMED = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const STATUS = new schema_1.Schema({
    $id: 'local-status',
    type: 'object',
    required: ['queues', 'topics'],
    properties: {
        queues: { type: 'array', items: NAMED },
        topics: {
            type: 'array',
            items: {
                ...NAMED,
                required: ['name', 'subscriptions'],
                properties: { name: { type: 'string' }, subscriptions: { type: 'array', items: NAMED } },
            },
        },
        system: {
            type: ['object', 'null'],
            required: ['resourceManager', 'workspaces'],
            properties: {
                resourceManager: { type: 'string' },
                workspaces: {
                    type: 'array',
                    items: {
                        type: 'object',
                        required: ['id', 'name'],
                        properties: { id: { type: 'string' }, name: { type: 'string' } },
                    },
                },
            },
        },
    },
});
/** What runs at a port of this machine. @throws OperationProblem where it is no `scheduler local` */
async function localStatus(port) {
    const text = await asked(port);
    const answer = parsed(text);
    if (answer === undefined || STATUS.problems(answer).length > 0)
        throw new problem_1.OperationProblem(`local:${port}: what listens there is no training-job-scheduler local of this version`);
    const { queues, topics, system } = answer;
    return {
        queues: queues.map(({ name }) => name),
        topics: topics.map(({ name, subscriptions }) => ({ name, subscriptions: subscriptions.map((one) => one.name) })),
        system: system ?? undefined,
    };
}
/** The queues, topics and subscriptions of what runs there. */
async function entitiesHere(port) {
    return localStatus(port);
}
async function asked(port) {
    try {
        return (await (0, local_request_1.askLocal)({ host: 'localhost', port }, 'status')).text;
    }
    catch (error) {
        throw new problem_1.OperationProblem(`local:${port}: ${error.message}; start it with training-job-scheduler local, or say where it is with local:<port>`);
    }
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=local-status.js.map