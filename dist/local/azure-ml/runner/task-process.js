"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TaskProcess = void 0;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const command_text_1 = require("./command-text");
const environment_1 = require("./environment");
const free_port_1 = require("./free-port");
const inputs_1 = require("./inputs");
const job_folder_1 = require("./job-folder");
const log_file_1 = require("./log-file");
const metric_lines_1 = require("./metric-lines");
const process_tree_1 = require("./process-tree");
const replaced_1 = require("./replaced");
/** The command of a run as processes: prepared, started, watched, ended. */
class TaskProcess {
    place;
    grace;
    folder;
    trees = [];
    /** That it is to end, from before it has begun. */
    isEnding = false;
    done;
    /** What its processes have in their environment. */
    mark = (0, node_crypto_1.randomUUID)();
    constructor(place, grace) {
        this.place = place;
        this.grace = grace;
        this.folder = (0, job_folder_1.folderAt)(place.folder);
        this.done = this.run();
    }
    /** Ends all of it, and waits until it has. */
    async end(why) {
        this.isEnding = true;
        this.note(`ended: ${why}`);
        await Promise.all(this.trees.map((tree) => tree.end(this.grace)));
        await this.done;
    }
    /** Ends all of it without waiting. */
    endNow() {
        this.isEnding = true;
        for (const tree of this.trees)
            tree.endNow();
    }
    async run() {
        let error;
        try {
            error = await this.attempt();
        }
        catch (problem) {
            // A disk that is full is a reason too: whatever it is, the job is over, and says why.
            error = problem.message;
        }
        if (error !== undefined)
            this.note(error);
        this.place.onEnded(error);
    }
    async attempt() {
        (0, job_folder_1.makeFolders)(this.folder);
        const prepared = this.prepare();
        if (typeof prepared === 'string')
            return prepared;
        const { task } = this.place;
        const ranks = (0, environment_1.ranksOf)(task.spread, task.nodes, task.spread === undefined ? 0 : await (0, free_port_1.freePort)());
        if (this.isEnding)
            return undefined;
        const ends = ranks.map((rank) => this.start(rank, ranks.length, prepared));
        const problems = (await Promise.all(this.trees.map(({ began }) => began))).filter((one) => one !== undefined);
        if (problems.length === 0)
            this.place.onBegan();
        // Where one of them fails, the others wait for it for ever.
        const failures = await Promise.all(ends.map(async (end, rank) => {
            const failure = await end;
            if (failure !== undefined)
                for (const tree of this.trees)
                    void tree.end(this.grace);
            return failure === undefined ? undefined : { rank, failure };
        }));
        const [problem] = problems;
        if (problem !== undefined)
            return problem;
        const first = this.firstFailure ?? failures.find((one) => one !== undefined);
        return first === undefined || ranks.length === 1 ? first?.failure : `rank ${first.rank}: ${first.failure}`;
    }
    firstFailure;
    async start({ rank, variables }, count, prepared) {
        const file = count === 1 ? 'std_log.txt' : `std_log_process_${String(rank).padStart(2, '0')}.txt`;
        const log = new log_file_1.LogFile((0, node_path_1.join)(this.folder.userLogs, file));
        const metrics = new metric_lines_1.MetricLines(this.place.onMeasured);
        const tree = new process_tree_1.ProcessTree({
            shell: prepared.shell,
            text: prepared.text,
            folder: this.folder.code,
            // One for each rank: what is left of one that has ended is not the others.
            environment: { ...prepared.environment, ...variables, [process_tree_1.MARK]: `${this.mark}/${rank}` },
            onOutput: (chunk) => {
                log.write(chunk);
                metrics.read(chunk);
            },
        });
        this.trees.push(tree);
        const failure = await tree.ended;
        if (failure !== undefined)
            this.firstFailure ??= { rank, failure };
        metrics.end();
        log.close();
        return failure;
    }
    /** Puts everything where the command looks for it. */
    prepare() {
        const { task, profile, facts } = this.place;
        const replacement = (0, replaced_1.commandOf)(task, profile);
        const values = new Map();
        const problems = [];
        for (const [name, input] of Object.entries(task.inputs)) {
            if (input.kind === 'literal')
                values.set(`inputs.${name}`, { text: input.value, isAsked: true });
            else {
                const path = this.having(problems, () => (0, inputs_1.placeInput)(this.folder.inputs, name, input, this.place));
                if (path !== undefined)
                    values.set(`inputs.${name}`, { text: path, isAsked: false });
            }
        }
        for (const [name, output] of Object.entries(task.outputs)) {
            const path = this.having(problems, () => this.placeOutput(name, output.of, output.type));
            if (path !== undefined)
                values.set(`outputs.${name}`, { text: path, isAsked: false });
        }
        for (const [name, text] of Object.entries(task.search))
            values.set(`search_space.${name}`, { text, isAsked: true });
        this.having(problems, () => this.placeCode(replacement !== undefined));
        if (problems.length > 0)
            return problems.join('\n');
        const command = (0, command_text_1.shellCommand)(replacement ?? task.command, values);
        if (typeof command === 'string')
            return command;
        const named = [...values].map(([place, { text }]) => {
            const dot = place.indexOf('.');
            return [(0, command_text_1.variableOf)(place.slice(0, dot), place.slice(dot + 1)), text];
        });
        return {
            shell: profile.shell ?? 'bash',
            text: command.text,
            environment: {
                ...(0, environment_1.inherited)(process.env),
                ...profile.environmentVariables,
                ...task.environmentVariables,
                ...Object.fromEntries(named),
                ...(0, environment_1.runVariables)(facts),
                ...command.variables,
            },
        };
    }
    having(problems, place) {
        try {
            return place();
        }
        catch (error) {
            if (!(error instanceof inputs_1.MissingHere))
                throw error;
            problems.push(error.message);
            return undefined;
        }
    }
    placeOutput(name, of, type) {
        const owner = of === undefined ? undefined : this.place.folderOf(of.run);
        const path = owner === undefined ? (0, job_folder_1.outputPath)(this.folder, name) : (0, job_folder_1.outputPath)((0, job_folder_1.folderAt)(owner), of?.output ?? name);
        if (type !== 'uri_file')
            (0, node_fs_1.mkdirSync)(path, { recursive: true });
        else
            (0, node_fs_1.mkdirSync)((0, node_path_1.join)(path, '..'), { recursive: true });
        return path;
    }
    /** The files of the code, and the folder `outputs` among them that Azure ML keeps of every job. */
    placeCode(isReplaced) {
        const { task, codeOf } = this.place;
        const code = task.codeId === undefined ? undefined : codeOf(task.codeId);
        if (code !== undefined)
            (0, inputs_1.copyFiles)(this.folder.code, code);
        else if (task.codeId !== undefined && !isReplaced)
            throw new inputs_1.MissingHere(`the code ${task.codeId} is not registered here; deploy it with the workspace, or register it`);
        const kept = (0, node_path_1.join)(this.folder.code, 'outputs');
        const target = (0, job_folder_1.outputPath)(this.folder, 'default');
        (0, node_fs_1.mkdirSync)(target, { recursive: true });
        if (!(0, node_fs_1.existsSync)(kept))
            (0, node_fs_1.symlinkSync)(target, kept, 'junction');
    }
    note(text) {
        (0, node_fs_1.mkdirSync)(this.folder.systemLogs, { recursive: true });
        (0, node_fs_1.appendFileSync)((0, node_path_1.join)(this.folder.systemLogs, 'lifecycle.log'), `${new Date().toISOString()} ${text}\n`);
    }
}
exports.TaskProcess = TaskProcess;
//# sourceMappingURL=task-process.js.map