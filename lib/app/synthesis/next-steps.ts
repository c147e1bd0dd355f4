import { existsSync, readFileSync } from 'node:fs';

const EXAMPLES = 'examples/messages';

/**
 * What to do after a synth, for people: on a terminal, and not where the cdktf command line or a workflow runs the app.
 * What the project has no script or examples for is left out.
 *
 * @param stacks the names of the stacks, the first to deploy first
 */
export function nextSteps(
  stacks: readonly string[],
  {
    isTTY = process.stdout.isTTY === true,
    environment = process.env,
    hasExamples = existsSync(EXAMPLES),
    scripts = scriptsHere(),
  } = {},
): string | undefined {
  const [first] = stacks;
  if (!isTTY || first === undefined || environment.CI !== undefined || environment.CDKTF_OUTDIR !== undefined) {
    return undefined;
  }
  const step = (isThere: boolean, command: string, why: string) => (isThere ? [[command, why]] : []);
  const whyTested = scripts.includes('snapshots')
    ? 'and npm run snapshots, if what has changed is what you meant'
    : 'does every message go where it should?';
  const steps = [
    ...step(true, 'npx training-job-scheduler check', 'are the rules right, and do your claims hold for all messages?'),
    ...step(hasExamples, `npx training-job-scheduler route ${EXAMPLES}/*.json`, 'where do messages go?'),
    ...step(scripts.includes('test'), 'npm test', whyTested),
    ...step(scripts.includes('deploy'), `npm run deploy -- ${first}`, 'with Terraform, and after az login'),
  ];
  const width = Math.max(...steps.map(([command = '']) => command.length));
  return steps
    .map(([command = '', why], index) => `${index === 0 ? 'next: ' : '      '}${command.padEnd(width)}  ${why}`)
    .join('\n');
}

/** The scripts of the project in this folder; none where it has no package.json that can be read. */
function scriptsHere(): string[] {
  try {
    return Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
  } catch {
    return [];
  }
}
