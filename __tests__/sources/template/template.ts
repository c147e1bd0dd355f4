import { type Topology, topologyOf } from '../../../lib/routing';
import type { JsonSource } from '../../../lib/sources/json-source';
import { readTemplate } from '../../../lib/sources/template/read-template';
import type { JsonObject, TerraformDocument } from '../../../lib/terraform';

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** A template with some resources. */
export function template(resources: unknown, more: JsonObject = {}): JsonObject {
  return { $schema: SCHEMA, contentVersion: '1.0.0.0', ...more, resources };
}

function source(file: string, json: JsonObject): JsonSource {
  return { file, text: JSON.stringify(json, null, 2), json };
}

export function documentOf(json: JsonObject, parameters?: Readonly<Record<string, unknown>>): TerraformDocument {
  const given = parameters && {
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
  };
  return readTemplate(source('main.json', json), given && source('main.parameters.json', given));
}

export function topology(json: JsonObject, parameters?: Readonly<Record<string, unknown>>): Topology {
  return topologyOf(documentOf(json, parameters));
}

/** The addresses of all resources of a document. */
export function addresses(json: JsonObject, parameters?: Readonly<Record<string, unknown>>): string[] {
  return documentOf(json, parameters).resources.map(({ address }) => address);
}

const BUS = 'Microsoft.ServiceBus/namespaces';

export function namespace(name: string, more: JsonObject = {}): JsonObject {
  return { type: BUS, apiVersion: '2024-01-01', name, sku: { name: 'Standard' }, properties: {}, ...more };
}

export function topic(name: string, more: JsonObject = {}): JsonObject {
  return { type: `${BUS}/topics`, apiVersion: '2024-01-01', name, properties: {}, ...more };
}

export function subscription(name: string, more: JsonObject = {}): JsonObject {
  return { type: `${BUS}/topics/subscriptions`, apiVersion: '2024-01-01', name, properties: {}, ...more };
}

export function rule(name: string, sql: string, more: JsonObject = {}): JsonObject {
  const properties = { filterType: 'SqlFilter', sqlFilter: { sqlExpression: sql } };
  return { type: `${BUS}/topics/subscriptions/rules`, apiVersion: '2024-01-01', name, properties, ...more };
}
