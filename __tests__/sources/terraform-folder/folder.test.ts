import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownOf, topologyOf } from '../../../lib/routing';
import { evaluationOf, readSource } from '../../../lib/sources';
import { parseDocument, Reference, type TerraformDocument } from '../../../lib/terraform';
import { collectReferences } from '../../../lib/terraform/references';
import { describeWithTerraform } from '../../terraform/terraform';
import { BUS, documentIn, folderWith, receivers, subscription, topologyIn } from './reading';

/** The values of one resource. */
function valuesAt({ resources }: TerraformDocument, address: string) {
  const found = resources.find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`${address} is not among ${resources.map((one) => one.address).join(', ')}`);
  return found.values;
}

const TOPIC_ID = 'azurerm_servicebus_topic.jobs.id';

/** Why a folder is refused. */
async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderWith(files);
  const error: Error = await readSource(folder).then(
    () => new Error('it was read'),
    (reason: Error) => reason,
  );
  expect({ name: error.name, lines: error.message.split('\n').length }).toEqual({
    name: 'UnreadableDocument',
    lines: 1,
  });
  expect(error.message).not.toMatch(/training-job-scheduler-terraform/);
  return error.message.replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER');
}

describeWithTerraform('a folder of *.tf', () => {
  test('the folder that one is in has the same names of files, so what overrides still does', async () => {
    const here = process.cwd();
    process.chdir(
      folderWith({
        'a.tf': BUS,
        'override.tf': 'resource "azurerm_servicebus_topic" "jobs" {\n  name = "others"\n}\n',
      }),
    );
    try {
      const topology = topologyOf(await documentIn('.'));
      expect(topology.topics.map(({ name }) => name)).toEqual(['others']);
    } finally {
      process.chdir(here);
    }
  });

  test('errors come in one order, whatever the order that Terraform tells them in', async () => {
    const folder = folderWith({ 'main.tf': 'resource "azurerm_servicebus_namespace" "bus" {\n  name = "bus"\n}\n' });
    const said = await readSource(folder).then(
      () => 'it was read',
      ({ message }: Error) => message,
    );
    const missing = [...said.matchAll(/The argument "(\w+)" is required/g)].map(([, name]) => name);
    expect(missing).toEqual(['location', 'resource_group_name', 'sku']);
  });

  test('joins are exact that a first plan does not tell', async () => {
    const topology = await topologyIn({
      'main.tf': `${BUS}
resource "azurerm_servicebus_topic" "other" {
  name         = "other"
  namespace_id = azurerm_servicebus_namespace.bus.id
}
variable "canary" { default = true }
locals { topics = { a = ${TOPIC_ID}, b = azurerm_servicebus_topic.other.id } }
${subscription('conditional', `var.canary ? azurerm_servicebus_topic.other.id : ${TOPIC_ID}`)}
${subscription('local', 'local.topics["a"]')}
${subscription('text', '"${azurerm_servicebus_namespace.bus.id}/topics/other"')}
${subscription('replaced', `replace(${TOPIC_ID}, "/topics/jobs", "/topics/other")`)}
`,
    });
    const kinds = ['conditional', 'local', 'text', 'replaced'];
    expect(kinds.map((kind) => receivers(topology, { kind }))).toEqual(
      ['other', 'jobs', 'other', 'other'].map((topic, index) => ({
        sure: [`${topic}/${kinds[index]}`],
        isOpen: false,
      })),
    );
    expect(topology.unresolved).toEqual([]);
  });

  test('an id that was invented is never shown, and nothing that is made of it is known', async () => {
    const document = await documentIn(
      folderWith({
        'main.tf': `${BUS}
resource "azurerm_storage_account" "s" {
  name                = "x"
  resource_group_name = "rg"
}
resource "azurerm_kusto_cluster" "k" { name = "k" }
data "azurerm_client_config" "me" {}
${subscription('whole', TOPIC_ID)}
resource "azurerm_servicebus_subscription_rule" "made" {
  for_each = {
    id     = "id = '\${azurerm_servicebus_topic.jobs.id}'"
    guid   = "id = '\${split("/", azurerm_servicebus_topic.jobs.id)[2]}'"
    me     = "id = '\${data.azurerm_client_config.me.subscription_id}'"
    hash   = "id = '\${md5(azurerm_servicebus_topic.jobs.id)}'"
    part   = "id = '\${substr(azurerm_servicebus_topic.jobs.id, 20, 10)}'"
    same   = azurerm_servicebus_topic.jobs.id == "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/training-bus/topics/jobs" ? "a = 1" : "a = 2"
    length = "id = \${length(azurerm_kusto_cluster.k.id)}"
    parts  = "id = '\${length(split("/", azurerm_kusto_cluster.k.id))}'"
    key    = "id = '\${azurerm_storage_account.s.primary_access_key}'"
    name   = "id = '\${split("/", azurerm_servicebus_topic.jobs.id)[8]}'"
  }
  name            = each.key
  subscription_id = azurerm_servicebus_subscription.whole.id
  filter_type     = "SqlFilter"
  sql_filter      = each.value
}
output "id" { value = azurerm_servicebus_topic.jobs.id }
output "guid" { value = split("/", azurerm_servicebus_topic.jobs.id)[2] }
`,
      }),
    );
    const made = Object.fromEntries(
      document.resources
        .filter(({ address }) => address.startsWith('azurerm_servicebus_subscription_rule.made'))
        .map(({ values }) => [values.name, values.sql_filter]),
    );
    const open = Object.entries(made).filter(([, filter]) => filter instanceof Reference);
    expect(open.map(([name]) => name).sort()).toEqual(
      ['guid', 'hash', 'id', 'key', 'length', 'me', 'part', 'parts', 'same'].sort(),
    );
    // The names in an id are known, and so is what is made of them alone.
    expect(made.name).toBe("id = 'training-bus'");
    expect((made.id as Reference).text).toBe("id = '${azurerm_servicebus_topic.jobs.id}'");
    expect(collectReferences({ value: made.id })).toEqual([
      { argument: 'value', to: 'azurerm_servicebus_topic.jobs.id' },
    ]);
    expect(document.outputs.map(({ value }) => value instanceof Reference)).toEqual([true, true]);
    const text = JSON.stringify(document, (name, part) => (name === 'files' ? undefined : part));
    expect(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? []).toEqual([]);
  });

  test('an id of a subscription of Azure that the configuration names is known', async () => {
    const document = await documentIn(
      folderWith({
        'main.tf': BUS.replace(
          'features {}',
          'features {}\n  subscription_id = "11111111-2222-3333-4444-555555555555"',
        ),
      }),
    );
    expect(valuesAt(document, 'azurerm_servicebus_topic.jobs').id).toBe(
      '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/training-bus/topics/jobs',
    );
  });

  test('what only Azure knows decides nothing: how many there are, and which', async () => {
    const topology = await topologyIn({
      'main.tf': `${BUS}
data "azurerm_servicebus_namespace" "shared" {
  name                = "shared"
  resource_group_name = "rg"
  depends_on          = [azurerm_servicebus_topic.jobs]
}
${subscription(
  'counted',
  TOPIC_ID,
  'count = data.azurerm_servicebus_namespace.shared.sku == "Premium" ? 1 : 0',
).replace('counted.id', 'counted[0].id')}
resource "azurerm_servicebus_topic" "there" {
  name         = "there"
  namespace_id = data.azurerm_servicebus_namespace.shared.id
}
${subscription('sure', TOPIC_ID)}
${subscription('chosen', `data.azurerm_servicebus_namespace.shared.capacity > 1 ? azurerm_servicebus_topic.there.id : ${TOPIC_ID}`)}
`,
    });
    expect(receivers(topology, { kind: 'counted' })).toEqual({ sure: [], isOpen: true });
    expect(receivers(topology, { kind: 'chosen' })).toEqual({ sure: [], isOpen: true });
    expect(receivers(topology, { kind: 'sure' }).sure).toEqual(['jobs/sure']);
    const why = topology.unresolved.map(({ address, problem }) => `${address}: ${problem}`).join('\n');
    expect(why).toContain(
      'azurerm_servicebus_subscription.counted: count is data.azurerm_servicebus_namespace.shared.sku == "Premium" ? 1 : 0',
    );
    // A data source has the id that its names make.
    expect(topology.topics.find(({ name }) => name === 'there')?.namespace).toContain('shared');
  });

  test('for_each over ids, ephemeral resources, write-only arguments, functions of providers, provisioners', async () => {
    const document = await documentIn(
      folderWith({
        'main.tf': `${BUS}
terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
    custom  = { source = "example.com/acme/custom" }
  }
  backend "azurerm" {
    resource_group_name = "tfstate"
  }
}
ephemeral "custom_secret" "s" { name = "n" }
resource "custom_thing" "t" {
  password_wo = ephemeral.custom_secret.s.value
  part {
    inner { size = 3 }
  }
  provisioner "local-exec" {
    command = "exit 1"
  }
}
resource "azurerm_servicebus_subscription" "by_id" {
  for_each           = toset([${TOPIC_ID}])
  name               = "s-\${provider::custom::short(custom_thing.t.part[0].inner[0].computed)}"
  topic_id           = each.value
  max_delivery_count = 3
}
check "reachable" {
  data "http" "page" { url = "https://example.com" }
  assert {
    condition     = data.http.page.status_code == 200
    error_message = "no"
  }
}
data "terraform_remote_state" "net" {
  backend = "azurerm"
  config  = { key = "k" }
}
resource "terraform_data" "d" { input = { a = "b", c = data.terraform_remote_state.net.outputs.x } }
output "a" { value = terraform_data.d.output.a }
output "c" { value = terraform_data.d.output.c }
`,
      }),
    );
    const [address, ...others] = document.resources.flatMap(({ address: one }) => (one.includes('by_id') ? [one] : []));
    expect({ address, others }).toEqual({
      address: 'azurerm_servicebus_subscription.by_id["${azurerm_servicebus_topic.jobs.id}"]',
      others: [],
    });
    const values = valuesAt(document, address ?? '');
    expect(values.name).toBeInstanceOf(Reference);
    expect(document.outputs.map(({ name, value }) => [name, value instanceof Reference || value])).toEqual([
      ['a', 'b'],
      ['c', true],
    ]);
    expect(document.settings).toMatchObject({
      backend: 'azurerm',
      backendArguments: { resource_group_name: 'tfstate' },
    });
  });

  // As terraform init and tofu init leave it: each program can use what the other has downloaded.
  test.each(['registry.terraform.io', 'registry.opentofu.org'])(
    'modules, of %s too, files beside them, and files of both languages',
    async (registry) => {
      const folder = folderWith({
        'infra/main.tf': `${BUS}
module "jobs" {
  source     = "../modules/job"
  depends_on = [azurerm_servicebus_topic.jobs]
  for_each   = { for name in fileset("\${path.module}/jobs", "*.json") : trimsuffix(name, ".json") => jsondecode(file("\${path.module}/jobs/\${name}")) }
  name       = each.key
  sql        = each.value.sql
  topic_id   = ${TOPIC_ID}
}
module "far" {
  source = "Azure/far/azurerm"
  name     = "far"
  sql      = jsondecode(file("\${path.module}/../shared/far.json")).sql
  topic_id = ${TOPIC_ID}
}
`,
        'infra/more.tf.json': JSON.stringify({
          resource: {
            azurerm_servicebus_subscription: {
              json: { name: 'json', topic_id: '${azurerm_servicebus_topic.jobs.id}', max_delivery_count: 1 },
            },
          },
        }),
        'infra/jobs/train.json': '{"sql": "kind = \'train\'"}',
        'infra/jobs/eval.json': '{"sql": "kind = \'eval\'"}',
        'shared/far.json': '{"sql": "kind = \'far\'"}',
        'modules/job/main.tf': `variable "name" {}
variable "sql" {}
variable "topic_id" {}
resource "azurerm_servicebus_subscription" "this" {
  name               = var.name
  topic_id           = var.topic_id
  max_delivery_count = 1
}
resource "azurerm_servicebus_subscription_rule" "this" {
  name            = var.name
  subscription_id = azurerm_servicebus_subscription.this.id
  filter_type     = "SqlFilter"
  sql_filter      = var.sql
}
`,
      });
      mkdirSync(join(folder, 'infra/.terraform/modules'), { recursive: true });
      const far = join(folder, 'infra/.terraform/modules/far');
      mkdirSync(far);
      writeFileSync(join(far, 'main.tf'), readFileSync(join(folder, 'modules/job/main.tf')));
      writeFileSync(
        join(folder, 'infra/.terraform/modules/modules.json'),
        JSON.stringify({
          Modules: [
            { Key: '', Source: '', Dir: '.' },
            {
              Key: 'far',
              Source: `${registry}/Azure/far/azurerm`,
              Version: '1.2.3',
              Dir: '.terraform/modules/far',
            },
          ],
        }),
      );
      const before = readdirSync(join(folder, 'infra'), { recursive: true }).sort();
      const document = await documentIn(join(folder, 'infra'));
      expect(readdirSync(join(folder, 'infra'), { recursive: true }).sort()).toEqual(before);
      const topology = topologyOf(document);
      expect(['train', 'eval', 'far'].map((kind) => receivers(topology, { kind }).sure)).toEqual([
        ['jobs/json', 'jobs/train'],
        ['jobs/eval', 'jobs/json'],
        ['jobs/far', 'jobs/json'],
      ]);
      const rule = document.resources.find(({ address }) => address.includes('module.jobs["train"]'));
      expect(rule?.file).toBe(join(folder, 'modules/job/main.tf'));
      expect(document.writtenAt?.(rule?.path ?? [], 'topic_id')).toMatchObject({ line: 6 });
    },
  );

  test('variables, as Terraform takes them', async () => {
    const files = {
      'main.tf': `${BUS.replace('"jobs"', '"jobs"')}
variable "a" {}
variable "b" { type = list(string) }
variable "c" { sensitive = true }
variable "d" { default = "d" }
output "all" {
  value     = [var.a, var.b, var.c, var.d, terraform.workspace]
  sensitive = true
}
resource "azurerm_servicebus_queue" "q" {
  name         = "q-\${var.a}-\${join("-", var.b)}-\${var.d}"
  namespace_id = azurerm_servicebus_namespace.bus.id
}
resource "azurerm_servicebus_queue" "secret" {
  name         = var.c
  namespace_id = azurerm_servicebus_namespace.bus.id
}
`,
      'terraform.tfvars': 'a = "file"\nb = ["x"]\n',
      'z.auto.tfvars': 'b = ["auto"]\n',
      'given.tfvars': 'd = "given"\n',
      '.terraform/environment': 'staging',
    };
    process.env.TF_VAR_c = 'from-the-environment';
    try {
      const folder = folderWith(files);
      const document = await documentIn(folder, { given: ['a=option'], files: [join(folder, 'given.tfvars')] });
      expect(valuesAt(document, 'azurerm_servicebus_queue.q').name).toBe('q-option-auto-given');
      const secret = document.resources.find(({ address }) => address === 'azurerm_servicebus_queue.secret');
      expect(secret?.sensitive).toContain('name');
      expect(document.outputs[0]?.value).toEqual(['option', ['auto'], 'from-the-environment', 'given', 'staging']);
    } finally {
      delete process.env.TF_VAR_c;
    }
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a variable without a value',
      { 'main.tf': BUS, 'variables.tf': '\nvariable "environment" {}\n' },
      /^variables\.tf:2: the variable environment has no value; give it one with --var environment=…/,
    ],
    [
      'two variables',
      { 'main.tf': 'variable "a" {}\nvariable "b" {}' },
      /^main\.tf:1: the variable a .*; main\.tf:2: the variable b /,
    ],
    ['what is no HCL', { 'main.tf': 'resource "a" "b" {\n  x = \n}\n' }, /^main\.tf:2: Invalid expression: /],
    [
      'a resource that is not declared',
      { 'main.tf': `locals { a = data.azurerm_servicebus_topic.nowhere.id }\n${BUS}` },
      /^main\.tf:1: Reference to undeclared resource: .*/,
    ],
    [
      'an argument that is missing',
      { 'main.tf': 'resource "azurerm_servicebus_topic" "t" {\n  name = "t"\n}' },
      /^main\.tf:1: Missing required argument: The argument "namespace_id" is required/,
    ],
    [
      'a condition of a variable',
      {
        'main.tf':
          'variable "n" {\n  default = 1\n  validation {\n    condition     = var.n > 2\n    error_message = "too few"\n  }\n}',
      },
      /^main\.tf:1: Invalid value for variable: too few/,
    ],
    [
      'modules that are not here',
      {
        'main.tf':
          'module "a" {\n  source = "Azure/avm-res-servicebus-namespace/azurerm"\n}\nmodule "b" {\n  source = "./b"\n}',
      },
      /^main\.tf:4: module\.b: there is no folder b; main\.tf:1: module\.a of Azure\/avm-res-servicebus-namespace\/azurerm is not downloaded; run (?:terraform|tofu) init in FOLDER first$/,
    ],
    [
      'an error in a module',
      { 'main.tf': 'module "a" {\n  source = "./mods/a"\n}', 'mods/a/x.tf': '\n\nlocals {\n  a = nothing.here\n}' },
      /^mods\/a\/x\.tf:4: /,
    ],
  ])('%s is refused in one line', async (_, files, expected) => {
    expect(await refusal(files)).toMatch(expected);
  });

  test('nothing of a run stays behind', async () => {
    const before = process.env.TMPDIR;
    const scratch = folderWith({});
    const folder = folderWith({ 'main.tf': BUS, 'wrong/main.tf': 'locals { a = b.c.d }' });
    process.env.TMPDIR = scratch;
    try {
      await documentIn(folder);
      await expect(readSource(join(folder, 'wrong'))).rejects.toThrow(/Reference to undeclared resource/);
      expect(readdirSync(scratch)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });

  test('nor where somebody stops it', async () => {
    const folder = folderWith({ 'main.tf': BUS });
    const scratch = folderWith({});
    const command = join(__dirname, '../../../lib/cli/scheduler.cjs');
    const child = spawn(process.execPath, [command, 'check', '--from', folder], {
      env: { ...process.env, TMPDIR: scratch },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve(signal ?? status)));
    // Terraform has its copy: it is at work.
    while (!readdirSync(scratch).some((name) => name.startsWith('training-job-scheduler-terraform-')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(readdirSync(scratch).filter((name) => name.startsWith('training-job-scheduler-terraform-'))).toEqual([]);
  });

  test('nothing of a login reaches Terraform or a provider', async () => {
    const folder = folderWith({ 'main.tf': BUS });
    const spy = join(folder, 'spy');
    const seen = join(folder, 'seen');
    writeFileSync(spy, `#!/bin/sh\nenv >> ${seen}\nexec terraform "$@"\n`, { mode: 0o755 });
    const secrets = {
      ARM_CLIENT_SECRET: 'arm-secret',
      AWS_SECRET_ACCESS_KEY: 'aws-secret',
      TERRAFORM_BINARY_NAME: spy,
    };
    Object.assign(process.env, secrets);
    try {
      await documentIn(folder);
    } finally {
      for (const name of Object.keys(secrets)) delete process.env[name];
    }
    expect(existsSync(seen)).toBe(true);
    expect(readFileSync(seen, 'utf8')).not.toMatch(/arm-secret|aws-secret/);
  });
});

test('without terraform and tofu it is said what to run, and which plan to give', async () => {
  const before = process.env.TERRAFORM_BINARY_NAME;
  process.env.TERRAFORM_BINARY_NAME = 'no-such-terraform';
  try {
    expect(await refusal({ 'main.tf': BUS })).toBe(
      'FOLDER: Terraform files (*.tf) are evaluated by terraform or tofu, and neither is found; install one, or give a plan: terraform plan -out=plan && terraform show -json plan > plan.json',
    );
  } finally {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
  }
});

describeWithTerraform('the folder of a plan', () => {
  const plan = readFileSync(join(__dirname, '../../support/cases/terraform/wrongjoin/create.json'), 'utf8');
  const folder = join(__dirname, '../../support/folders/wrongjoin');
  const none = { given: [], files: [] };

  test('tells what of it belongs together', async () => {
    const evaluation = await evaluationOf(folder, 'plan.json', plan, none);
    const topology = topologyOf(parseDocument('plan.json', plan, 'after', evaluation));
    expect(
      topology.topics.map(({ name, subscriptions }) => [name, knownOf(subscriptions).map((one) => one.name)]),
    ).toEqual([
      ['canary', []],
      ['jobs', ['conditional', 'eval', 'n0', 'n1', 'n2', 'only-x', 'train']],
    ]);
    expect(receivers(topology, { kind: 'eval' }).sure).toEqual(['jobs/eval', 'jobs/only-x']);
    expect(receivers(topology, { kind: 'c' }).sure).toEqual(['jobs/conditional', 'jobs/only-x']);
  });

  test('has the values of variables that the plan has', async () => {
    const given = JSON.parse(plan);
    given.variables.canary.value = true;
    const evaluation = await evaluationOf(folder, 'plan.json', JSON.stringify(given), none);
    expect(evaluation.values.get('azurerm_servicebus_subscription.c')?.get('topic_id')?.target).toEqual({
      address: 'azurerm_servicebus_topic.u',
    });
  });

  test('is refused where it is another one', async () => {
    const other = plan.replaceAll(`"sql_filter":"kind = 'c'"`, `"sql_filter":"kind = 'other'"`);
    await expect(evaluationOf(folder, 'plan.json', other, none)).rejects.toThrow(
      /not what plan\.json was made of: sql_filter of azurerm_servicebus_subscription_rule\.c is "kind = 'other'" in the plan, and "kind = 'c'" in the folder/,
    );
    await expect(evaluationOf(folder, 'plan.json', '{}', none)).rejects.toThrow(/plan\.json: no plan/);
  });
});
