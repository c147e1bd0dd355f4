import type { ArmResource } from '../../lib/sources/arm/arm-resource';
import { keyOf } from '../../lib/sources/arm/expressions/arm-values';
import { resourceIdAt } from '../../lib/sources/arm/ids';
import { isObject, type TerraformDocument, type TerraformResource } from '../../lib/terraform';
import type { Hiding } from './hiding';
import { type Json, type Model, type ModelResource, NAMESPACE, QUEUE, RULE, SUBSCRIPTION, TOPIC } from './models';

/** How ARM calls the types of a made-up deployment. */
const TYPES: Readonly<Record<string, string>> = {
  [NAMESPACE]: 'Microsoft.ServiceBus/namespaces',
  [TOPIC]: 'Microsoft.ServiceBus/namespaces/topics',
  [QUEUE]: 'Microsoft.ServiceBus/namespaces/queues',
  [SUBSCRIPTION]: 'Microsoft.ServiceBus/namespaces/topics/subscriptions',
  [RULE]: 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules',
};

/** Arguments whose words in ARM are others. */
const RENAMED: Readonly<Record<string, string>> = {
  default_message_ttl: 'defaultMessageTimeToLive',
  dead_lettering_on_filter_evaluation_error: 'deadLetteringOnFilterEvaluationExceptions',
};

const camel = (name: string) => RENAMED[name] ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function propertiesOf({ values, forwards }: ModelResource, find: (type: string, key: string) => ModelResource): Json {
  const { name: _, location: __, resource_group_name: ___, sku: ____, ...others } = values;
  const { sql_filter: sql, correlation_filter: correlation, action, ...plain } = others;
  const fields = Object.entries((correlation ?? {}) as Json).map(([name, value]) => [camel(name), value]);
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [camel(name), value])),
    ...(sql !== undefined && { sqlFilter: { sqlExpression: sql } }),
    ...(correlation !== undefined && { correlationFilter: Object.fromEntries(fields) }),
    ...(action !== undefined && { action: { sqlExpression: action } }),
    ...Object.fromEntries(forwards.map((to) => [camel(to.argument), find(to.type, to.key).values.name])),
  };
}

/** How names are written: as texts, put together by `format` of parameters, or in resources that stand in others. */
export type ArmStyle = 'plain' | 'format' | 'nested' | 'symbolic' | 'module';

/** The deployment as a template. */
export function armJson({ resources }: Model, style: ArmStyle): Json {
  const find = (type: string, key: string) =>
    resources.find((one) => one.type === type && one.key === key) as ModelResource;
  const namesOf = (one: ModelResource): string[] => [
    ...(one.parent === undefined ? [] : namesOf(find(one.parent.type, one.parent.key))),
    String(one.values.name),
  ];
  const nameOf = (one: ModelResource): string => {
    const names = namesOf(one);
    if (style === 'plain' || style === 'symbolic') return names.join('/');
    const [first, ...others] = names;
    const parts = [`parameters('${first}')`, ...others.map((name) => `'${name}'`)];
    return `[format('${parts.map((_, index) => `{${index}}`).join('/')}', ${parts.join(', ')})]`;
  };
  const bodyOf = (one: ModelResource): Json => ({
    type: TYPES[one.type],
    apiVersion: '2024-01-01',
    name: nameOf(one),
    ...(one.type === NAMESPACE && { sku: { name: one.values.sku }, location: one.values.location }),
    properties: propertiesOf(one, find),
  });
  const nested = (one: ModelResource): Json => ({
    ...bodyOf(one),
    ...(one.parent !== undefined && {
      type: (TYPES[one.type] as string).split('/').at(-1),
      name: String(one.values.name),
    }),
    resources: resources.filter(({ parent }) => parent?.type === one.type && parent.key === one.key).map(nested),
  });
  const namespaces = resources.filter(({ type }) => type === NAMESPACE);
  const parameters = Object.fromEntries(
    namespaces.map(({ values }) => [String(values.name), { type: 'string', defaultValue: values.name }]),
  );
  const all = style === 'nested' ? namespaces.map(nested) : resources.map(bodyOf);
  const template = (content: unknown): Json => ({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters,
    resources: content,
  });
  if (style === 'symbolic') {
    const symbols = resources.map((one) => [`${one.type}_${one.key}${one.parent?.key ?? ''}`, bodyOf(one)]);
    return { ...template(Object.fromEntries(symbols)), languageVersion: '2.0' };
  }
  if (style !== 'module') return template(all);
  const given = namespaces.map(({ values: { name } }) => [String(name), { value: `[parameters('${String(name)}')]` }]);
  return template([
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'bus',
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: Object.fromEntries(given),
        template: {
          ...template(all),
          parameters: Object.fromEntries(namespaces.map(({ values }) => [String(values.name), { type: 'string' }])),
        },
      },
    },
  ]);
}

/** A document in which resources are called by where they stand: a name that is forgotten changes no address then. */
export function byPlace(document: TerraformDocument): TerraformDocument {
  const own = new Map(
    document.resources.map((one): [TerraformResource, TerraformResource] => [
      one,
      { ...one, address: `${one.type}.${one.path.join('_')}` },
    ]),
  );
  const original = new Map([...own].map(([one, copy]) => [copy, one]));
  const copyOf = (one: TerraformResource) => own.get(one) ?? one;
  return {
    ...document,
    resources: [...own.values()],
    resolve: (resource, argument) => {
      const target = document.resolve(original.get(resource) ?? resource, argument);
      if (target.kind === 'resource') return { ...target, resource: copyOf(target.resource) };
      return target.kind === 'unknown' ? { ...target, candidates: target.candidates?.map(copyOf) } : target;
    },
  };
}

const UNKNOWN = ["[parameters('hidden')]", "[reference('other').name]", "[if(parameters('hidden'), 'jobs', 'work')]"];

type Resource = Record<string, unknown>;

/** Everything that can be forgotten of a template whose resources are one list. */
export function armHidings(template: Json): Hiding[] {
  const found: Hiding[] = [];
  const resources = template.resources as Resource[];
  const hide = (index: number, name: string, change: (one: Resource) => void) =>
    found.push({
      name: `${resources[index]?.type} ${resources[index]?.name}: ${name}`,
      apply: (copy) => change((copy.resources as Resource[])[index] as Resource),
    });
  for (const [index, { name, type, properties }] of resources.entries()) {
    const parts = String(name).split('/');
    for (const text of UNKNOWN) {
      hide(index, `name = ${text}`, (one) => {
        const inner = text.slice(1, -1);
        one.name = `[concat('${parts
          .slice(0, -1)
          .map((part) => `${part}/`)
          .join('')}', ${inner})]`;
      });
      hide(index, `properties = ${text}`, (one) => {
        one.properties = text;
      });
      for (const property of Object.keys(properties as Resource))
        hide(index, `${property} = ${text}`, (one) => {
          if (isObject(one.properties)) one.properties = { ...one.properties, [property]: text };
        });
    }
    if (parts.length > 1)
      hide(index, 'what it is in', (one) => {
        one.name = `[concat(parameters('hidden'), '${parts
          .slice(1)
          .map((part) => `/${part}`)
          .join('')}')]`;
      });
    // What is in something that may not be there may not be there either: then a template cannot be deployed.
    if (/\/(rules|subscriptions)$/.test(String(type))) {
      hide(index, 'whether it is there', (one) => {
        one.condition = "[parameters('hidden')]";
      });
      hide(index, 'how often it is there', (one) => {
        one.copy = { name: 'all', count: "[parameters('hidden')]" };
      });
    }
  }
  found.push({
    name: 'a template beside',
    apply: (copy) => {
      (copy.resources as Resource[]).push({
        type: 'Microsoft.Resources/deployments',
        name: 'other',
        properties: { templateLink: { uri: 'https://example.com/other.json' } },
      });
    },
  });
  return found;
}

const GROUP = '/subscriptions/0/resourceGroups/rg';

/** The deployment as Azure has it: what was listed, with the topics and subscriptions of which all was. */
export function listedModel({ resources }: Model): {
  readonly listed: readonly ArmResource[];
  readonly owners: readonly string[];
} {
  const find = (type: string, key: string) =>
    resources.find((one) => one.type === type && one.key === key) as ModelResource;
  const namesOf = (one: ModelResource): string[] => [
    ...(one.parent === undefined ? [] : namesOf(find(one.parent.type, one.parent.key))),
    String(one.values.name),
  ];
  const listed = resources.map((one): ArmResource => {
    const [type, names] = [TYPES[one.type] as string, namesOf(one)];
    const body = { sku: { name: 'Standard' }, properties: propertiesOf(one, find) } as unknown as ArmResource['body'];
    const id = resourceIdAt(GROUP, type, names);
    return { file: 'azure:bus', path: [], type, names, id, at: GROUP, resourceGroup: 'rg', body, isExisting: false };
  });
  const owners = listed.filter(({ type }) => /\/(topics|subscriptions)$/.test(type)).map(({ id }) => keyOf(id));
  return { listed, owners };
}
