"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TaskRuns = void 0;
const nodes_1 = require("./nodes");
const states_1 = require("./states");
/** Runs of commands: each waits for its machines, runs, and gives them back. */
class TaskRuns {
    table;
    stages;
    onRunning;
    onOver;
    queues;
    withoutCluster = new nodes_1.NodeQueue(Number.POSITIVE_INFINITY);
    /** @param onRunning and @param onOver hear of runs that are parts of others */
    constructor(table, clusters, stages, onRunning, onOver) {
        this.table = table;
        this.stages = stages;
        this.onRunning = onRunning;
        this.onOver = onOver;
        this.queues = new Map(clusters.map(({ id, maxNodes }) => [id.toLowerCase(), new nodes_1.NodeQueue(maxNodes)]));
    }
    /** Why a run of so many machines cannot be there at all. */
    refusalOf({ cluster, nodes }) {
        if (cluster === undefined)
            return undefined;
        const queue = this.queues.get(cluster);
        if (queue === undefined)
            return `Unknown compute target '${cluster.split('/').at(-1)}'.`;
        if (nodes <= queue.size)
            return undefined;
        return `The node count ${nodes} is larger than the maximum node count ${queue.size} of the compute '${cluster.split('/').at(-1)}'.`;
    }
    /** How many machines are free; `undefined` where there is no such cluster. */
    freeNodes(cluster) {
        return this.queues.get(cluster.toLowerCase())?.free;
    }
    begin(run, task) {
        this.table.move(run, 'Queued');
        const queue = this.queueOf(task);
        queue.enter(run, task.nodes);
        this.admit(queue);
    }
    due(run, what) {
        const { task, ending } = run;
        if (what === 'timeout') {
            const seconds = (task?.timeout ?? 0) / 1000;
            this.cancel(run, `it took longer than its time limit of ${seconds} s`);
        }
        else if (what === 'start' && task !== undefined) {
            this.table.move(run, 'Starting');
            this.table.effect({ kind: 'start', run: { workspaceId: run.workspaceId, name: run.name }, task });
        }
        else if (ending !== undefined) {
            this.finish(run, ending.state, ending.error);
        }
    }
    began(run) {
        if (run.state !== 'Starting')
            return;
        this.table.move(run, 'Running');
        if (run.task?.timeout !== undefined)
            this.table.schedule(run, this.table.now + run.task.timeout, 'timeout');
        this.onRunning(run);
    }
    ended(run, error) {
        if (run.state === 'CancelRequested')
            this.finish(run, 'Canceled', run.ending?.error);
        if (!hasProcess(run))
            return;
        run.ending = { state: error === undefined ? 'Completed' : 'Failed', error };
        this.table.move(run, 'Finalizing');
        this.table.schedule(run, this.table.now + this.stages.finalizing, 'end');
    }
    /** Ends a run; one whose process has ended by itself keeps how. */
    cancel(run, why) {
        if ((0, states_1.isOver)(run.state) || run.state === 'Finalizing' || run.state === 'CancelRequested')
            return;
        if (!hasProcess(run)) {
            this.finish(run, 'Canceled', why);
            return;
        }
        run.ending = { state: 'Canceled', error: why };
        this.table.move(run, 'CancelRequested');
        this.table.effect({ kind: 'kill', run: { workspaceId: run.workspaceId, name: run.name }, why });
    }
    finish(run, state, error) {
        this.table.move(run, state, error);
        if (run.task !== undefined) {
            const queue = this.queueOf(run.task);
            queue.leave(run);
            this.admit(queue);
        }
        this.onOver(run);
    }
    admit(queue) {
        for (const run of queue.admit()) {
            this.table.move(run, 'Preparing');
            this.table.schedule(run, this.table.now + this.stages.preparing, 'start');
        }
    }
    queueOf({ cluster }) {
        return (cluster === undefined ? undefined : this.queues.get(cluster)) ?? this.withoutCluster;
    }
}
exports.TaskRuns = TaskRuns;
function hasProcess({ state }) {
    return state === 'Starting' || state === 'Running';
}
//# sourceMappingURL=task-runs.js.map