import { parseIsoTimeSpan } from '../../rules';
import type { Parameter } from './parameter';
import { decisionProblems } from './property-decisions';
import type {
  CommandData,
  DataType,
  Distribution,
  InputData,
  OutputData,
  PropertySource,
  PropertySources,
  SweepTemplateData,
  TemplateData,
} from './template-data';
import { commandShape, inspected, pipelineShape, sweepShape } from './template-shapes';

/** What every kind of template says. */
export interface TemplateOptions {
  /** The experiment that the jobs stand under in the studio. */
  readonly experiment: string;
  /**
   * Where it runs: the name of a cluster of the workspace, or several by the name of a tier that a message may ask for;
   * the first where it does not.
   */
  readonly compute: string | Readonly<Record<string, string>>;
  /**
   * What a message may set.
   *
   * @default - nothing
   */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /**
   * The data that a message has to name, by input: registered assets such as `azureml:reviews:7`, never an address,
   * which would be read with the rights of the job.
   *
   * @default - none
   */
  readonly inputs?: Readonly<Record<string, { readonly type: DataType } & Partial<InputData>>>;
  /**
   * What the job leaves.
   *
   * @default - nothing
   */
  readonly outputs?: Readonly<Record<string, { readonly type: DataType } & Partial<OutputData>>>;
  /**
   * The most nodes that a message may ask for.
   *
   * @default 1
   */
  readonly maxNodes?: number;
  /**
   * What properties of the message decide, such as those that rules set: `{ tier: 'queueTier' }` reads what
   * `SET queueTier = 'spot'` says. The values are bounded as those of the body are.
   *
   * The property wins where the body says the same, since rules are the deployment's and the body is the sender's;
   * `{ property: 'queueTier', wins: 'body' }` turns it around.
   *
   * @default - nothing: the body decides all
   */
  readonly fromProperties?: PropertyDecisions;
}

/** A property by its name, or with who wins. */
export type PropertyDecision = string | { readonly property: string; readonly wins?: PropertySource['wins'] };

/** What properties of the message decide, each by its name. */
export interface PropertyDecisions {
  /** The tier, of those of `compute`. */
  readonly tier?: PropertyDecision;
  /** The number of nodes, up to `maxNodes`. */
  readonly nodeCount?: PropertyDecision;
  /** Parameters by name. */
  readonly parameters?: Readonly<Record<string, PropertyDecision>>;
}

/** What a command runs, and in what. */
export interface CommandOptions {
  /** The command, with `${{inputs.name}}` and `${{outputs.name}}`; all of its text is the deployment's. */
  readonly command: string;
  /** A registered environment: `azureml://registries/azureml/environments/<name>/versions/<n>`, or an ARM id. */
  readonly environment: string;
  /**
   * The registered code that the command finds in its folder.
   *
   * @default - what the environment has
   */
  readonly code?: string;
  /**
   * How it is spread over nodes and processes.
   *
   * @default - not
   */
  readonly distribution?: Distribution;
  /**
   * Shared memory, for loaders of data: `8g`.
   *
   * @default - Azure's own
   */
  readonly shmSize?: string;
}

/** A sweep: a command run with many settings. */
export interface SweepOptions extends TemplateOptions {
  /** What one trial runs; it has `${{search_space.name}}` too. */
  readonly trial: CommandOptions;
  readonly objective: SweepTemplateData['objective'];
  /**
   * How settings are chosen.
   *
   * @default 'Random'
   */
  readonly sampling?: SweepTemplateData['sampling'];
  /** The settings, in the words of Azure ML: `{ lr: ['uniform', [0.00001, 0.001]] }`. */
  readonly searchSpace: SweepTemplateData['searchSpace'];
  /**
   * When a trial is given up.
   *
   * @default - never before its end
   */
  readonly earlyTermination?: SweepTemplateData['earlyTermination'];
  readonly maxTotalTrials: number;
  readonly maxConcurrentTrials: number;
  /** The longest that all trials together may take (ISO 8601). */
  readonly timeout: string;
  /** The longest that one trial may take (ISO 8601). */
  readonly trialTimeout: string;
}

/** A pipeline that is registered in the workspace. */
export interface PipelineOptions extends TemplateOptions {
  /** The component, with its version: `prepare-and-train:3`. */
  readonly component: string;
  /**
   * Whether other steps go on when one has failed.
   *
   * @default false
   */
  readonly continueOnStepFailure?: boolean;
}

/**
 * A job that a message may start: the deployment owns what runs, where and as whom, the message names the template and
 * fills typed, bounded parameters.
 */
export class JobTemplate {
  /** One command, run once, and ended after `timeout` (ISO 8601) at the latest. */
  static command(given: TemplateOptions & CommandOptions & { readonly timeout: string }): JobTemplate {
    const { options, mistakes } = inspected(commandShape(), given);
    const { timeout } = options;
    return new JobTemplate(
      { kind: 'command', ...baseOf(options), ...commandOf(options), timeout },
      options.parameters ?? {},
      mistakes,
    );
  }

  /** A search for the best settings of a command. */
  static sweep(given: SweepOptions): JobTemplate {
    const { options, mistakes } = inspected(sweepShape(), given);
    const { trial, objective, sampling = 'Random', searchSpace, earlyTermination } = options;
    const { maxTotalTrials, maxConcurrentTrials, timeout, trialTimeout } = options;
    return new JobTemplate(
      {
        kind: 'sweep',
        ...baseOf(options),
        trial: commandOf(trial),
        objective,
        sampling,
        searchSpace,
        ...(earlyTermination && { earlyTermination }),
        maxTotalTrials,
        maxConcurrentTrials,
        timeout,
        trialTimeout,
      },
      options.parameters ?? {},
      mistakes,
    );
  }

  /** A pipeline that is registered as a component of the workspace, `name:version`. */
  static pipeline(given: PipelineOptions): JobTemplate {
    const { options, mistakes } = inspected(pipelineShape(), given);
    const { component, continueOnStepFailure = false } = options;
    return new JobTemplate(
      { kind: 'pipeline', ...baseOf(options), component, continueOnStepFailure },
      options.parameters ?? {},
      mistakes,
    );
  }

  private constructor(
    readonly data: TemplateData,
    private readonly parameters: Readonly<Record<string, Parameter>>,
    private readonly mistakes: readonly string[],
  ) {}

  /** The names of the clusters that it can run on. */
  get computes(): readonly string[] {
    return [...new Set(Object.values(this.data.tiers))];
  }

  /** What is wrong with the template, a line each. */
  problems(): string[] {
    if (this.mistakes.length > 0) return [...this.mistakes];
    const parameters = Object.entries(this.parameters).flatMap(([name, parameter]) =>
      parameter.problems().map((problem) => `parameters.${name}: ${problem}`),
    );
    return [
      ...parameters,
      ...boundsProblems(this.data),
      ...commandProblems(this.data),
      ...nameProblems(this.data),
      ...decisionProblems(this.data),
    ];
  }
}

function baseOf({
  experiment,
  compute,
  parameters = {},
  inputs = {},
  outputs = {},
  maxNodes = 1,
  fromProperties,
}: TemplateOptions) {
  return {
    experiment,
    tiers: typeof compute === 'string' ? { default: compute } : compute,
    parameters: mapValues(parameters, ({ schema }) => schema),
    inputs: mapValues(inputs, (input): InputData => ({ mode: 'ReadOnlyMount', assets: [], ...input })),
    outputs: mapValues(outputs, (output): OutputData => ({ mode: 'ReadWriteMount', ...output })),
    maxNodes,
    ...(fromProperties !== undefined && { fromProperties: sourcesOf(fromProperties) }),
  };
}

function sourcesOf({ tier, nodeCount, parameters }: PropertyDecisions): PropertySources {
  const source = (decision: PropertyDecision): PropertySource =>
    typeof decision === 'string' ? { property: decision, wins: 'property' } : { wins: 'property', ...decision };
  return {
    ...(tier !== undefined && { tier: source(tier) }),
    ...(nodeCount !== undefined && { nodeCount: source(nodeCount) }),
    ...(parameters !== undefined && { parameters: mapValues(parameters, source) }),
  };
}

function commandOf({ command, environment, code, distribution, shmSize }: CommandOptions): CommandData {
  return {
    command,
    environment,
    ...(code !== undefined && { code }),
    ...(distribution && { distribution }),
    ...(shmSize !== undefined && { shmSize }),
  };
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

const LONGEST_TIMEOUT_DAYS = 30;

function boundsProblems(data: TemplateData): string[] {
  const problems: string[] = [];
  const wholeNumber = (name: string, value: number, most: number) => {
    if (!Number.isInteger(value) || value < 1 || value > most) {
      problems.push(`${name}: got ${value}, allowed a whole number from 1 to ${most}`);
    }
  };
  wholeNumber('maxNodes', data.maxNodes, 1000);
  if (data.kind === 'sweep') {
    wholeNumber('maxTotalTrials', data.maxTotalTrials, 1000);
    wholeNumber('maxConcurrentTrials', data.maxConcurrentTrials, Math.max(1, data.maxTotalTrials));
  }
  const timeouts = data.kind === 'sweep' ? { timeout: data.timeout, trialTimeout: data.trialTimeout } : {};
  const all = data.kind === 'command' ? { timeout: data.timeout } : timeouts;
  for (const [name, text] of Object.entries(all)) {
    if (!isTimeout(text)) {
      problems.push(
        `${name}: got "${text}", allowed an ISO 8601 time of at most ${LONGEST_TIMEOUT_DAYS} days, such as PT6H`,
      );
    }
  }
  return problems;
}

/** Whether a text is a time that a job may take; without one a job that hangs costs for ever. */
function isTimeout(text: string): boolean {
  const time = parseIsoTimeSpan(text);
  return time !== undefined && time.ticks > 0n && time.ticks <= BigInt(LONGEST_TIMEOUT_DAYS) * 864_000_000_000n;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const COMPUTE_NAME = /^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/;
const TIER_NAME = /^[a-z][a-z0-9-]{0,30}$/;

function nameProblems({ tiers, parameters, inputs, outputs, experiment }: TemplateData): string[] {
  const problems: string[] = [];
  const wrong = (what: string, names: readonly string[], pattern: RegExp, allowed: string) => {
    for (const name of names.filter((one) => !pattern.test(one))) {
      problems.push(`${what}: got "${name}", allowed ${allowed}`);
    }
  };
  wrong('parameters', Object.keys(parameters), NAME, 'letters, digits and "_", as a command names them');
  wrong('inputs', Object.keys(inputs), NAME, 'letters, digits and "_", as a command names them');
  wrong('outputs', Object.keys(outputs), NAME, 'letters, digits and "_", as a command names them');
  wrong('compute', Object.values(tiers), COMPUTE_NAME, 'the name of a cluster, 3 to 32 letters, digits and "-"');
  wrong('compute', Object.keys(tiers), TIER_NAME, 'the name of a tier in small letters, digits and "-"');
  wrong('experiment', [experiment], /^[A-Za-z0-9][\w-]{0,254}$/, 'letters, digits, "_" and "-"');
  if (Object.keys(tiers).length === 0) problems.push('compute: got none, allowed at least one cluster');
  const both = Object.keys(parameters).filter((name) => Object.hasOwn(inputs, name));
  for (const name of both) problems.push(`inputs: got "${name}", allowed another name than that of a parameter`);
  return problems;
}

/** A command can only name what there is; Azure would say so after the job was queued. */
function commandProblems(data: TemplateData): string[] {
  if (data.kind === 'pipeline') return [];
  const command = data.kind === 'sweep' ? data.trial.command : data.command;
  const spaces = data.kind === 'sweep' ? Object.keys(data.searchSpace) : [];
  const known: Readonly<Record<string, readonly string[]>> = {
    inputs: [...Object.keys(data.parameters), ...Object.keys(data.inputs)],
    outputs: Object.keys(data.outputs),
    search_space: spaces,
  };
  const used = [...command.matchAll(/\$\{\{\s*(\w+)\.(\w+)\s*\}\}/g)].map(([, part = '', name = '']) => ({
    part,
    name,
  }));
  const unknown = used
    .filter(({ part, name }) => !(known[part] ?? []).includes(name))
    .map(
      ({ part, name }) =>
        `command: got \${{${part}.${name}}}, allowed one of ${(known[part] ?? []).join(', ') || 'none'}`,
    );
  const unread = [
    ...spaces.map((name) => ['search_space', name]),
    ...(known.inputs ?? []).map((name) => ['inputs', name]),
  ]
    .filter(([part, name]) => !used.some((one) => one.part === part && one.name === name))
    .map(([part, name]) => `command: ${part}.${name} is not in it; take it out, or use \${{${part}.${name}}}`);
  return [...unknown, ...unread];
}
