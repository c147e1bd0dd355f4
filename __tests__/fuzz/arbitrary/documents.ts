import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import {
  arbitraryModel,
  arbitraryStyles,
  CONTRACT,
  configurationJson,
  planJson,
  RULE,
  SUBSCRIPTION,
} from '../../laws/models';
import { shippedTexts } from '../../support/shipped/synthesized';
import { type JsonText, strangeJson, strangerThan } from './json';
import { rightWaiver } from './lists';
import { damaged, encodings, strangeName, strangeText } from './text';

const TESTS = resolve(__dirname, '../..');

/** Every document of the other tests that is not large: what was wrong once, and what people write. */
const CORPUS: readonly unknown[] = ['support/cases', 'support/plans', 'audit/cases', 'audit/checkov'].flatMap(
  (folder) =>
    readdirSync(join(TESTS, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => readFileSync(join(TESTS, folder, file), 'utf8'))
      // Some are a message a line.
      .filter((text) => text.length < 40_000 && isJson(text))
      .map((text) => JSON.parse(text) as unknown),
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What stands beside a topic: a contract, claims and exceptions, right and wrong. */
const said = fc.oneof(
  fc.constantFrom({}, { contract: CONTRACT }, { contract: CONTRACT, observers: ['sub-0'] }),
  fc.record({
    metadata: fc.constant({ path: 'dev/bus/jobs/Resource' }),
    waivers: fc.array(rightWaiver, { maxLength: 3 }),
  }),
);

/** What this project writes itself, large as it is: apps, vaults, workspaces, alerts, roles. */
const SHIPPED: readonly unknown[] = Object.values(shippedTexts()).map((text) => JSON.parse(text));

const configuration = fc.tuple(arbitraryModel, said).map(([model, beside]) => configurationJson(model, beside));

const plan = fc
  .tuple(arbitraryModel, arbitraryStyles, fc.constantFrom(['create'], ['no-op'], ['delete', 'create'], ['update']))
  .map(([model, styles, actions]) => planJson(model, styles, actions));

/** A configuration in which names and filters are a stranger's. */
const named = fc
  .record({
    topic: strangeName,
    subscription: strangeName,
    rule: strangeName,
    sql: fc.oneof(
      fc.constantFrom("kind = 'a'", '1 = 1'),
      strangeText.map((text) => `kind = '${text.replaceAll("'", "''")}'`),
      strangeText,
    ),
    label: fc.oneof(strangeText, fc.constant(undefined)),
  })
  .map(({ topic, subscription, rule, sql, label }) => ({
    resource: {
      azurerm_servicebus_namespace: { n: { name: 'bus' } },
      azurerm_servicebus_topic: { t: { name: topic, namespace_id: '${azurerm_servicebus_namespace.n.id}' } },
      [SUBSCRIPTION]: {
        s: { name: subscription, topic_id: '${azurerm_servicebus_topic.t.id}', max_delivery_count: 5 },
      },
      [RULE]: {
        r: {
          name: rule,
          subscription_id: `\${${SUBSCRIPTION}.s.id}`,
          ...(label === undefined
            ? { filter_type: 'SqlFilter', sql_filter: sql, action: 'SET a = 1' }
            : { filter_type: 'CorrelationFilter', correlation_filter: { label, properties: { [topic]: label } } }),
        },
      },
    },
  }));

/** The same as a plan that is carried out, in which a value may be sensitive. */
const state = configuration.map((json) => ({
  format_version: '1.0',
  terraform_version: '1.11.4',
  values: { root_module: { resources: [json] } },
}));

const documents = fc.oneof(
  { weight: 8, arbitrary: configuration },
  { weight: 8, arbitrary: plan },
  { weight: 8, arbitrary: named },
  { weight: 8, arbitrary: fc.constantFrom(...CORPUS) },
  { weight: 2, arbitrary: fc.constantFrom(...SHIPPED) },
  { weight: 1, arbitrary: state },
);

/** JSON that Terraform has written, nearly. */
export const documentText: fc.Arbitrary<JsonText> = fc.oneof(
  { weight: 30, arbitrary: strangerThan(documents) },
  { weight: 1, arbitrary: strangeJson },
  { weight: 1, arbitrary: damaged(documents.map((json) => JSON.stringify(json, undefined, 2))) },
);

/** A plan, nearly. */
export const planText: fc.Arbitrary<JsonText> = fc.oneof(
  { weight: 20, arbitrary: strangerThan(fc.oneof(plan, fc.constantFrom(...CORPUS.filter(isPlan)))) },
  { weight: 1, arbitrary: documentText },
);

function isPlan(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'resource_changes' in json;
}

/** The bytes of a file: mostly UTF-8, and also what other programs write. */
export function fileOf(text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> {
  const other = fc.tuple(text, fc.nat()).map(([whole, pick]) => {
    const all = encodings(whole);
    return all[pick % all.length] as Buffer;
  });
  return fc.oneof({ weight: 25, arbitrary: text.map((whole) => Buffer.from(whole)) }, { weight: 1, arbitrary: other });
}

/** Names of files that Terraform reads together, some of them in its own language, and of a module and a stack below. */
const NAMES = [
  'main.tf.json',
  'more.tf.json',
  'override.tf.json',
  'main_override.tf.json',
  'terraform.tfvars.json',
  'some.auto.tfvars.json',
  'rules.tf',
  'terraform.tfvars',
  'modules/bus/main.tf.json',
  'stacks/dev/cdk.tf.json',
  'stacks/prod/cdk.tf.json',
  '.terraform/modules/modules.json',
];

/** What Terraform's own language has, in any order. */
const hcl = fc
  .array(
    fc.constantFrom(
      'resource ',
      '"azurerm_servicebus_topic" ',
      '"t" ',
      '{',
      '}',
      '\n',
      'name = ',
      '"jobs"',
      'locals ',
      '#',
      '/*',
      '<<EOF\n',
      '${',
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const variables = strangerThan(fc.constantFrom<unknown>({ a: 'x', filters: { one: "kind = 'a'" } }, {}));

/** A call of the module that is below. */
const calling = fc.constant({ module: { bus: { source: './modules/bus', name: '${var.a}' } }, variable: { a: {} } });

/** A folder of Terraform, nearly. */
export const folderFiles: fc.Arbitrary<Readonly<Record<string, Buffer>>> = fc
  .uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) => {
        const text = /tfvars/.test(name)
          ? variables
          : name.endsWith('.tf')
            ? hcl
            : fc.oneof(documentText, strangerThan(calling));
        return fileOf(text).map((bytes) => [name, bytes] as const);
      }),
    ),
  )
  .map((files) => Object.fromEntries(files));
