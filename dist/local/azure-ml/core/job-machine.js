"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobMachine = void 0;
const commands_1 = require("./commands");
const new_run_1 = require("./new-run");
const pipeline_1 = require("./pipeline");
const pipeline_runs_1 = require("./pipeline-runs");
const reading_1 = require("./reading");
const run_table_1 = require("./run-table");
const same_job_1 = require("./same-job");
const search_space_1 = require("./search-space");
const states_1 = require("./states");
const sweep_runs_1 = require("./sweep-runs");
const task_1 = require("./task");
const task_runs_1 = require("./task-runs");
/**
 * Azure ML as far as jobs go, as a state machine: what is asked and what processes do comes in with the time, and what has
 * to be done about it comes out. It has no clock, no process and no luck of its own, so it runs in a program, in a test and
 * in a simulation alike.
 */
class JobMachine {
    options;
    table = new run_table_1.RunTable();
    tasks;
    sweeps;
    pipelines;
    constructor(options) {
        this.options = options;
        const { clusters, componentOf, stages } = options;
        this.tasks = new task_runs_1.TaskRuns(this.table, clusters, { preparing: 0, finalizing: 0, ...stages }, (run) => this.whenRunning(run), (run) => this.whenOver(run));
        this.sweeps = new sweep_runs_1.SweepRuns(this.table, this.tasks);
        this.pipelines = new pipeline_runs_1.PipelineRuns(this.table, this.tasks, componentOf);
    }
    /** Carries out a command at a time; what is due by then happens as well, before and after. */
    run(command, at) {
        this.pass(at);
        const answer = this.answer(command);
        this.pass(at);
        return { answer, effects: this.table.takeEffects() };
    }
    /** Lets time pass. */
    advance(at) {
        this.pass(at);
        return this.table.takeEffects();
    }
    /** When time changes something by itself. */
    nextDue() {
        return this.table.nextDue();
    }
    get(ref) {
        return this.table.get(ref);
    }
    /** All runs, the oldest first. */
    all() {
        return this.table.all();
    }
    /** How many machines of a cluster nobody has. */
    freeNodes(cluster) {
        return this.tasks.freeNodes(cluster);
    }
    /**
     * Takes up runs that were there before; for the beginning. What was under way then has failed: whatever ran it is gone.
     *
     * @returns what has to be told
     */
    restore(runs, at, why) {
        this.table.now = Math.max(this.table.now, at);
        const restored = [...runs].map((run) => ({
            ...(0, new_run_1.newRun)({ ...run, parent: '' }),
            ...run,
            metrics: new Map(run.metrics),
        }));
        for (const run of restored)
            this.table.restore(run);
        for (const run of restored) {
            if (run.parent !== undefined)
                this.table.get({ workspaceId: run.workspaceId, name: run.parent })?.children.push(run.name);
        }
        for (const run of restored)
            if (!(0, states_1.isOver)(run.state))
                this.table.move(run, 'Failed', why);
        return this.table.takeEffects();
    }
    pass(at) {
        const until = Math.max(this.table.now, at);
        for (let next = this.table.nextDue(); next !== undefined && next <= until; next = this.table.nextDue()) {
            this.table.now = Math.max(this.table.now, next);
            const due = this.table.takeDue();
            if (due === undefined)
                break;
            if (due.run.kind === 'Command')
                this.tasks.due(due.run, due.what);
            else
                this.cancel(due.run, `it took longer than its time limit`);
        }
        this.table.now = until;
    }
    answer(command) {
        if (command.kind === 'put')
            return this.put(command.run, command.properties, command.luck);
        if (command.kind === 'stop') {
            for (const run of [...this.table.all()])
                if (run.parent === undefined)
                    this.cancel(run, command.why);
            return { kind: 'done' };
        }
        const run = this.table.get(command.run);
        if (run === undefined)
            return (0, commands_1.refusal)(404, 'UserError', `Job ${command.run.name} not found.`);
        switch (command.kind) {
            case 'cancel':
                this.cancel(run, 'somebody canceled it');
                return { kind: 'done' };
            case 'remove':
                return this.remove(run);
            case 'change':
                run.properties = (0, same_job_1.withChanges)(run.properties, { ...run.properties, ...command.changes });
                this.table.tell(run, false);
                return { kind: 'done' };
            case 'began':
                this.tasks.began(run);
                return { kind: 'done' };
            case 'ended':
                this.tasks.ended(run, command.error);
                return { kind: 'done' };
            case 'measured':
                this.measured(run, command.metric, command.value);
                return { kind: 'done' };
        }
    }
    put(ref, properties, luck) {
        const known = this.table.get(ref);
        if (known !== undefined)
            return this.putAgain(known, properties);
        const kind = (0, reading_1.textAt)(properties, 'jobType');
        const { workspaceId, name } = ref;
        const begin = (task) => {
            const run = (0, new_run_1.newRun)({ workspaceId, name, kind, properties, created: this.table.now, task });
            this.table.add(run);
            return run;
        };
        if (kind === 'Sweep')
            return this.putSweep(properties, luck, begin);
        if (kind === 'Pipeline')
            return this.putPipeline(workspaceId, properties, begin);
        const task = (0, task_1.commandTask)(properties);
        const refused = this.tasks.refusalOf(task);
        if (refused !== undefined)
            return (0, commands_1.refusal)(400, 'UserError', refused);
        const run = begin(task);
        this.tasks.begin(run, task);
        return { kind: 'created', run };
    }
    putSweep(properties, luck, begin) {
        const algorithm = (0, reading_1.textAt)((0, reading_1.objectAt)(properties, 'samplingAlgorithm'), 'samplingAlgorithmType') ?? 'Random';
        const problems = (0, search_space_1.searchSpaceProblems)((0, reading_1.objectAt)(properties, 'searchSpace'), algorithm);
        const refused = this.tasks.refusalOf((0, task_1.trialTask)(properties, {}));
        if (refused !== undefined)
            problems.push(refused);
        if (problems.length > 0)
            return (0, commands_1.refusal)(400, 'UserError', problems[0], problems);
        const run = begin(undefined);
        this.sweeps.begin(run, luck);
        return { kind: 'created', run };
    }
    putPipeline(workspaceId, properties, begin) {
        const componentOf = this.options.componentOf(workspaceId);
        const graph = (0, pipeline_1.graphOf)(properties, componentOf);
        const problems = [...graph.problems];
        for (const step of graph.problems.length === 0 ? graph.steps.values() : []) {
            const refused = this.tasks.refusalOf((0, pipeline_1.stepRoom)(step, properties, componentOf));
            if (refused !== undefined)
                problems.push(`jobs.${step.name}: ${refused}`);
        }
        if (problems.length > 0)
            return (0, commands_1.refusal)(400, 'UserError', problems[0], problems);
        const run = begin(undefined);
        this.pipelines.begin(run, graph);
        return { kind: 'created', run };
    }
    /** What is there stays as it is, but for what may be changed. */
    putAgain(run, properties) {
        const [changed] = (0, same_job_1.changedMembers)(run.properties, properties, Object.keys(run.findings));
        if (changed !== undefined)
            return (0, commands_1.refusal)(400, 'JobPropertyImmutable', immutableText(changed));
        run.properties = (0, same_job_1.withChanges)(run.properties, properties);
        this.table.tell(run, false);
        return { kind: 'kept', run };
    }
    remove(run) {
        if (!(0, states_1.isOver)(run.state))
            return (0, commands_1.refusal)(409, 'Conflict', `Job ${run.name} is ${run.state}; cancel it before it is deleted.`);
        for (const name of run.children)
            this.table.remove(this.table.childOf(run, name));
        this.table.remove(run);
        return { kind: 'done' };
    }
    cancel(run, why) {
        if (run.kind === 'Command') {
            this.tasks.cancel(run, why);
            return;
        }
        if ((0, states_1.isOver)(run.state) || run.state === 'CancelRequested')
            return;
        run.ending = { state: 'Canceled', error: why };
        run.due = undefined;
        this.table.move(run, 'CancelRequested');
        for (const name of run.children)
            this.tasks.cancel(this.table.childOf(run, name), why);
        this.goOn(run);
    }
    measured(run, metric, value) {
        run.metrics.set(metric, value);
        this.table.tell(run, false);
        const parent = this.parentOf(run);
        if (parent?.kind === 'Sweep' && !(0, states_1.isOver)(run.state))
            this.sweeps.measured(parent, run, metric, value);
    }
    whenRunning(run) {
        const parent = this.parentOf(run);
        if (parent?.kind === 'Sweep')
            this.sweeps.running(parent);
        else if (parent !== undefined)
            this.pipelines.running(parent);
    }
    whenOver(run) {
        const parent = this.parentOf(run);
        if (parent !== undefined)
            this.goOn(parent);
    }
    goOn(run) {
        if (run.kind === 'Sweep')
            this.sweeps.goOn(run);
        else
            this.pipelines.goOn(run);
    }
    parentOf({ workspaceId, parent }) {
        return parent === undefined ? undefined : this.table.get({ workspaceId, name: parent });
    }
}
exports.JobMachine = JobMachine;
/** As the service says it. */
function immutableText(member) {
    return `A job with this name already exists. If you are trying to submit a new job, use a different name. If you are trying to update an existing job, the existing job's '${member}' cannot be changed. Only description, displayName, tags, and isArchived can be updated.`;
}
//# sourceMappingURL=job-machine.js.map