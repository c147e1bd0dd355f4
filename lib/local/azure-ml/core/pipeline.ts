import { durationAt, isScalar, type Json, numberAt, objectAt, textAt, textsAt } from './json-parts';
import { calledOf, clusterOf, inputOf, mapOf, spreadOf, type Task, type TaskInput, type TaskOutput } from './task';

/** A registered component: what a step runs, in the words of its YAML. */
export type ComponentOf = (id: string) => Json | undefined;

/** A step of a pipeline, before it is its turn. */
export interface Step {
  readonly name: string;
  readonly node: Json;
  /** The steps whose outputs it reads, by name. */
  readonly after: ReadonlySet<string>;
}

/** A pipeline: its steps, and what is wrong with them. */
export interface Graph {
  readonly steps: ReadonlyMap<string, Step>;
  readonly problems: readonly string[];
}

/** What of a pipeline a value stands for. */
type Reference =
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'output'; readonly name: string }
  | { readonly kind: 'step'; readonly step: string; readonly output: string };

const REFERENCE = /^\s*\$\{\{\s*parent\.(?:(inputs|outputs)\.([\w-]+)|jobs\.([\w-]+)\.outputs\.([\w-]+))\s*\}\}\s*$/;

/** The steps of a pipeline, of its own or of the registered component that it is. */
export function graphOf(properties: Json, componentOf: ComponentOf): Graph {
  const nodes = nodesOf(properties, componentOf);
  const entries = Object.entries(nodes);
  const problems: string[] = [];
  if (entries.length === 0) problems.push('jobs: got no step, and no registered component with steps; give one');
  const steps = new Map(
    entries.map(([name, node]) => [name, { name, node: node as Json, after: stepsBefore(node as Json) }]),
  );
  for (const step of steps.values()) problems.push(...problemsOf(step, steps, properties));
  const circle = circleIn(steps);
  if (circle !== undefined) problems.push(`jobs: ${circle.join(' needs ')} goes round in a circle; take one away`);
  return { steps, problems };
}

function nodesOf(properties: Json, componentOf: ComponentOf): Json {
  const own = objectAt(properties, 'jobs');
  const id = textAt(properties, 'componentId');
  return Object.keys(own).length > 0 || id === undefined ? own : objectAt(componentOf(id), 'jobs');
}

function problemsOf({ name, node, after }: Step, steps: ReadonlyMap<string, Step>, properties: Json): string[] {
  const place = `jobs.${name}`;
  const type = textAt(node, 'type') ?? 'command';
  const problems: string[] = [];
  if (type !== 'command') problems.push(`${place}.type: got ${JSON.stringify(type)}, and this machine runs command`);
  if (textAt(node, 'componentId') === undefined && typeof node.component !== 'string')
    problems.push(`${place}.componentId: got nothing, allowed the id of a registered component; give it`);
  for (const before of after) if (!steps.has(before)) problems.push(`${place}.inputs: there is no step ${before}`);
  for (const [input, value] of Object.entries(objectAt(node, 'inputs'))) {
    const to = referenceIn(saidBy(value));
    if (to?.kind === 'input' && !Object.hasOwn(objectAt(properties, 'inputs'), to.name))
      problems.push(`${place}.inputs.${input}: the pipeline has no input ${to.name}`);
  }
  for (const [output, value] of Object.entries(objectAt(node, 'outputs'))) {
    const to = referenceIn(saidBy(value));
    if (to?.kind === 'output' && !Object.hasOwn(objectAt(properties, 'outputs'), to.name))
      problems.push(`${place}.outputs.${output}: the pipeline has no output ${to.name}`);
  }
  return problems;
}

function stepsBefore(node: Json): Set<string> {
  const references = Object.values(objectAt(node, 'inputs')).map((value) => referenceIn(saidBy(value)));
  return new Set(references.flatMap((to) => (to?.kind === 'step' ? [to.step] : [])));
}

/** A circle among steps, the first one again at its end. */
function circleIn(steps: ReadonlyMap<string, Step>): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const before of steps.get(name)?.after ?? []) {
      const circle = visit(before, [...path, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of steps.keys()) {
    const circle = visit(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** What a step is to run when its turn comes. */
export interface StepPlace {
  /** The name of the pipeline's own run. */
  readonly pipeline: string;
  readonly properties: Json;
  readonly componentOf: ComponentOf;
  /** The name of the run of a step that is done. */
  readonly runOf: (step: string) => string;
}

/** The task of a step; a text says why there is none. */
export function stepTask({ name, node }: Step, place: StepPlace): Task | string {
  const id = textAt(node, 'componentId') ?? textAt(node, 'component') ?? '';
  const called = calledBy(name, place.properties);
  const component = place.componentOf(id);
  if (component === undefined)
    return `the component ${id} of step ${name} is not registered here; deploy it with the workspace, or register it`;
  const type = textAt(component, 'type') ?? 'command';
  if (type !== 'command' && type !== 'CommandComponent')
    return `the component of step ${name} is a ${type}, and this machine runs command components`;
  const resources = { ...objectAt(component, 'resources'), ...objectAt(node, 'resources') };
  const distribution = { ...objectAt(component, 'distribution'), ...objectAt(node, 'distribution') };
  const settings = objectAt(place.properties, 'settings');
  return {
    command: textAt(component, 'command') ?? '',
    codeId: withoutPrefix(textAt(component, 'code')),
    environmentId: withoutPrefix(textAt(component, 'environment')),
    environmentVariables: {
      ...textsAt(component, 'environment_variables'),
      ...textsAt(node, 'environment_variables'),
    },
    spread: spreadOf(camelCased(distribution)),
    inputs: inputsOf(node, component, place),
    outputs: outputsOf(node, component, place),
    search: {},
    nodes: numberAt(resources, 'instance_count') ?? 1,
    instanceType: textAt(resources, 'instance_type'),
    cluster: clusterOf(
      textAt(node, 'computeId') ?? textAt(settings, 'default_compute') ?? textAt(place.properties, 'computeId'),
    ),
    timeout: durationAt(objectAt(node, 'limits'), 'timeout'),
    called,
  };
}

/** Where a step runs, and on how many machines, as far as that is told before its turn. */
export function stepRoom(step: Step, properties: Json, componentOf: ComponentOf): Pick<Task, 'cluster' | 'nodes'> {
  const made = stepTask(step, { pipeline: '', properties, componentOf, runOf: () => '' });
  return typeof made === 'string' ? { cluster: undefined, nodes: 1 } : made;
}

/** What the local profile calls a step. */
function calledBy(step: string, properties: Json): string[] {
  return [...calledOf(properties).map((template) => `${template}/${step}`), step];
}

function inputsOf(node: Json, component: Json, place: StepPlace): Record<string, TaskInput> {
  const presets = mapOf(objectAt(component, 'inputs'), (declared) => {
    const preset = (declared as Json | null)?.default;
    return isScalar(preset) ? ({ kind: 'literal', value: String(preset) } as const) : undefined;
  });
  const given = mapOf(objectAt(node, 'inputs'), (value): TaskInput | undefined => {
    const to = referenceIn(saidBy(value));
    const type = textAt(value, 'job_input_type') ?? 'uri_folder';
    if (to?.kind === 'step') return { kind: 'output', type, run: place.runOf(to.step), output: to.output };
    if (to?.kind === 'input') return inputOf(objectAt(place.properties, 'inputs')[to.name]);
    return inputOf(isScalar(value) ? value : camelCased(value as Json));
  });
  return { ...presets, ...given };
}

function outputsOf(node: Json, component: Json, place: StepPlace): Record<string, TaskOutput> {
  const declared = mapOf(objectAt(component, 'outputs'), (output) => ({
    type: textAt(output, 'type') ?? 'uri_folder',
  }));
  const given = Object.entries(objectAt(node, 'outputs')).map(([name, value]) => {
    const type = textAt(value, 'job_output_type') ?? declared[name]?.type ?? 'uri_folder';
    const to = referenceIn(saidBy(value));
    const of = to?.kind === 'output' ? { of: { run: place.pipeline, output: to.name } } : {};
    return [name, { type, ...of }] as const;
  });
  return { ...declared, ...Object.fromEntries(given) };
}

function referenceIn(text: string | undefined): Reference | undefined {
  const [, kind, name, step, output] = REFERENCE.exec(text ?? '') ?? [];
  if (step !== undefined && output !== undefined) return { kind: 'step', step, output };
  if (name === undefined) return undefined;
  return kind === 'inputs' ? { kind: 'input', name } : { kind: 'output', name };
}

/** What an input or output of a step says, whatever form it has. */
function saidBy(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return textAt(value, 'value') ?? textAt(value, 'path') ?? textAt(value, 'uri');
}

/** In a component a reference begins with `azureml:`, whatever follows. */
function withoutPrefix(reference: string | undefined): string | undefined {
  return reference?.replace(/^azureml:(?=\/)/i, '');
}

/** Steps have names with underscores where jobs have them in camelCase. */
function camelCased(value: Json): Json {
  const change = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, part]) => [change(name), part]));
}
