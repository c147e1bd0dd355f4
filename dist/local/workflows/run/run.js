"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runWorkflow = runWorkflow;
const definition_1 = require("../definition/definition");
const retry_policy_1 = require("../definition/retry-policy");
const evaluate_1 = require("../language/evaluate");
const template_1 = require("../language/template");
const call_1 = require("./call");
/** What fails a step that took something and gave something. */
class Failure extends Error {
    made;
    status;
    constructor(reason, made, status = 'Failed') {
        super(reason);
        this.made = made;
        this.status = status;
    }
}
/**
 * Runs steps as Logic Apps does: each once, when those before it are done in a way that it names. It does nothing by
 * itself: it asks for calls and for time, and goes on with what it is told. Of steps that the service runs at the same
 * time, the one that stands first comes first.
 */
function runWorkflow(steps, options) {
    return new Run(options).whole(steps);
}
class Run {
    options;
    statuses = new Map();
    made = new Map();
    tracked = [];
    failures = [];
    ended;
    now;
    constructor(options) {
        this.options = options;
        this.now = options.now;
    }
    *whole(steps) {
        const status = yield* this.level(steps);
        const { statuses, tracked, failures } = this;
        return { status: this.ended ?? status, statuses, tracked, failures };
    }
    *level(steps) {
        const waiting = new Set(steps.values());
        const isDone = (name) => ![...waiting].some((step) => step.name === name);
        while (waiting.size > 0) {
            const next = [...waiting].find(({ runAfter }) => [...runAfter.keys()].every(isDone));
            waiting.delete(next);
            const isDue = [...next.runAfter].every(([other, wanted]) => wanted.includes(this.statuses.get(other)));
            if (isDue && this.ended === undefined)
                yield* this.step(next);
            else
                this.skip(next);
        }
        const isFollowed = new Set([...steps.values()].flatMap(({ runAfter }) => [...runAfter.keys()]));
        const last = [...steps.values()].filter(({ name }) => !isFollowed.has(name));
        return last.some((step) => this.hasFailed(step, steps)) ? 'Failed' : 'Succeeded';
    }
    /** What was skipped ends as what was before it. */
    hasFailed({ name, runAfter }, steps) {
        const status = this.statuses.get(name);
        if (status !== 'Skipped')
            return status !== 'Succeeded';
        return [...runAfter.keys()].some((other) => this.hasFailed(steps.get(other), steps));
    }
    skip(step) {
        this.statuses.set(step.name, 'Skipped');
        for (const inner of (0, definition_1.levelsIn)(step))
            this.skipAll(inner);
    }
    skipAll(steps) {
        for (const step of steps.values())
            this.skip(step);
    }
    *step(step) {
        try {
            const status = yield* this.perform(step);
            this.statuses.set(step.name, status);
        }
        catch (error) {
            this.failures.push({ step: step.name, reason: error.message });
            if (error instanceof Failure)
                this.made.set(step.name, error.made);
            this.statuses.set(step.name, error instanceof Failure ? error.status : 'Failed');
            for (const level of (0, definition_1.levelsIn)(step))
                this.skipAll(level);
        }
        this.track(step);
    }
    *perform(step) {
        switch (step.type) {
            case 'Compose': {
                const value = this.fill(step.inputs);
                this.made.set(step.name, { inputs: value, outputs: value, body: null });
                return 'Succeeded';
            }
            case 'ParseJson': {
                const content = this.fill(step.content);
                const wrong = this.options.enforcesSchemas === false ? undefined : step.isValid(content);
                if (wrong !== undefined)
                    throw new Error(wrong);
                this.made.set(step.name, { inputs: content, outputs: content, body: content });
                return 'Succeeded';
            }
            case 'If': {
                const [chosen, other] = this.holds(step.condition) ? [step.yes, step.no] : [step.no, step.yes];
                this.skipAll(other);
                return yield* this.level(chosen);
            }
            case 'Switch': {
                const value = this.fill(step.on);
                const chosen = step.cases.find((one) => one.value === value)?.steps ?? step.otherwise;
                for (const level of (0, definition_1.levelsIn)(step))
                    if (level !== chosen)
                        this.skipAll(level);
                return yield* this.level(chosen);
            }
            case 'Scope':
                return yield* this.level(step.steps);
            case 'Http':
                return yield* this.call(step);
            case 'Terminate':
                this.ended = step.status;
                return 'Succeeded';
        }
    }
    *call({ name, inputs, retries }) {
        const filled = this.fill(inputs);
        const call = (0, call_1.callOf)(filled);
        for (let done = 0;; done++) {
            const reply = (yield* this.ask({ kind: 'call', step: name, call })) ?? { reason: 'there was no answer' };
            const status = 'status' in reply ? reply.status : undefined;
            const wait = (0, retry_policy_1.isWorthAnother)(status) ? (0, retry_policy_1.waitBefore)(retries, done, this.options.luck()) : undefined;
            if (wait !== undefined) {
                yield* this.ask({ kind: 'wait', step: name, milliseconds: wait });
                continue;
            }
            if (!('status' in reply)) {
                const nothing = { inputs: filled, outputs: null, body: null };
                throw new Failure(reply.reason, nothing, reply.isTimeout === true ? 'TimedOut' : 'Failed');
            }
            const body = (0, call_1.contentOf)(reply);
            const outputs = { statusCode: reply.status, headers: reply.headers ?? {}, body };
            const made = { inputs: filled, outputs, body };
            if (reply.status < 200 || reply.status >= 300)
                throw new Failure(`status ${reply.status}`, made);
            this.made.set(name, made);
            return 'Succeeded';
        }
    }
    *ask(effect) {
        const { now, reply } = yield effect;
        this.now = now;
        return reply;
    }
    track({ name, tracked }) {
        if (tracked === undefined)
            return;
        const { inputs = null, outputs = null } = this.made.get(name) ?? {};
        const action = { name, inputs, outputs, status: this.statuses.get(name) };
        try {
            const properties = (0, template_1.fill)(tracked, (expression) => (0, evaluate_1.evaluate)(expression, { ...this.scope, action: () => action }));
            this.tracked.push({ step: name, properties: properties });
        }
        catch (error) {
            this.failures.push({ step: name, reason: `trackedProperties: ${error.message}` });
        }
    }
    holds(condition) {
        switch (condition.kind) {
            case 'and':
                return condition.of.every((one) => this.holds(one));
            case 'or':
                return condition.of.some((one) => this.holds(one));
            case 'not':
                return !this.holds(condition.of);
            case 'call':
                return ((0, evaluate_1.callFunction)(condition.name, condition.args.map((one) => this.fill(one))) === true);
        }
    }
    fill(template) {
        return (0, template_1.fill)(template, (expression) => (0, evaluate_1.evaluate)(expression, this.scope));
    }
    scope = {
        outputs: (name) => this.known(name)?.outputs ?? null,
        body: (name) => this.known(name)?.body ?? null,
        parameter: (name) => {
            if (!this.options.parameters.has(name))
                throw new Error(`there is no parameter ${name}`);
            return this.options.parameters.get(name);
        },
        now: () => this.now,
        action: () => {
            throw new Error('action() is known in what is tracked of a step');
        },
    };
    known(name) {
        if (!this.statuses.has(name))
            throw new Error(`the step ${name} has not run`);
        return this.made.get(name);
    }
}
//# sourceMappingURL=run.js.map