import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeJobFile } from '../../lib/trigger/job-files';
import type { JobTemplate } from '../../lib/trigger/templates';
import { assetTemplate } from '../../lib/trigger/workspace/asset-template';
import { arbitraryTemplates } from './arbitrary-templates';
import { comparable, jobOf, plain, RECORDED_WORKSPACE, type Recording, record } from './official';
import { bodyOf, FIXTURES, fixture, WORKSPACE } from './support';

/**
 * What is sent for a job file is what the official client sends, which `az ml job create` is made of.
 *
 * The recording is made with `python __tests__/toolchain/azure-ml/record.py`; AZURE_ML_PYTHON names a Python that has
 * azure-ai-ml, and makes it once more.
 */
const RECORDED = join(__dirname, 'recorded.json');
const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, Recording>;

test.each(Object.keys(recorded))('the job of %s is sent as the official client sends it', (file) => {
  const template = fixture(file);
  expect(template.problems()).toEqual([]);
  expect(comparable(plain(bodyOf(template), template))).toEqual(jobOf(recorded[file]!));
});

/** What a deployment registers, in the client's words: expressions of ARM with the names of the recording. */
function registrations(template: JobTemplate): any[] {
  return template.assets.map((asset) => {
    const [resource] = (assetTemplate(asset) as any).resources;
    return { kind: asset.kind, properties: plain(withoutExpressions(resource.properties), template) };
  });
}

const GIVEN: Readonly<Record<string, string>> = { workspaceId: WORKSPACE, filesUri: '<files>' };

/** Values that are expressions of ARM, `[concat(parameters('filesUri'), '/')]`, as ARM evaluates them. */
function withoutExpressions(value: any): any {
  if (Array.isArray(value)) return value.map(withoutExpressions);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutExpressions(part)]));
  }
  if (typeof value !== 'string' || !value.startsWith('[') || value.startsWith('[[')) return value;
  const parts = value.matchAll(/parameters\('(\w+)'\)|'([^']*)'/g);
  return [...parts].map(([, parameter, text]) => (parameter === undefined ? text : GIVEN[parameter])).join('');
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
const testWithClient = python === undefined ? test.skip : test;

testWithClient('the recording is what the official client sends now (AZURE_ML_PYTHON)', () => {
  expect(record(python as string, FIXTURES)).toEqual(recorded);
});

testWithClient('the official client sends for a written job file what a message starts (AZURE_ML_PYTHON)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'written-'));
  // What a message names, the client would ask Azure for; models of Triton it looks for among data.
  const templates = fc.sample(
    arbitraryTemplates.filter(({ data: { inputs, parameters, fixed } }) => {
      if (JSON.stringify(fixed ?? {}).includes('triton_model')) return false;
      return Object.keys(inputs).length === 0 && Object.values(parameters).every((one) => one.default !== undefined);
    }),
    { numRuns: 60, seed: 7 },
  );
  for (const [index, { data }] of templates.entries()) {
    mkdirSync(join(folder, String(index)));
    writeFileSync(join(folder, String(index), 'job.yml'), writeJobFile('t', data, { workspaceId: RECORDED_WORKSPACE }));
  }
  const sent = record(python as string, folder);
  rmSync(folder, { recursive: true });
  const jobs = templates.map((_, index) => jobOf(sent[`${index}/job.yml`]!));
  expect(jobs).toEqual(templates.map((template) => comparable(plain(bodyOf(template), template))));
});
