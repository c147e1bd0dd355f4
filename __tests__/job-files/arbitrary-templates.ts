import fc from 'fast-check';
import type { TemplateData } from '../../lib/trigger/jobs';
import { JobTemplate, Parameter, Serverless } from '../../lib/trigger/templates';

/** Texts that YAML has other plans for, and others. */
const text = fc.oneof(
  fc.constantFrom('yes', 'no', 'on', 'null', '~', '1.0', '0x1f', '1e3', '1_000', '012', '12:30:45', '2024-01-01', '.5'),
  fc.constantFrom(
    '# no comment',
    '- no list',
    'a: b',
    '  led by blanks',
    'two\nlines\n',
    'a\n\n  b',
    "it's",
    '"',
    '\\',
  ),
  fc.constantFrom('{a}', '[a]', '&a', '*a', '!a', '%a', '@a', '`a', '|a', '>a', '? a', 'ends in blanks  ', 'tab\tin'),
  fc.string({ unit: 'grapheme' }).map((one) => `${one}x`),
);
const name = fc.oneof(
  fc.constantFrom('yes', 'on', 'n', 'null', 'NaN', '_1', 'constructor', 'toString', 'value', 'path', 'type'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/),
);
const whole = fc.integer({ min: -1e6, max: 1e6 });
const real = fc.oneof(whole, fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const time = fc.integer({ min: 1, max: 29 * 86_400 }).map((seconds) => `PT${seconds}S`);
const cluster = fc.constantFrom('cpu-cluster', 'gpu-a100', 'abc');
const asset = fc.constantFrom('azureml:thing:7', 'azureml:th.i-ng:1.0', 'azureml:thing:007');
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** Without what is not there, as somebody writes options. */
function plain<T>(value: T): T {
  return Object.fromEntries(Object.entries(value as object).filter(([, one]) => one !== undefined)) as T;
}

const serverless = fc
  .record({
    instanceType: optional(fc.constantFrom('Standard_NC4as_T4_v3', 'STANDARD_DS3_V2')),
    jobTier: optional(fc.constantFrom('Basic', 'Standard', 'Premium', 'Spot')),
  })
  .map((options) => Serverless.of(plain(options) as never));
const place = fc.oneof(cluster, serverless);
const compute = fc.oneof(place, fc.dictionary(fc.constantFrom('default', 'cheap', 'fast'), place, { minKeys: 1 }));

const parameter = fc.oneof(
  fc.tuple(whole, whole, fc.boolean()).map(([a, b, isPreset]) => {
    const bounds = { min: Math.min(a, b), max: Math.max(a, b) };
    return Parameter.integer({ ...bounds, ...(isPreset && { default: bounds.max }) });
  }),
  fc.tuple(real, real, fc.boolean()).map(([a, b, isPreset]) => {
    const bounds = { min: Math.min(a, b), max: Math.max(a, b) };
    return Parameter.number({ ...bounds, ...(isPreset && { default: bounds.min }) });
  }),
  fc.boolean().map((preset) => Parameter.boolean({ default: preset })),
  fc.constant(Parameter.boolean()),
  fc.constant(Parameter.oneOf(['yes', '1e3', 'adam', '007'], { default: '1e3' })),
  fc.constant(Parameter.oneOf(['no', 'sgd'])),
);
const dataType = fc.constantFrom('uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model');
const inputMode = fc.constantFrom('Direct', 'Download', 'ReadOnlyMount', 'EvalDownload', 'EvalMount');
const named = fc
  .record({
    type: dataType,
    mode: optional(inputMode),
    assets: optional(fc.uniqueArray(fc.constantFrom('reviews', 'images', 'yes'), { maxLength: 3 })),
  })
  .map(plain);
const data = fc
  .record({
    type: dataType,
    mode: optional(inputMode),
    path: fc.oneof(
      asset,
      fc.constantFrom(
        'https://example.com/a%20b.csv',
        'wasbs://c@a.blob.core.windows.net/x/',
        'azureml://datastores/d/paths/x/',
      ),
    ),
  })
  .map(plain);
const literal = fc.oneof(text, whole, real, fc.boolean());
const input = fc.oneof(named, data, literal);
const output = fc
  .record({
    type: dataType,
    mode: optional(fc.constantFrom('Direct', 'ReadWriteMount', 'Upload')),
    path: optional(fc.constant('azureml://datastores/d/paths/${{name}}/')),
  })
  .map(plain);

/** What fills a job: no input has the name of a parameter. */
const base = fc
  .record({
    experiment: fc.stringMatching(/^[A-Za-z0-9][\w-]{0,12}$/),
    compute,
    parameters: fc.dictionary(name, parameter, { maxKeys: 3 }),
    inputs: fc.dictionary(name, input, { maxKeys: 3 }),
    outputs: fc.dictionary(name, output, { maxKeys: 2 }),
  })
  .map(({ inputs, ...others }) => ({
    ...others,
    inputs: Object.fromEntries(Object.entries(inputs).filter(([one]) => !Object.hasOwn(others.parameters, one))),
  }));

const distribution = fc.oneof(
  fc
    .record({
      distributionType: fc.constantFrom('PyTorch', 'Mpi'),
      processCountPerInstance: optional(fc.integer({ min: 1, max: 8 })),
    })
    .map(plain),
  fc
    .record({
      distributionType: fc.constant('TensorFlow'),
      parameterServerCount: optional(fc.integer({ min: 0, max: 8 })),
      workerCount: optional(fc.integer({ min: 1, max: 8 })),
    })
    .map(plain),
);
const command = fc
  .record({
    command: text,
    environment: fc.oneof(
      asset,
      fc.constantFrom('azureml:AzureML-x-1.0@latest', 'azureml://registries/r/environments/e/versions/1'),
    ),
    code: optional(asset),
    distribution: optional(distribution),
    shmSize: optional(fc.constantFrom('8g', '100m', '1B')),
    environmentVariables: optional(fc.dictionary(name, text, { maxKeys: 3 })),
  })
  .map(plain);

const setting = fc.oneof(
  fc.array(fc.oneof(text, real), { minLength: 1, maxLength: 3 }).map((values) => ['choice', [values]]),
  fc.integer({ min: 1, max: 99 }).map((upper) => ['randint', [upper]]),
  fc.constantFrom('uniform', 'loguniform').map((type) => [type, [0.001, 1]]),
  fc.constantFrom('quniform', 'qloguniform').map((type) => [type, [1e-7, 10, 2]]),
  fc.constantFrom('normal', 'lognormal').map((type) => [type, [-0.5, 1e21]]),
  fc.constantFrom('qnormal', 'qlognormal').map((type) => [type, [0, 1, 0.1]]),
);
const when = { evaluationInterval: optional(fc.integer({ min: 1, max: 9 })), delayEvaluation: optional(fc.nat(9)) };
const termination = fc.oneof(
  fc.record({ policyType: fc.constant('Bandit'), ...when, slackFactor: fc.constantFrom(0.1, 2) }),
  fc.record({ policyType: fc.constant('Bandit'), ...when, slackAmount: fc.constantFrom(0.1, 2) }),
  fc.record({ policyType: fc.constant('MedianStopping'), ...when }),
  fc.record({
    policyType: fc.constant('TruncationSelection'),
    ...when,
    truncationPercentage: fc.integer({ min: 1, max: 99 }),
  }),
);
const sampling = fc.oneof(
  fc.constantFrom('Random', 'Grid', 'Bayesian'),
  fc
    .record({
      samplingAlgorithmType: fc.constant('Random'),
      seed: optional(fc.nat(2 ** 31 - 1)),
      rule: optional(fc.constantFrom('Random', 'Sobol')),
    })
    .map(plain),
);

/** What names everything that somebody has to send: a command has to. */
function reading(text: string, inputs: readonly string[], settings: readonly string[] = []): string {
  const all = [...inputs.map((one) => `\${{inputs.${one}}}`), ...settings.map((one) => `\${{search_space.${one}}}`)];
  return [text, ...all].join(' ');
}

const commands = fc.tuple(base, command, time, fc.integer({ min: 1, max: 4 })).map(([all, what, timeout, maxNodes]) =>
  JobTemplate.command({
    ...all,
    ...what,
    command: reading(what.command, [...Object.keys(all.parameters), ...Object.keys(all.inputs)]),
    timeout,
    maxNodes,
  } as never),
);

const sweeps = fc
  .record({
    all: base,
    trial: command,
    goal: fc.constantFrom('Maximize', 'Minimize'),
    metric: text,
    sampling: optional(sampling),
    searchSpace: fc.dictionary(name, setting, { minKeys: 1, maxKeys: 3 }),
    earlyTermination: optional(termination.map(plain)),
    times: fc.tuple(time, time),
    trials: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
  })
  .map(({ all, trial, goal, metric, times, trials, ...others }) => {
    const seconds = times.map((one) => 59 + Number(one.slice(2, -1)));
    const filled = [...Object.keys(all.parameters), ...Object.keys(all.inputs)];
    return JobTemplate.sweep({
      ...all,
      ...plain(others),
      trial: { ...trial, command: reading(trial.command, filled, Object.keys(others.searchSpace)) },
      objective: { primaryMetric: metric, goal },
      maxTotalTrials: Math.max(...trials),
      maxConcurrentTrials: Math.min(...trials),
      timeout: `PT${Math.max(...seconds)}S`,
      trialTimeout: `PT${Math.min(...seconds)}S`,
    } as never);
  });

const step = fc
  .record({
    component: fc.oneof(asset, fc.constantFrom('train:7', 'azureml://registries/r/components/c/versions/1')),
    timeout: time,
    inputs: fc.dictionary(name, literal, { maxKeys: 2 }),
    compute: optional(place),
    nodes: optional(fc.integer({ min: 1, max: 4 })),
  })
  .map(plain);

const pipelines = fc
  .tuple(base, step, fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/), step, { maxKeys: 3 }), fc.boolean())
  .map(([all, first, others, continueOnStepFailure]) => {
    const bound = [...Object.keys(all.parameters), ...Object.keys(all.inputs)].map(
      (one, index) => [`p${index}_`, `\${{parent.inputs.${one}}}`] as const,
    );
    const left = Object.keys(all.outputs).map((one, index) => [`o${index}`, `\${{parent.outputs.${one}}}`] as const);
    const later = Object.entries(others).map(([one, given], index) => {
      const before = index === 0 ? 'first_' : Object.keys(others)[index - 1];
      return [one, { ...given, inputs: { ...given.inputs, after_: `\${{parent.jobs.${before}.outputs.o0}}` } }];
    });
    const inputs = { ...first.inputs, ...Object.fromEntries(bound) };
    const steps = { first_: { ...first, inputs, outputs: Object.fromEntries(left) }, ...Object.fromEntries(later) };
    return JobTemplate.pipeline({ ...all, steps, continueOnStepFailure } as never);
  });

/** Templates of every kind that nothing is wrong with; few of those that are made are refused. */
export const arbitraryTemplates: fc.Arbitrary<JobTemplate> = fc
  .oneof(commands, sweeps, pipelines)
  .filter((template) => template.problems().length === 0);

/** Values within the bounds of a template's parameters. */
export function someValues({ parameters }: TemplateData): Record<string, number | boolean | string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([one, { type, maximum = 0, enum: words = [] }]) => [
      one,
      type === 'boolean' ? true : type === 'string' ? (words.at(-1) as string) : maximum,
    ]),
  );
}
