import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { type Environment, TrainingSchedulerStack } from '../../lib/app';
import { audit } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { JobTemplate, Serverless } from '../../lib/trigger/templates';
import { problemsOfStack, synthEnvironments, synthEnvironmentTexts } from '../support/environments';
import { only } from '../support/stacks';
import { JOB_FILES, startingBy, TRAINING } from '../support/training';

const json = synthEnvironments([JOB_FILES]).files!;
const resources = (type: string, of: any = json) => Object.entries<any>(of.resource[type] ?? {});
const deployments = resources('azurerm_resource_group_template_deployment');
const blobs = resources('azurerm_storage_blob').filter(([, { name }]) => !name.endsWith('.zip'));
const template = ([, { template_content: text }]: [string, any]) => JSON.parse(text.replaceAll('$${', '${'));
const registered = (kind: string) =>
  deployments.map(template).flatMap(({ resources: [one] }) => (one.type.endsWith(`/${kind}/versions`) ? [one] : []));

test('each thing that lies beside the files is registered by a deployment of its own', () => {
  const types = deployments.map((one) => template(one).resources[0].type.split('/')[2]).sort();
  expect(types).toEqual([
    'codes',
    'codes',
    'codes',
    'components',
    'components',
    'data',
    'environments',
    'environments',
  ]);
  for (const [, { deployment_mode: mode, name }] of deployments) {
    expect([mode, name.length <= 64]).toEqual(['Incremental', true]);
  }
});

test('a template names nothing of the environment: the same in each', () => {
  const other = synthEnvironments([{ ...JOB_FILES, name: 'other', namespace: { name: 'other-bus', sku: 'Standard' } }])
    .other!;
  const texts = (of: any) =>
    resources('azurerm_resource_group_template_deployment', of).map(([, one]) => one.template_content);
  expect(texts(other)).toEqual(texts(json));
  expect(texts(json).join()).not.toMatch(/mlw-files|sttraining/);
});

test('files go below the name and the hash of what they belong to, without those that stay here', () => {
  const names = blobs.map(([, { name }]) => name as string);
  expect(
    names
      .filter((name) => /^codes\/.*command-src/.test(name))
      .map((name) => name.split('/').slice(3).join('/'))
      .sort(),
  ).toEqual(['.amlignore', 'lib/util.py', 'train.py']);
  expect(names.every((name) => /^(codes|data|environments)\/[\w-]+\/[0-9a-f]{40}\/[\w./-]+$/.test(name))).toBe(true);
});

test('new files are there before old ones go', () => {
  expect(blobs.map(([, { lifecycle }]) => lifecycle)).toEqual(blobs.map(() => ({ create_before_destroy: true })));
});

test('a deployment waits for its files, a step for its code, and the program for all', () => {
  for (const [address, { depends_on: after = [] }] of deployments) {
    const files = blobs
      .filter(([blob]) => blob.startsWith(`${address}_`))
      .map(([blob]) => `azurerm_storage_blob.${blob}`);
    expect(after).toEqual(expect.arrayContaining(files));
  }
  const [, step] = deployments.find(([address]) => /components-.*prepare/.test(address))!;
  expect(step.depends_on.join()).toMatch(/template_deployment\.training_workspace_assets_codes-\S*pipeline-steps-src/);
  const app = only(json, 'azurerm_linux_function_app');
  for (const [address] of deployments) {
    expect(app.depends_on).toContain(`azurerm_resource_group_template_deployment.${address}`);
  }
});

test('the package of the program refers to what is registered', () => {
  const [code] = registered('codes').filter(({ name }) => /command-src/.test(name));
  const [, name, version] = /'\/([\w-]+)\/([0-9a-f]{40})'/.exec(code.name)!;
  const train = JOB_FILES.catalogue.jobs({})['gpu-train']!.starts!.templates.train!;
  expect(train.data).toMatchObject({ code: `azureml:${name}:${version}` });
});

test.each([
  ['what looks like an expression of ARM', "[echo 'it''s' ${HOME} %{x} ${{inputs.a}}]", '['],
  ['what only begins like one', '[echo ${{inputs.a}}', ''],
])('%s in a command arrives as it is, by way of Terraform', (_, command, escaped) => {
  const folder = mkdtempSync(join(tmpdir(), 'job-files-'));
  const file = join(folder, 'pipeline.yml');
  writeFileSync(
    file,
    `type: pipeline\njobs:\n  a:\n    command: "${command}"\n    environment: azureml:e:1\n    compute: azureml:cpu\n    inputs: { a: 1 }\n`,
  );
  const odd = JobTemplate.fromYaml(file, { timeout: 'PT1H' });
  expect(odd.problems()).toEqual([]);
  const { logic } = synthEnvironments([startingBy({ templates: { odd } })]);
  const [deployment] = resources('azurerm_resource_group_template_deployment', logic);
  // What Terraform reads; ARM takes "[[" for one, where the text ends in "]" as well.
  const text = deployment![1].template_content.replace(/([$%])\1\{/g, '$1{');
  expect(JSON.parse(text).resources[0].properties.componentSpec.command).toBe(`${escaped}${command}`);
});

test('nothing changes where nothing has changed, and one file changes what it belongs to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'job-files-'));
  cpSync(join(__dirname, '../job-files/fixtures/command'), folder, { recursive: true });
  const assets = () =>
    JobTemplate.fromYaml(join(folder, 'job.yml')).assets.map(({ kind, name, version }) => `${kind} ${name} ${version}`);
  const before = assets();
  // Neither a look at it, nor what an ignore file names, nor what running it leaves behind.
  writeFileSync(join(folder, 'src/notes.txt'), 'other');
  cpSync(join(folder, 'src/lib'), join(folder, 'src/__pycache__'), { recursive: true });
  expect(assets()).toEqual(before);
  writeFileSync(join(folder, 'src/lib/util.py'), 'X = 2\n');
  const changed = assets();
  expect(changed.filter((one) => !before.includes(one)).map((one) => one.split(' ')[0])).toEqual(['codes']);
  expect(changed.map((one) => one.split(' ')[1])).toEqual(before.map((one) => one.split(' ')[1]));
});

test('a synthesis takes the files along, and two are the same', () => {
  const synth = () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'job-files-')) });
    new TrainingSchedulerStack(app, JOB_FILES);
    app.synth();
    return join(app.outdir, 'stacks/files');
  };
  const [one, two] = [synth(), synth()];
  const text = (folder: string) => readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
  expect(text(one)).toBe(text(two));
  for (const [, { source }] of blobs) expect(existsSync(join(one, source))).toBe(true);
});

test('jobs without a cluster run as an identity that the workspace has', () => {
  const [, { identity }] = resources('azurerm_machine_learning_workspace')[0]!;
  expect(identity).toEqual({
    type: 'SystemAssigned, UserAssigned',
    identity_ids: ['${azurerm_user_assigned_identity.training_jobs.id}'],
  });
  const clustered = synthEnvironments([TRAINING]).ml!;
  expect(resources('azurerm_machine_learning_workspace', clustered)[0]![1].identity).toEqual({
    type: 'SystemAssigned',
  });
});

test('the audit knows what is registered for what it is', () => {
  const { records } = audit([parseDocument('cdk.tf.json', synthEnvironmentTexts([JOB_FILES]).files!)], {
    today: '2026-11-22',
  });
  expect(records.filter(({ status }) => status === 'unknown')).toEqual([]);
});

const existing = (storage: object): Environment => ({
  ...JOB_FILES,
  training: {
    ...JOB_FILES.training!,
    workspace: { existing: 'mlw-platform', resourceGroupName: 'rg-platform', ...storage },
  },
});

test('in a workspace of others, files need its storage account', () => {
  expect(problemsOfStack(existing({}))).toMatch(
    /training.workspace.storageAccountName: got nothing, allowed the storage account of the workspace, for the files of gpu-train.starts.templates.train/,
  );
});

test('in a workspace of others, whose storage is said, jobs may read data, and files are put there', () => {
  const { files } = synthEnvironments([existing({ storageAccountName: 'stplatform' })]);
  const account =
    '${data.azurerm_subscription.subscription.id}/resourceGroups/rg-platform/providers/Microsoft.Storage/storageAccounts/stplatform';
  const [, grant] = resources('azurerm_role_assignment', files).find(([address]) => /training_data-/.test(address))!;
  expect(grant).toMatchObject({
    scope: account,
    principal_id: '${azurerm_user_assigned_identity.training_jobs.principal_id}',
  });
  expect(grant.role_definition_id).toMatch(/ba92f5b4-2d11-453d-a403-e96b0029c9fe$/);
  const [, container] = resources('azurerm_storage_container', files).find(
    ([, { name }]) => name === 'training-job-files',
  )!;
  expect(container).toMatchObject({ storage_account_id: account, container_access_type: 'private' });
  // What Terraform reads of an account has its keys in it.
  expect(JSON.stringify(files)).not.toMatch(/"azurerm_storage_account":\{"training_workspace/);
  expect(Object.keys((files as any).data)).not.toContain('azurerm_storage_account');
  expect(problemsOfStack(existing({ storageAccountName: 'Platform_1' }))).toMatch(
    /storageAccountName: got "Platform_1"/,
  );
});

test('a job without a cluster has no ceiling of a cluster', () => {
  const options = { experiment: 'x', command: 'true', environment: 'azureml:e:1', timeout: 'PT1H', maxNodes: 16 };
  const wide = JobTemplate.command({ ...options, compute: Serverless.of({ instanceType: 'Standard_DS3_v2' }) });
  expect(problemsOfStack(startingBy({ templates: { wide } }))).toBe('');
});
