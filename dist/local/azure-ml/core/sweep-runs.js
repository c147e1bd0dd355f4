"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SweepRuns = void 0;
const early_termination_1 = require("./early-termination");
const luck_1 = require("./luck");
const new_run_1 = require("./new-run");
const reading_1 = require("./reading");
const search_space_1 = require("./search-space");
const states_1 = require("./states");
const task_1 = require("./task");
/** The most trials that a sweep has, where it says nothing. */
const MOST_TRIALS = 1000;
/** Sweeps: each draws settings, runs a trial with each, and says which was the best. */
class SweepRuns {
    table;
    tasks;
    lucks = new Map();
    constructor(table, tasks) {
        this.table = table;
        this.tasks = tasks;
    }
    begin(run, luck) {
        const { seed } = (0, reading_1.objectAt)(run.properties, 'samplingAlgorithm');
        this.lucks.set(run, new luck_1.Luck(typeof seed === 'number' ? seed : luck));
        this.table.move(run, 'Preparing');
        this.goOn(run);
    }
    /** A trial runs, so the sweep does. */
    running(run) {
        if (run.state !== 'Preparing')
            return;
        this.table.move(run, 'Running');
        const timeout = (0, reading_1.durationAt)((0, reading_1.objectAt)(run.properties, 'limits'), 'timeout');
        if (timeout !== undefined)
            this.table.schedule(run, this.table.now + timeout, 'timeout');
    }
    /** A trial has reported a metric. */
    measured(run, trial, metric, value) {
        const { properties } = run;
        const objective = (0, reading_1.objectAt)(properties, 'objective');
        if (metric !== (0, reading_1.textAt)(objective, 'primaryMetric'))
            return;
        trial.reported.push(value);
        const policy = (0, reading_1.objectAt)(properties, 'earlyTermination');
        if ((0, early_termination_1.isGivenUp)(policy, isToBeSmall(objective), trial.name, this.courses(run)))
            this.tasks.cancel(trial, `given up by the ${(0, reading_1.textAt)(policy, 'policyType')} policy of the sweep`);
    }
    /** A trial is over: another one begins, or the sweep is over. */
    goOn(run) {
        if ((0, states_1.isOver)(run.state))
            return;
        const { limits, searchSpace, samplingAlgorithm } = run.properties;
        const active = run.children.filter((name) => !(0, states_1.isOver)(this.table.childOf(run, name).state)).length;
        const isGrid = (0, reading_1.textAt)(samplingAlgorithm, 'samplingAlgorithmType') === 'Grid';
        const space = (0, reading_1.objectAt)({ searchSpace }, 'searchSpace');
        const most = Math.min((0, reading_1.numberAt)(limits, 'maxTotalTrials') ?? MOST_TRIALS, isGrid ? (0, search_space_1.gridSize)(space) : Number.POSITIVE_INFINITY);
        const isEnding = run.state === 'CancelRequested';
        const room = isEnding
            ? 0
            : Math.min(most - run.children.length, ((0, reading_1.numberAt)(limits, 'maxConcurrentTrials') ?? most) - active);
        for (let count = 0; count < room; count++) {
            const number = run.children.length;
            const values = isGrid ? (0, search_space_1.gridPoint)(space, number) : (0, search_space_1.drawn)(space, this.lucks.get(run) ?? new luck_1.Luck(number));
            this.beginTrial(run, number, values);
        }
        if (active === 0 && room <= 0)
            this.finish(run);
    }
    beginTrial(run, number, values) {
        const { workspaceId, properties } = run;
        const name = this.table.freeName(workspaceId, `${run.name}_${number}`);
        const { computeId, inputs, outputs, limits } = properties;
        const timeout = (0, reading_1.textAt)(limits, 'trialTimeout');
        const own = {
            ...(0, reading_1.objectAt)(properties, 'trial'),
            ...(computeId !== undefined && { computeId }),
            ...(inputs !== undefined && { inputs }),
            ...(outputs !== undefined && { outputs }),
            ...(timeout !== undefined && { limits: { jobLimitsType: 'Command', timeout } }),
        };
        const task = (0, task_1.trialTask)(properties, values);
        const trial = (0, new_run_1.newRun)({
            workspaceId,
            name,
            kind: 'Command',
            properties: (0, new_run_1.partProperties)(properties, name, own),
            created: this.table.now,
            task,
            parent: run.name,
            part: { kind: 'trial', number, values },
        });
        run.children.push(name);
        this.table.add(trial);
        this.tasks.begin(trial, task);
    }
    finish(run) {
        this.lucks.delete(run);
        if (run.ending !== undefined) {
            this.table.move(run, run.ending.state, run.ending.error);
            return;
        }
        const trials = run.children.map((name) => this.table.childOf(run, name));
        this.find(run, trials);
        const isFailed = trials.some(({ state }) => state === 'Failed') && !trials.some(({ state }) => state === 'Completed');
        this.table.move(run, 'Finalizing');
        if (isFailed)
            this.table.move(run, 'Failed', `no trial has succeeded; the first said: ${trials[0]?.error ?? ''}`);
        else
            this.table.move(run, 'Completed');
    }
    /** The best trial, as the service says it in the properties of a sweep that is over. */
    find(run, trials) {
        const objective = (0, reading_1.objectAt)(run.properties, 'objective');
        const sign = isToBeSmall(objective) ? -1 : 1;
        let best;
        for (const { name, state, reported } of trials) {
            if (state !== 'Completed' || reported.length === 0)
                continue;
            const score = sign * Math.max(...reported.map((value) => value * sign));
            if (best === undefined || score * sign > best.score * sign)
                best = { name, score };
        }
        if (best !== undefined)
            run.findings = { best_child_run_id: best.name, score: String(best.score) };
    }
    courses(run) {
        return run.children.map((name) => {
            const { reported, state } = this.table.childOf(run, name);
            return { run: name, isOver: (0, states_1.isOver)(state), reported };
        });
    }
}
exports.SweepRuns = SweepRuns;
function isToBeSmall(objective) {
    return (0, reading_1.textAt)(objective, 'goal')?.toLowerCase() === 'minimize';
}
//# sourceMappingURL=sweep-runs.js.map