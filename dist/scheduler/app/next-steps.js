"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.nextSteps = nextSteps;
const node_fs_1 = require("node:fs");
const EXAMPLES = 'examples/messages';
/**
 * What to do after a synth, for people: on a terminal, and not where the cdktf command line or a workflow runs the app.
 *
 * @param stacks the names of the stacks, the first to deploy first
 */
function nextSteps(stacks, { isTTY = process.stdout.isTTY === true, environment = process.env, hasExamples = (0, node_fs_1.existsSync)(EXAMPLES) } = {}) {
    const [first] = stacks;
    if (!isTTY || first === undefined || environment.CI !== undefined || environment.CDKTF_OUTDIR !== undefined) {
        return undefined;
    }
    const steps = [
        ['npx training-job-scheduler check', 'are the rules right, and do your claims hold for all messages?'],
        ...(hasExamples ? [[`npx training-job-scheduler route ${EXAMPLES}/*.json`, 'where do messages go?']] : []),
        ['npm test', 'and npm run snapshots, if what has changed is what you meant'],
        [`npm run deploy -- ${first}`, 'with Terraform, and after az login'],
    ];
    const width = Math.max(...steps.map(([command = '']) => command.length));
    return steps
        .map(([command = '', why], index) => `${index === 0 ? 'next: ' : '      '}${command.padEnd(width)}  ${why}`)
        .join('\n');
}
//# sourceMappingURL=next-steps.js.map