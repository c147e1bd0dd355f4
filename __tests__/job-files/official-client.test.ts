import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assetTemplate } from '../../lib/trigger/asset-template';
import type { JobAsset } from '../../lib/trigger/assets';
import type { JobTemplate } from '../../lib/trigger/templates';
import { bodyOf, FIXTURES, fixture, WORKSPACE } from './support';

/**
 * What is sent for a job file is what the official client sends, which `az ml job create` is made of.
 *
 * The recording is made with `python __tests__/toolchain/azure-ml/record.py`; AZURE_ML_PYTHON names a Python that has
 * azure-ai-ml, and makes it once more.
 */
interface Recording {
  readonly registered: readonly { readonly what: string; readonly body: { readonly properties: any } }[];
  readonly job: { readonly properties: any };
}
const RECORDED = join(__dirname, 'recorded.json');
const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, Recording>;

const MADE_UP: Readonly<Record<JobAsset['kind'], string>> = {
  codes: '<code>',
  components: '<component>',
  data: '<data>',
  environments: '<environment>',
  models: '<data>',
};

/** With the names that each side makes up replaced; data that lies here is registered by us, and uploaded by the client. */
function plain<T>(value: T, template: JobTemplate): T {
  let text = JSON.stringify(value).replaceAll(WORKSPACE, '<workspace>');
  for (const { kind, name, version } of template.assets) {
    text = text.replaceAll(`${kind}/${name}/versions/${version}`, MADE_UP[kind]);
  }
  return JSON.parse(text.replaceAll('<workspace>/<data>', '<data>'));
}

/** Without what the client says and means nothing by, and what is ours: the identity, and labels of the request. */
function comparable({ identity, isArchived, tags, ...job }: any): any {
  const { requestId, attempt, template, ...labels } = tags;
  return JSON.parse(
    JSON.stringify({ ...job, tags: labels }, (key, value) => {
      const isEmpty = value !== null && typeof value === 'object' && Object.keys(value).length === 0;
      if (isEmpty && /^(properties|environmentVariables|outputs|inputs|tags)$/.test(key)) return undefined;
      if (key === 'environmentVariables') {
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
      }
      // The service takes any letter case, and the published schema has capitals; one node is what no number says.
      if (key === 'resources' && JSON.stringify(value) === '{"instanceCount":1}') return undefined;
      return key === 'goal' || key === 'rule' ? value.toLowerCase() : value;
    }),
  );
}

test.each(Object.keys(recorded))('the job of %s is sent as the official client sends it', (file) => {
  const template = fixture(file);
  expect(template.problems()).toEqual([]);
  const { resources: _, ...sent } = recorded[file]!.job.properties;
  // The client repeats the resources of a trial; this version of the interface has no place for them.
  const theirs = sent.jobType === 'Sweep' ? sent : recorded[file]!.job.properties;
  expect(comparable(plain(bodyOf(template), template))).toEqual(comparable(theirs));
});

/** What a deployment registers, in the client's words: expressions of ARM with the names of the recording. */
function registrations(template: JobTemplate): any[] {
  return template.assets.map((asset) => {
    const [resource] = (assetTemplate(asset) as any).resources;
    return { kind: asset.kind, properties: plain(withoutExpressions(resource.properties), template) };
  });
}

function withoutExpressions(value: any): any {
  if (Array.isArray(value)) return value.map(withoutExpressions);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutExpressions(part)]));
  }
  if (typeof value !== 'string' || !value.startsWith('[') || value.startsWith('[[')) return value;
  return value
    .replace(/^\[(?:concat\()?|\)?\]$/g, '')
    .replace(/(?:, )?parameters\('workspaceId'\),? ?/g, WORKSPACE)
    .replace(/parameters\('filesUri'?\)?/g, '<files>')
    .replaceAll("'", '')
    .replace(/, /g, '');
}

const theirsOf = (file: string, kind: string) =>
  recorded[file]!.registered.filter(({ what }) => what.replace(/[<>]/g, '').startsWith(kind)).map(
    ({ body }) => body.properties,
  );

test.each(['command/job.yml', 'sweep/job.yml', 'pipeline/pipeline.yml'])(
  'the code of %s has the hash that the service checks',
  (file) => {
    const hashes = (all: any[]) => [...new Set(all.map(({ properties }) => properties.hash_sha256))].sort();
    const ours = registrations(fixture(file))
      .filter(({ kind }) => kind === 'codes')
      .map(({ properties }) => properties);
    expect(hashes(ours)).toEqual(hashes(theirsOf(file, 'code')));
    expect(ours[0].properties.hash_version).toBe(String(theirsOf(file, 'code')[0].properties.hash_version));
  },
);

test('an environment that stands in a file is registered with its image and its packages', () => {
  const [ours] = registrations(fixture('command/job.yml')).filter(({ kind }) => kind === 'environments');
  const [theirs] = theirsOf('command/job.yml', 'environment');
  expect(ours.properties.image).toBe(theirs.image);
  // As it stands in the file; the client writes it anew, sorted.
  expect(ours.properties.condaFile).toContain('python=3.12');
});

test('an image is built from its folder', () => {
  const [ours] = registrations(fixture('serverless/job.yml')).filter(({ kind }) => kind === 'environments');
  expect(ours.properties.build).toEqual({ contextUri: '<files>/' });
  expect(theirsOf('serverless/job.yml', 'environment')[0].build).toEqual({ contextUri: '<files>' });
});

test('steps with a command in them become the components that the official client makes of them', () => {
  const sorted = (all: any[]) => all.sort((a, b) => (a.command < b.command ? -1 : 1));
  const spec = ({ componentSpec: { name, version, ...rest } }: any) => rest;
  const ours = registrations(fixture('pipeline/pipeline.yml'))
    .filter(({ kind }) => kind === 'components')
    .map(({ properties }) => spec(properties));
  expect(sorted(ours)).toEqual(sorted(theirsOf('pipeline/pipeline.yml', 'component').map(spec)));
});

const python = process.env.AZURE_ML_PYTHON;
(python === undefined ? test.skip : test)(
  'the recording is what the official client sends now (AZURE_ML_PYTHON)',
  () => {
    const script = resolve(__dirname, '../toolchain/azure-ml/record.py');
    const { stdout, stderr, status } = spawnSync(python as string, [script, FIXTURES], { encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(recorded);
  },
);
