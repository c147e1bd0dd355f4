import { describeProblem } from '../../../rules';
import type { CommandData, Distribution, TemplateData } from '../../jobs';
import { countProblems, textProblems } from './limit-problems';
import { referenceProblems } from './reference-problems';

/** A number and b, k, m or g: the pattern of the published schema, from the beginning to the end, and more than nothing. */
const SHARED_MEMORY = /^0*[1-9]\d*[bkmg]$/i;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What is wrong with what a command runs in. */
export function commandDataProblems(at: string, data: CommandData): string[] {
  const { command, environment, code, distribution, shmSize, dockerArgs, environmentVariables = {} } = data;
  return [
    ...textProblems(`${at}command`, command),
    ...referenceProblems(`${at}environment`, environment, 'environment'),
    ...(code === undefined ? [] : referenceProblems(`${at}code`, code, 'code')),
    ...(distribution === undefined ? [] : distributionProblems(`${at}distribution`, distribution)),
    ...(shmSize === undefined ? [] : sharedMemoryProblems(`${at}shmSize`, shmSize)),
    ...(dockerArgs === undefined ? [] : textProblems(`${at}dockerArgs`, dockerArgs)),
    ...Object.keys(environmentVariables)
      .filter((name) => !VARIABLE.test(name))
      .map((name) => `${at}environmentVariables: got "${name}", allowed letters, digits and "_"; rename it`),
  ];
}

/** What is wrong with a size of shared memory. */
export function sharedMemoryProblems(subject: string, size: string): string[] {
  if (SHARED_MEMORY.test(size)) return [];
  return [describeProblem({ subject, got: size, allowed: 'a number and b, k, m or g', fix: 'write it like 8g' })];
}

/** What is wrong with how a command is spread. */
export function distributionProblems(subject: string, distribution: Distribution): string[] {
  if (distribution.distributionType === 'TensorFlow') {
    return [
      ...countProblems(`${subject}.parameterServerCount`, distribution.parameterServerCount, 0, 1000),
      ...countProblems(`${subject}.workerCount`, distribution.workerCount, 1, 1000),
    ];
  }
  return countProblems(`${subject}.processCountPerInstance`, distribution.processCountPerInstance, 1, 1000);
}

const BINDING = /\$\{\{\s*(\w+)\.([\w-]+)\s*\}\}/g;

/** A command can only name what there is; Azure would say so after the job was queued. */
export function bindingProblems(data: TemplateData): string[] {
  if (data.kind === 'pipeline') return [];
  const subject = data.kind === 'sweep' ? 'trial.command' : 'command';
  const command = data.kind === 'sweep' ? data.trial.command : data.command;
  const variables = (data.kind === 'sweep' ? data.trial : data).environmentVariables ?? {};
  const spaces = data.kind === 'sweep' ? Object.keys(data.searchSpace) : [];
  const filled = [...Object.keys(data.parameters), ...Object.keys(data.inputs)];
  const known: Readonly<Record<string, readonly string[]>> = {
    inputs: [...filled, ...Object.keys(data.fixed ?? {})],
    outputs: Object.keys(data.outputs),
    search_space: spaces,
  };
  const used = [command, ...Object.values(variables)]
    .flatMap((text) => [...text.matchAll(BINDING)])
    .map(([, part = '', name = '']) => ({ part, name }));
  const unknown = used
    .filter(({ part, name }) => !(known[part] ?? []).includes(name))
    .map(
      ({ part, name }) =>
        `${subject}: got \${{${part}.${name}}}, allowed one of ${(known[part] ?? []).join(', ') || 'none'}`,
    );
  // What the deployment fills by itself may well be for nobody; what somebody has to send may not.
  const unread = [...spaces.map((name) => ['search_space', name]), ...filled.map((name) => ['inputs', name])]
    .filter(([part, name]) => !used.some((one) => one.part === part && one.name === name))
    .map(([part, name]) => `${subject}: ${part}.${name} is not in it; take it out, or use \${{${part}.${name}}}`);
  return [...unknown, ...unread];
}
