import { existsSync } from 'node:fs';

const EXAMPLES = 'examples/messages';

/**
 * What to do after a synth, for people: on a terminal, and not where the cdktf command line or a workflow runs the app.
 *
 * @param stacks the names of the stacks, the first to deploy first
 */
export function nextSteps(
  stacks: readonly string[],
  { isTTY = process.stdout.isTTY === true, environment = process.env, hasExamples = existsSync(EXAMPLES) } = {},
): string | undefined {
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
