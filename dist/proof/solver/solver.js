"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Solver = exports.SolverHangs = exports.DEFAULT_EFFORT = void 0;
const node_events_1 = require("node:events");
const node_path_1 = require("node:path");
const node_worker_threads_1 = require("node:worker_threads");
const started_1 = require("../../package/started");
const answer_text_1 = require("./answer-text");
const formula_1 = require("./formula");
exports.DEFAULT_EFFORT = { steps: 5_000_000 };
/** No question takes a hundredth of this time, on the slowest machine: whoever waits for longer waits for ever. */
const HANGS_AFTER_MILLISECONDS = 20 * 60_000;
/** The solver has not ended in any time that its steps could take: a fault of ours, and no answer to the question. */
class SolverHangs extends Error {
    constructor(milliseconds) {
        super(`internal error: the solver hangs: no answer in ${milliseconds / 60_000} minutes, although its steps are limited; please report it with the rules`);
        this.name = 'SolverHangs';
    }
}
exports.SolverHangs = SolverHangs;
/** Threads that nobody uses at the moment: Z3 takes longer to start than most questions to answer. */
const idle = [];
const MOST_IDLE = 2;
function newWorker() {
    const { file, execArgv } = (0, started_1.started)((0, node_path_1.join)(__dirname, 'solver-worker'));
    const worker = new node_worker_threads_1.Worker(file, { execArgv });
    // A program that has nothing else to do need not wait for the solver; a question keeps it alive.
    worker.unref();
    return worker;
}
/** Answers questions in SMT-LIB 2. Runs Z3 in a thread of its own, started by the first question. */
class Solver {
    effort;
    hangsAfter;
    /** How many questions were asked. */
    questions = 0;
    /** Everything that holds, in the order in which it was told. */
    told = [];
    worker;
    last = Promise.resolve();
    /** How much of it the thread knows; `undefined` where the thread has to begin anew. */
    known;
    /** @param hangsAfter the time after which it is a fault that there is no answer; no answer depends on it */
    constructor(effort = exports.DEFAULT_EFFORT, hangsAfter = HANGS_AFTER_MILLISECONDS) {
        this.effort = effort;
        this.hangsAfter = hangsAfter;
    }
    /** Adds declarations, and what holds for all questions from now on. */
    tell(text) {
        if (text !== '')
            this.told.push(text);
    }
    /** Forgets everything that it was told. */
    forget() {
        this.told.splice(0);
        this.known = undefined;
    }
    /**
     * Values for which a formula holds, if there are any.
     *
     * @param terms the terms to give values for
     * @throws SolverHangs
     */
    solve(formula, terms) {
        // One after the other: the thread does not say which question it answers.
        const answer = this.last.then(() => this.answer(formula, terms));
        this.last = answer.catch(() => undefined);
        return answer;
    }
    async answer(formula, terms) {
        if (formula === formula_1.FALSE)
            return { kind: 'none' };
        this.questions++;
        const values = terms.length === 0 ? '' : `(get-value (${terms.join(' ')}))`;
        const said = await this.say(`(push)(assert ${formula})(check-sat)${values}(pop)`);
        if (said === undefined)
            return { kind: 'unknown', reason: 'the solver ran out of memory' };
        const [verdict, found] = (0, answer_text_1.readParts)(said);
        if (verdict === 'unsat')
            return { kind: 'none' };
        if (verdict === 'sat')
            return { kind: 'values', values: valuesOf(found) };
        if (verdict === 'unknown')
            return { kind: 'unknown', reason: `no answer in ${this.effort.steps} steps` };
        throw new Error(`the solver does not understand the question: ${said.trim()}`);
    }
    /** Gives the thread back; the next question takes one again. */
    async close() {
        const worker = this.worker;
        this.worker = undefined;
        if (worker === undefined)
            return;
        if (idle.length < MOST_IDLE)
            idle.push(worker);
        else
            await worker.terminate();
    }
    /** What the solver says to a question; `undefined` where it ran out of memory. */
    async say(question) {
        if (this.worker === undefined) {
            this.worker = idle.pop() ?? newWorker();
            this.known = undefined;
        }
        const news = this.told.slice(this.known ?? 0).join('\n');
        const text = `${news}\n${question}`;
        const isNew = this.known === undefined;
        this.known = this.told.length;
        return this.exchange(this.worker, isNew ? { open: `(set-option :rlimit ${this.effort.steps})\n${text}` } : { ask: text });
    }
    async exchange(worker, question) {
        let timer;
        const hanging = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new SolverHangs(this.hangsAfter)), this.hangsAfter);
        });
        worker.postMessage(question);
        try {
            const [said] = await Promise.race([(0, node_events_1.once)(worker, 'message'), hanging]);
            return said;
        }
        catch (error) {
            // What the thread did is lost, and the next question starts another.
            this.worker = undefined;
            await worker.terminate();
            if (!isAbort(error))
                throw error;
            return undefined;
        }
        finally {
            clearTimeout(timer);
        }
    }
}
exports.Solver = Solver;
/** Whether the WebAssembly itself gave up. */
function isAbort(error) {
    if (error instanceof WebAssembly.RuntimeError)
        return true;
    return error instanceof Error && !(error instanceof SolverHangs) && /abort|memory|unreachable/i.test(error.message);
}
function valuesOf(part) {
    const pairs = (part ?? []);
    return new Map(pairs.map(([term, value]) => [term, value]));
}
//# sourceMappingURL=solver.js.map