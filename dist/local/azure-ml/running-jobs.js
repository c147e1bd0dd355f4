"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RunningJobs = void 0;
const node_crypto_1 = require("node:crypto");
const core_1 = require("./core");
const run_view_1 = require("./run-view");
const metrics_file_1 = require("./runner/metrics-file");
const process_tree_1 = require("./runner/process-tree");
const task_process_1 = require("./runner/task-process");
/** A timer cannot wait longer: 2^31 milliseconds. */
const LONGEST_WAIT = 2_147_483_647;
/** Metrics come fast; what a run is is kept so often at most while nothing else of it changes. */
const KEPT_EVERY = 500;
const LOST = 'it was under way when this machine lost it; start it again under another name';
/** The state machine with a clock, with processes, and with folders that keep what has become of them. */
class RunningJobs {
    options;
    machine;
    here = new Map();
    listeners = new Set();
    unkept = new Map();
    timer;
    keeper;
    isStopped = false;
    constructor(options) {
        this.options = options;
        const { workspaces, profile, assets, store } = options;
        this.machine = new core_1.JobMachine({
            clusters: workspaces.flatMap(({ clusters }) => clusters),
            componentOf: () => (id) => assets.component(id),
            stages: profile.stages ?? {},
        });
        const kept = workspaces.flatMap(({ name }) => store.read(name));
        for (const { run, folder, mark } of kept) {
            this.here.set((0, core_1.keyOf)(run), { folder, mark, process: undefined, told: run.state });
            if (!(0, core_1.isOver)(run.state) && mark !== undefined)
                (0, process_tree_1.endMarked)(mark);
        }
        this.act(this.machine.restore(kept.map(({ run }) => run), Date.now(), LOST));
    }
    /** Carries out a command now. */
    run(command) {
        const { answer, effects } = this.machine.run(command, Date.now());
        this.act(effects);
        return answer;
    }
    put(run, properties) {
        return this.run({ kind: 'put', run, properties, luck: (0, node_crypto_1.randomInt)(2 ** 31) });
    }
    /** A metric of a run, from a line of its log or from whoever tells it. */
    measure(run, measured) {
        const folder = this.folderOf(run);
        if (folder !== undefined)
            metrics_file_1.MetricsFile.at(folder).add(measured, measured.time ?? Date.now());
        this.run({ kind: 'measured', run, metric: measured.name, value: measured.value });
    }
    /** The folder of a run; `undefined` where there is none. */
    folderOf(run) {
        return this.here.get((0, core_1.keyOf)(run))?.folder;
    }
    view(run) {
        const workspace = this.workspaceOf(run);
        return (0, run_view_1.viewOf)(run, { workspace, profile: this.options.profile, folder: this.folderOf(run) ?? '' });
    }
    watch(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    /** Ends every process, and waits until all have ended. */
    async stop(why) {
        this.isStopped = true;
        this.run({ kind: 'stop', why });
        const processes = [...this.here.values()].flatMap(({ process }) => process ?? []);
        await Promise.all(processes.map((process) => process.end(why)));
        clearTimeout(this.timer);
        clearTimeout(this.keeper);
        this.keepAll();
    }
    /** Ends every process at once; for when this process ends without warning. */
    endNow() {
        for (const { process } of this.here.values())
            process?.endNow();
    }
    act(effects) {
        for (const effect of effects) {
            switch (effect.kind) {
                case 'start':
                    this.start(effect);
                    break;
                case 'kill':
                    void this.here.get((0, core_1.keyOf)(effect.run))?.process?.end(effect.why);
                    break;
                case 'changed':
                    this.changed(effect.run, effect.at);
                    break;
                case 'removed':
                    this.removed(effect.run);
            }
        }
        this.wait();
    }
    changed(run, at) {
        const { store } = this.options;
        let here = this.here.get((0, core_1.keyOf)(run));
        if (here === undefined) {
            const folder = store.make(this.workspaceOf(run).name, run.name);
            here = { folder, mark: undefined, process: undefined, told: undefined };
            this.here.set((0, core_1.keyOf)(run), here);
        }
        const isOther = here.told !== run.state;
        here.told = run.state;
        if (isOther)
            this.keep(run);
        else
            this.keepSoon(run);
        const view = this.view(run);
        for (const listener of this.listeners)
            listener(view);
        if (isOther)
            this.options.onState((0, run_view_1.eventOf)(run, at));
    }
    start({ run, task }) {
        const { profile, assets, endpoint, grace } = this.options;
        const here = this.here.get((0, core_1.keyOf)(run));
        const whole = this.machine.get(run);
        const experiment = (0, run_view_1.experimentOf)(whole);
        const { workspaceId, name } = run;
        const process = new task_process_1.TaskProcess({
            facts: {
                workspaceId,
                name,
                root: whole.parent ?? name,
                experiment,
                experimentId: (0, run_view_1.experimentId)(workspaceId, experiment),
                endpoint,
            },
            task,
            folder: here.folder,
            profile,
            codeOf: (id) => assets.get(id),
            assetOf: (id) => assets.get(id),
            folderOf: (other) => this.folderOf({ workspaceId, name: other }),
            onBegan: () => void this.run({ kind: 'began', run }),
            onEnded: (error) => {
                here.process = undefined;
                this.run({ kind: 'ended', run, error });
            },
            onMeasured: (measured) => this.measure(run, measured),
        }, grace);
        here.process = process;
        here.mark = process.mark;
        this.keep(whole);
    }
    removed(run) {
        const here = this.here.get((0, core_1.keyOf)(run));
        if (here !== undefined)
            this.options.store.remove(here.folder);
        this.here.delete((0, core_1.keyOf)(run));
    }
    keep(run) {
        this.unkept.delete((0, core_1.keyOf)(run));
        const here = this.here.get((0, core_1.keyOf)(run));
        if (here !== undefined)
            this.options.store.keep({ run, folder: here.folder, mark: here.mark });
    }
    keepSoon(run) {
        this.unkept.set((0, core_1.keyOf)(run), run);
        this.keeper ??= setTimeout(() => this.keepAll(), KEPT_EVERY).unref();
    }
    keepAll() {
        this.keeper = undefined;
        for (const ref of this.unkept.values()) {
            const run = this.machine.get(ref);
            if (run !== undefined)
                this.keep(run);
        }
        this.unkept.clear();
    }
    /** Sets the timer for what happens next by itself. */
    wait() {
        clearTimeout(this.timer);
        const due = this.machine.nextDue();
        if (due === undefined || this.isStopped)
            return;
        this.timer = setTimeout(() => this.act(this.machine.advance(Date.now())), Math.min(LONGEST_WAIT, Math.max(0, due - Date.now())));
    }
    workspaceOf({ workspaceId }) {
        const found = this.options.workspaces.find(({ id }) => id.toLowerCase() === workspaceId.toLowerCase());
        if (found === undefined)
            throw new RangeError(`there is no workspace ${workspaceId}`);
        return found;
    }
}
exports.RunningJobs = RunningJobs;
//# sourceMappingURL=running-jobs.js.map