import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeJobFile } from '../../lib/trigger/job-files';
import { JobTemplate, Parameter, Serverless } from '../../lib/trigger/templates';
import { TEMPLATES } from '../support/templates';
import { arbitraryTemplates, someValues } from './arbitrary-templates';
import { bodyOf, type Options, WORKSPACE } from './support';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function reread(template: JobTemplate, options: Options = {}, workspaceId?: string): JobTemplate {
  const path = join(folder, 'job.yml');
  writeFileSync(path, writeJobFile('t', template.data, workspaceId === undefined ? {} : { workspaceId }));
  return JobTemplate.fromYaml(path, options);
}

/** What a file has no place for, as somebody says it beside the file. */
function besideOf({ data }: JobTemplate): Options {
  const { parameters, inputs, tiers, maxNodes, kind } = data;
  return {
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, schema]) => [name, new Parameter(schema)])),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, { assets }]) => [name, { assets }])),
    compute: Object.fromEntries(
      Object.entries(tiers).map(([tier, one]) => [tier, typeof one === 'string' ? one : Serverless.of(one)]),
    ),
    ...(kind !== 'pipeline' && { maxNodes }),
  };
}

/** All; of a pipeline the first, since a file says at each step what machines it has without a cluster. */
function comparedTiers({ data: { kind, tiers } }: JobTemplate): string[] {
  const all = Object.keys(tiers);
  return kind === 'pipeline' ? all.slice(0, 1) : all;
}

const data = ({ data: { inputs } }: JobTemplate) =>
  Object.fromEntries(Object.keys(inputs).map((name) => [name, 'azureml:reviews:3']));

test('a template is what its job file makes with the same beside it', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(arbitraryTemplates, (template) => {
      const again = reread(template, besideOf(template));
      expect(again.problems()).toEqual([]);
      kinds.add(template.data.kind);
      for (const tier of comparedTiers(template)) {
        const params = someValues(template.data);
        const request = { tier, nodeCount: template.data.maxNodes, params, inputs: data(template) };
        expect(bodyOf(again, request)).toEqual(bodyOf(template, request));
      }
    }),
    { numRuns: 300 },
  );
  expect([...kinds].sort()).toEqual(['command', 'pipeline', 'sweep']);
});

test('a job file says all that a message starts that says nothing', () => {
  const saysNothing = arbitraryTemplates.filter((template) =>
    Object.values(template.data.parameters).every(({ default: preset }) => preset !== undefined),
  );
  fc.assert(
    fc.property(saysNothing, (template) => {
      const again = reread(template, {}, WORKSPACE);
      expect(again.problems()).toEqual([]);
      expect(bodyOf(again, { inputs: data(template) })).toEqual(bodyOf(template, { inputs: data(template) }));
    }),
    { numRuns: 300 },
  );
});

test('what a message may say stands in comments', () => {
  expect(
    writeJobFile('reviews-bert', TEMPLATES['reviews-bert'].data),
  ).toBe(`# The template reviews-bert of training-job-scheduler, as a message starts it that says nothing more.
# A message may ask for another tier, which runs elsewhere: spot: gpu-spot.

$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
type: command
experiment_name: reviews
command: python train.py --data \${{inputs.data}} --epochs \${{inputs.epochs}} --lr \${{inputs.lr}} --opt \${{inputs.optimizer}} --out \${{outputs.model}}
environment: azureml://registries/azureml/environments/acpt-pytorch/versions/10
resources:
  # up to 4, where a message asks for more
  instance_count: 1
  shm_size: 8g
distribution:
  type: pytorch
  process_count_per_instance: 4
compute: azureml:gpu-dedicated
inputs:
  # a whole number, 1 to 50
  epochs: 3
  # 0.00001 to 0.1
  lr: 0.001
  # adam, sgd
  optimizer: adam
  # a version of reviews or reviews.v2; a message has to say it
  data:
    type: uri_folder
    path: azureml:reviews@latest
    mode: ro_mount
outputs:
  model:
    type: mlflow_model
    mode: rw_mount
limits:
  timeout: 21600
`);
});

test('registered code is named as the official client reads it', () => {
  const { data } = JobTemplate.command({
    experiment: 'x',
    compute: Serverless.of({ jobTier: 'Spot' }),
    command: 'true',
    code: 'azureml:train:7',
    environment: 'azureml:e:1',
    timeout: 'PT1H',
  });
  expect(writeJobFile('t', data, { workspaceId: WORKSPACE })).toContain(
    `\ncode: azureml:${WORKSPACE}/codes/train/versions/7\n`,
  );
  expect(writeJobFile('t', data)).toMatch(
    /\n# az ml 2.x reads registered code by its ARM id alone.*\ncode: azureml:train:7\n/,
  );
  expect(writeJobFile('t', data)).toMatch(/\nqueue_settings:\n {2}job_tier: spot\n/);
});

test('a pipeline that is registered as a whole is written, and not read again: its steps cannot be seen', () => {
  const template = JobTemplate.pipeline({
    experiment: 'x',
    compute: 'cpu',
    component: 'nightly:3',
    endsBecause: 'each of its steps has limits of its own',
  });
  expect(writeJobFile('t', template.data)).toMatch(/\ncomponent: azureml:nightly:3\n/);
  expect(reread(template).problems().join('\n')).toMatch(/job\.yml:\d+:1: component: not taken; the ends of its steps/);
});
