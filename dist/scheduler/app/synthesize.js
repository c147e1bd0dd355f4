"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.synthesize = synthesize;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const cdktf_1 = require("cdktf");
const servicebus_1 = require("../../servicebus");
const terminal_1 = require("../../terminal");
const text_1 = require("../../text");
const creation_traces_1 = require("./creation-traces");
const next_steps_1 = require("./next-steps");
const thrown_1 = require("./places/thrown");
const publish_1 = require("./publish");
const stack_1 = require("./stack");
const summary_1 = require("./summary");
const types_1 = require("./types");
const validation_1 = require("./validation");
/**
 * Runs the app: builds the stacks, checks all of them, writes their JSON and prints what they deploy.
 *
 * Nothing is written before everything is valid, types included: a mistake ends with the list of all problems on
 * standard error, exit status 1, and the output of the last good run untouched. The output folder is `cdktf.out`, or what the cdktf
 * command line names in `CDKTF_OUTDIR`.
 *
 * @param build makes the stacks of the app
 * @param options.today the day on which exceptions have to hold, such as `2026-11-22`; the current one by default
 */
async function synthesize(build, { today = new Date().toISOString().slice(0, 10) } = {}) {
    (0, terminal_1.guardOutput)();
    (0, creation_traces_1.skipCreationTraces)();
    // cdktf 0.21 is final and calls util.isArray, about which Node 22 and later warn; nobody can do anything about it.
    process.noDeprecation = true;
    const outdir = (0, node_path_1.resolve)(process.env.CDKTF_OUTDIR ?? 'cdktf.out');
    (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(outdir), { recursive: true });
    const draft = (0, node_fs_1.mkdtempSync)(`${outdir}.`);
    const types = (0, types_1.typeProblems)();
    try {
        // The validations run below, for all stacks together: cdktf stops at the first stack with a problem.
        const app = new cdktf_1.App({ outdir: draft, stackTraces: false, skipValidation: true });
        const mistakes = mistakesIn(app, build);
        if (mistakes.length === 0)
            app.synth();
        const problems = [...(await types), ...mistakes];
        if (problems.length > 0) {
            fail(reportLines(problems));
            return;
        }
        (0, publish_1.publish)(draft, outdir);
        (0, terminal_1.printError)((0, validation_1.allWarnings)(app, today).flatMap((warning) => (0, text_1.problemLines)(`warning: ${warning}`)));
        const stacks = app.node.children.filter((child) => child instanceof stack_1.TrainingSchedulerStack);
        // An empty line between two stacks.
        (0, terminal_1.print)(stacks.map(summary_1.summaryLines).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
        const next = (0, next_steps_1.nextSteps)(stacks.map(({ node }) => node.id));
        if (next !== undefined)
            (0, terminal_1.print)(['', ...next.split('\n')]);
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        const wrongTypes = await types;
        // Types say what led to an error of the language, and where. Without them and without a place in the user's files it
        // is an error of this project, which its stack is needed for.
        if ((0, thrown_1.isProgrammingError)(error) && wrongTypes.length === 0 && (0, thrown_1.placeOfThrown)(error) === undefined)
            throw error;
        fail([...(wrongTypes.length > 0 ? reportLines(wrongTypes) : []), (0, thrown_1.thrownText)(error)]);
    }
    finally {
        (0, node_fs_1.rmSync)(draft, { recursive: true, force: true });
    }
}
function fail(lines) {
    (0, terminal_1.printError)(lines);
    process.exitCode = 1;
}
/** What is wrong with the app; what main.ts itself throws is told after what led to it. */
function mistakesIn(app, build) {
    try {
        build(app);
    }
    catch (error) {
        const known = (0, validation_1.allProblems)(app);
        if (error instanceof servicebus_1.InvalidOptions)
            return [...known, { path: error.path, problems: error.problems }];
        if (known.length === 0)
            throw error;
        // An error of the language is most likely what a construct that is not whole has led to.
        const isConsequence = error instanceof Error && (0, thrown_1.isProgrammingError)(error);
        return isConsequence ? known : [...known, { path: '', problems: [(0, thrown_1.problemOfThrown)(error)] }];
    }
    return (0, validation_1.allProblems)(app);
}
/** Only what fails needs the report, and the source files that it reads. */
function reportLines(problems) {
    const report = require('./report');
    return report.reportLines(problems);
}
//# sourceMappingURL=synthesize.js.map