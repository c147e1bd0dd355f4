import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { JobAsset } from '../../lib/trigger/assets';
import type { JobTemplate } from '../../lib/trigger/templates';
import { WORKSPACE } from './support';

/** The workspace that the script records with. */
export const RECORDED_WORKSPACE = WORKSPACE.replace('/s/', '/00000000-0000-0000-0000-000000000000/');

/** What the official client sends for a job file: what it registers, and the job. */
export interface Recording {
  readonly registered: readonly { readonly what: string; readonly body: { readonly properties: any } }[];
  readonly job: { readonly properties: any };
}

/** What it sends for the job files of a folder, `<name>/job.yml`, with a Python that has azure-ai-ml. */
export function record(python: string, folder: string): Record<string, Recording> {
  const script = resolve(__dirname, '../toolchain/azure-ml/record.py');
  const { stdout, stderr, status } = spawnSync(python, [script, folder], { encoding: 'utf8', maxBuffer: 1e8 });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** What it sends that this version of the interface has a place for: it repeats the resources of a trial. */
export function jobOf({ job: { properties } }: Recording): any {
  const { resources, ...others } = properties;
  return comparable(others.jobType === 'Sweep' ? others : properties);
}

const MADE_UP: Readonly<Record<JobAsset['kind'], string>> = {
  codes: '<code>',
  components: '<component>',
  data: '<data>',
  environments: '<environment>',
  models: '<data>',
};

/** With the names that each side makes up replaced; data that lies here is registered by us, and uploaded by the client. */
export function plain<T>(value: T, template: JobTemplate): T {
  let text = JSON.stringify(value).replaceAll(WORKSPACE, '<workspace>');
  for (const { kind, name, version } of template.assets) {
    text = text.replaceAll(`${kind}/${name}/versions/${version}`, MADE_UP[kind]);
  }
  return JSON.parse(text.replaceAll('<workspace>/<data>', '<data>'));
}

/** Without what the client says and means nothing by, and what is ours: the identity, and labels of the request. */
export function comparable({ identity, isArchived, tags, ...job }: any): any {
  const { requestId, attempt, template, ...labels } = tags;
  return JSON.parse(
    JSON.stringify({ ...job, tags: labels }, (key, value) => {
      const isEmpty = value !== null && typeof value === 'object' && Object.keys(value).length === 0;
      if (isEmpty && /^(properties|environmentVariables|outputs|inputs|tags)$/.test(key)) return undefined;
      if (key === 'environmentVariables') {
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
      }
      if (key === 'resources') return withoutOne(value);
      if (key === 'earlyTermination' || key === 'distribution') return value && withoutNothing(value);
      // The service takes any letter case, and the published schema has capitals.
      return key === 'goal' || key === 'rule' ? value.toLowerCase() : value;
    }),
  );
}

/** One node is what no number says. */
function withoutOne({ instanceCount, properties = {}, ...rest }: any): any {
  const others = Object.keys(properties).length === 0 ? rest : { properties, ...rest };
  const resources = (instanceCount ?? 1) === 1 ? others : { instanceCount, ...others };
  return Object.keys(resources).length === 0 ? undefined : resources;
}

/** The client says 0 where a file says nothing of when, of how far and of servers. */
function withoutNothing(policy: any): any {
  return Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== 0));
}
