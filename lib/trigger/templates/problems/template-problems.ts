import { describeProblem } from '../../../rules';
import type { ComputeData, TemplateData } from '../../jobs';
import { bindingProblems, commandDataProblems } from './command-problems';
import { decisionProblems } from './decision-problems';
import { countProblems, textProblems, timeoutProblems } from './limit-problems';
import { modeProblems, placeProblems, referenceProblems } from './reference-problems';
import { pipelineProblems } from './step-problems';
import { sweepProblems } from './sweep-problems';
import { usedUpProblems } from './used-up-problems';

/**
 * What is wrong with a template, a line each: all that the published schema of Azure ML refuses, and what Azure would only
 * find when the job has started.
 */
export function templateProblems(data: TemplateData): string[] {
  return [
    ...countProblems('maxNodes', data.maxNodes, 1, 1000),
    ...countProblems('nodes', data.nodes, 1, Math.max(1, data.maxNodes)),
    ...inputProblems(data),
    ...outputProblems(data),
    ...kindProblems(data),
    ...bindingProblems(data),
    ...nameProblems(data),
    ...decisionProblems(data),
    ...usedUpProblems(data),
  ];
}

function kindProblems(data: TemplateData): string[] {
  switch (data.kind) {
    case 'command':
      return [...commandDataProblems('', data), ...timeoutProblems('timeout', data.timeout)];
    case 'sweep':
      return [...commandDataProblems('trial.', data.trial), ...sweepProblems(data)];
    case 'pipeline':
      return pipelineProblems(data);
  }
}

const ASSET_NAME = /^[A-Za-z0-9_.-]{1,255}$/;

function inputProblems({ inputs, fixed = {} }: TemplateData): string[] {
  const assets = Object.entries(inputs).flatMap(([name, input]) =>
    input.assets
      .filter((asset) => !ASSET_NAME.test(asset))
      .map((got) => {
        const allowed = 'the names of registered data, without a version';
        return describeProblem({ subject: `inputs.${name}.assets`, got, allowed, fix: 'give the name alone' });
      }),
  );
  const data = Object.entries(fixed).flatMap(([name, input]) =>
    'literal' in input
      ? textProblems(`inputs.${name}`, input.literal)
      : [
          ...referenceProblems(`inputs.${name}`, input.path, 'data'),
          ...modeProblems(`inputs.${name}.mode`, input.type, input.mode),
        ],
  );
  const modes = Object.entries(inputs).flatMap(([name, { type, mode }]) =>
    modeProblems(`inputs.${name}.mode`, type, mode),
  );
  return [...assets, ...modes, ...data];
}

function outputProblems({ outputs }: TemplateData): string[] {
  return Object.entries(outputs).flatMap(([name, { path }]) =>
    path === undefined ? [] : placeProblems(`outputs.${name}.path`, path),
  );
}

/** `__proto__` is no name: JavaScript, which reads messages, means something else by it. */
const NAME = /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/;
const COMPUTE_NAME = /^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/;
const TIER_NAME = /^[a-z][a-z0-9-]{0,30}$/;

function nameProblems(data: TemplateData): string[] {
  const { tiers, parameters, inputs, fixed = {}, outputs, experiment } = data;
  const problems: string[] = [];
  const wrong = (what: string, names: readonly string[], pattern: RegExp, allowed: string) => {
    for (const name of names.filter((one) => !pattern.test(one))) {
      problems.push(`${what}: got "${name}", allowed ${allowed}`);
    }
  };
  const steps = data.kind === 'pipeline' ? Object.values(data.steps ?? {}) : [];
  const computes: readonly (ComputeData | undefined)[] = [
    ...Object.values(tiers),
    ...steps.map(({ compute }) => compute),
  ];
  const clusters = computes.filter((one): one is string => typeof one === 'string');
  wrong('parameters', Object.keys(parameters), NAME, 'letters, digits and "_", as a command names them');
  wrong('inputs', Object.keys({ ...inputs, ...fixed }), NAME, 'letters, digits and "_", as a command names them');
  wrong('outputs', Object.keys(outputs), NAME, 'letters, digits and "_", as a command names them');
  wrong('compute', clusters, COMPUTE_NAME, 'the name of a cluster, 3 to 32 letters, digits and "-"');
  wrong('compute', Object.keys(tiers), TIER_NAME, 'the name of a tier in small letters, digits and "-"');
  wrong('experiment', [experiment], /^[A-Za-z0-9][\w-]{0,254}$/, 'letters, digits, "_" and "-"');
  if (Object.keys(tiers).length === 0) problems.push('compute: got none, allowed at least one cluster');
  const both = Object.keys(parameters).filter((name) => Object.hasOwn({ ...inputs, ...fixed }, name));
  for (const name of both) problems.push(`inputs: got "${name}", allowed another name than that of a parameter`);
  return problems;
}
