import { describeProblem } from '../../../rules';
import type { PipelineTemplateData, StepData } from '../../jobs';
import { distributionProblems, sharedMemoryProblems } from './command-problems';
import { countProblems, textProblems, timeoutProblems } from './limit-problems';
import { modeProblems, placeProblems, referenceProblems } from './reference-problems';

/** As the official client wants them, which makes identifiers of Python of them. */
const STEP_NAME = /^[a-z_][a-z0-9_]*$/;
const FROM_PIPELINE = /^\$\{\{\s*parent\.inputs\.(\w+)\s*\}\}$/;
const FROM_STEP = /^\$\{\{\s*parent\.jobs\.(\w+)\.outputs\.(\w+)\s*\}\}$/;
const TO_PIPELINE = /^\$\{\{\s*parent\.outputs\.(\w+)\s*\}\}$/;

/** What is wrong with a pipeline beside what every template has. */
export function pipelineProblems(data: PipelineTemplateData): string[] {
  const problems: string[] = [];
  if (data.maxNodes !== 1) {
    const fix = 'leave maxNodes out, and say nodes of the steps';
    problems.push(describeProblem({ subject: 'maxNodes', got: data.maxNodes, allowed: '1 for a pipeline', fix }));
  }
  const { defaultDatastore: datastore } = data;
  if (datastore !== undefined && !/^\w+$/.test(datastore)) {
    const allowed = 'the name of a datastore, azureml:<name>: letters, digits and "_"';
    problems.push(describeProblem({ subject: 'defaultDatastore', got: datastore, allowed, fix: 'name it alone' }));
  }
  if (data.component !== undefined) {
    return [...problems, ...referenceProblems('component', data.component, 'component')];
  }
  const steps = Object.entries(data.steps ?? {});
  if (steps.length === 0) problems.push('steps: got none, allowed at least one step; name what runs');
  for (const [name, step] of steps) problems.push(...stepProblems(`steps.${name}`, name, step, data));
  return [...problems, ...unreadProblems(data), ...circleProblems(data)];
}

function stepProblems(at: string, name: string, step: StepData, data: PipelineTemplateData): string[] {
  const problems = [
    ...referenceProblems(`${at}.component`, step.component, 'component'),
    ...timeoutProblems(`${at}.timeout`, step.timeout),
    ...countProblems(`${at}.nodes`, step.nodes, 1, 1000),
    ...(step.shmSize === undefined ? [] : sharedMemoryProblems(`${at}.shmSize`, step.shmSize)),
    ...(step.distribution === undefined ? [] : distributionProblems(`${at}.distribution`, step.distribution)),
  ];
  if (!STEP_NAME.test(name))
    problems.push(`steps: got "${name}", allowed small letters, digits and "_", no digit first; rename it`);
  for (const [input, given] of Object.entries(step.inputs)) {
    const subject = `${at}.inputs.${input}`;
    if ('literal' in given) problems.push(...bindingProblems(subject, given.literal, name, data));
    else {
      problems.push(...referenceProblems(subject, given.path, 'data'));
      problems.push(...modeProblems(`${subject}.mode`, given.type, given.mode));
    }
  }
  for (const [output, put] of Object.entries(step.outputs)) {
    const subject = `${at}.outputs.${output}`;
    if ('literal' in put) problems.push(...outputProblems(subject, put.literal, data));
    else if (put.path !== undefined) problems.push(...placeProblems(`${subject}.path`, put.path));
  }
  return problems;
}

function bindingProblems(subject: string, text: string, step: string, data: PipelineTemplateData): string[] {
  if (!text.includes('${{')) return textProblems(subject, text);
  const wrong = (allowed: readonly string[], fix: string) => [
    describeProblem({ subject, got: text, allowed: allowed.join(', ') || 'none, since there are none', fix }),
  ];
  const [, input] = FROM_PIPELINE.exec(text) ?? [];
  const [, from] = FROM_STEP.exec(text) ?? [];
  if (input !== undefined) {
    const known = inputsOf(data);
    return known.includes(input) ? [] : wrong(known, 'name an input of the pipeline');
  }
  if (from !== undefined) {
    const others = Object.keys(data.steps ?? {}).filter((other) => other !== step);
    return others.includes(from) ? [] : wrong(others, 'name another step');
  }
  return wrong(['${{parent.inputs.<name>}}', '${{parent.jobs.<step>.outputs.<name>}}'], 'write it like one of these');
}

function outputProblems(subject: string, text: string, { outputs }: PipelineTemplateData): string[] {
  const known = Object.keys(outputs);
  const [, output] = TO_PIPELINE.exec(text) ?? [];
  if (output !== undefined && known.includes(output)) return [];
  const allowed = known.map((name) => `\${{parent.outputs.${name}}}`).join(', ') || 'none, since the pipeline has none';
  return [describeProblem({ subject, got: text, allowed, fix: 'name an output of the pipeline' })];
}

function inputsOf({ parameters, inputs, fixed = {} }: PipelineTemplateData): string[] {
  return [...Object.keys(parameters), ...Object.keys(inputs), ...Object.keys(fixed)];
}

/** What somebody has to send, and no step reads. */
function unreadProblems({ parameters, inputs, steps = {} }: PipelineTemplateData): string[] {
  const read = Object.values(steps)
    .flatMap(({ inputs: given }) => Object.values(given))
    .flatMap((one) => ('literal' in one ? (FROM_PIPELINE.exec(one.literal)?.[1] ?? []) : []));
  return [...Object.keys(parameters), ...Object.keys(inputs)]
    .filter((name) => !read.includes(name))
    .map((name) => `steps: none reads inputs.${name}; take it out, or use \${{parent.inputs.${name}}}`);
}

/** Steps that wait for each other; the service would say so, after the message is gone. */
function circleProblems({ steps = {} }: PipelineTemplateData): string[] {
  const needs = (name: string) =>
    Object.values(steps[name]?.inputs ?? {}).flatMap((one) =>
      'literal' in one ? (FROM_STEP.exec(one.literal)?.[1] ?? []) : [],
    );
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const other of needs(name)) {
      const circle = visit(other, [...path, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(steps)) {
    const circle = visit(name, []);
    if (circle !== undefined && circle.length > 2) {
      return [`steps: ${circle.join(' waits for ')}; let one of them not read what another leaves`];
    }
  }
  return [];
}
