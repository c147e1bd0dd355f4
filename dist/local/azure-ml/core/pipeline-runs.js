"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PipelineRuns = void 0;
exports.outputUri = outputUri;
const new_run_1 = require("./new-run");
const pipeline_1 = require("./pipeline");
const reading_1 = require("./reading");
const states_1 = require("./states");
/** Pipelines: each runs its steps as soon as those before them are done. */
class PipelineRuns {
    table;
    tasks;
    componentOf;
    courses = new Map();
    constructor(table, tasks, componentOf) {
        this.table = table;
        this.tasks = tasks;
        this.componentOf = componentOf;
    }
    begin(run, graph) {
        this.courses.set(run, { graph, runs: new Map() });
        this.table.move(run, 'Preparing');
        this.goOn(run);
    }
    /** A step runs, so the pipeline does. */
    running(run) {
        if (run.state === 'Preparing')
            this.table.move(run, 'Running');
    }
    /**
     * A step is over: those begin that waited for it, or the pipeline is over. A step that failed keeps those that need it from
     * running; the others go on, unless the pipeline says otherwise.
     */
    goOn(run) {
        const course = this.courses.get(run);
        if (course === undefined)
            return;
        // A step that cannot begin is over at once, and others may have waited for it.
        let ready = this.startable(run, course);
        for (; ready.length > 0; ready = this.startable(run, course)) {
            for (const step of ready)
                this.beginStep(run, course, step);
        }
        // What was stopped in between has come here by itself, and may have ended the pipeline.
        if ((0, states_1.isOver)(run.state) || [...course.runs.values()].some(({ state }) => !(0, states_1.isOver)(state)))
            return;
        this.courses.delete(run);
        const { state, error } = run.ending ?? endingOf(failedIn(course));
        if (state !== 'Canceled')
            this.table.move(run, 'Finalizing');
        this.table.move(run, state, error);
    }
    /** The steps whose turn it is; none where the pipeline is to end, and what is under way is ended then. */
    startable(run, course) {
        const failed = failedIn(course);
        const isStopped = failed !== undefined && (0, reading_1.objectAt)(run.properties, 'settings').continue_on_step_failure === false;
        if (isStopped && run.ending === undefined) {
            run.ending = { state: 'Failed', error: failureOf(failed) };
            for (const child of course.runs.values())
                this.tasks.cancel(child, `the step before it, ${failed.name}, failed`);
        }
        return run.ending === undefined ? this.readyIn(course) : [];
    }
    readyIn({ graph, runs }) {
        return [...graph.steps.values()].filter(({ name, after }) => !runs.has(name) && [...after].every((before) => runs.get(before)?.state === 'Completed'));
    }
    beginStep(run, course, step) {
        const { workspaceId, properties } = run;
        const name = this.table.freeName(workspaceId, `${run.name}_${step.name}`);
        const made = (0, pipeline_1.stepTask)(step, {
            pipeline: run.name,
            properties,
            componentOf: this.componentOf(workspaceId),
            runOf: (before) => course.runs.get(before)?.name ?? '',
        });
        const task = typeof made === 'string' ? undefined : made;
        const child = (0, new_run_1.newRun)({
            workspaceId,
            name,
            kind: 'Command',
            properties: (0, new_run_1.partProperties)(properties, step.name, task === undefined ? {} : jobOf(task)),
            created: this.table.now,
            task,
            parent: run.name,
            part: { kind: 'step', step: step.name },
        });
        course.runs.set(step.name, child);
        run.children.push(name);
        this.table.add(child);
        if (task !== undefined)
            this.tasks.begin(child, task);
        else
            this.table.move(child, 'Failed', made);
    }
}
exports.PipelineRuns = PipelineRuns;
function failedIn({ runs }) {
    return [...runs.values()].find(({ state }) => state === 'Failed' || state === 'Canceled');
}
function endingOf(failed) {
    return failed === undefined
        ? { state: 'Completed', error: undefined }
        : { state: 'Failed', error: failureOf(failed) };
}
function failureOf({ part, state, error }) {
    const step = part?.kind === 'step' ? part.step : '';
    return `step ${step} ${state === 'Failed' ? 'failed' : 'was canceled'}: ${error ?? ''}`;
}
/** A step as a job of its own, for those who ask for it by its name. */
function jobOf({ command, codeId, environmentId, environmentVariables, inputs, nodes, cluster, instanceType, }) {
    return {
        command,
        environmentId: environmentId ?? '',
        ...(codeId !== undefined && { codeId }),
        ...(cluster !== undefined && { computeId: cluster }),
        environmentVariables,
        resources: { instanceCount: nodes, ...(instanceType !== undefined && { instanceType }) },
        inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, inputJson(input)])),
    };
}
function inputJson(input) {
    switch (input.kind) {
        case 'literal':
            return { jobInputType: 'literal', value: input.value };
        case 'data':
            return { jobInputType: input.type, uri: input.uri };
        case 'output':
            return { jobInputType: input.type, uri: outputUri(input.run, input.output) };
    }
}
/** Where Azure ML puts what a job leaves, where nothing else is said. */
function outputUri(run, output) {
    return `azureml://datastores/workspaceblobstore/paths/azureml/${run}/${output}/`;
}
//# sourceMappingURL=pipeline-runs.js.map