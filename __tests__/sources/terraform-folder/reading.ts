import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Router, type Topology, topologyOf } from '../../../lib/routing';
import { Message } from '../../../lib/rules';
import { readSource, type Variables } from '../../../lib/sources';
import type { TerraformDocument } from '../../../lib/terraform';

/** A folder with some files, by their paths in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-folder-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What a folder says. */
export async function documentIn(folder: string, variables?: Variables): Promise<TerraformDocument> {
  const [document, ...others] = await readSource(folder, { variables });
  if (document === undefined || others.length > 0) throw new Error(`${others.length + 1} documents`);
  return document;
}

/** Who gets a message for sure, as `topic/subscription`, and whether anybody else may. */
export function receivers(topology: Topology, properties: Readonly<Record<string, string>>) {
  const message = new Message();
  for (const [name, value] of Object.entries(properties)) message.setProperty(name, value);
  const router = new Router();
  const results = topology.topics.map((topic) => router.route(topic, message));
  return {
    sure: results.flatMap(({ topic, results: all }) =>
      all.filter(({ copies }) => copies.length > 0).map(({ subscription }) => `${topic.name}/${subscription.name}`),
    ),
    isOpen: results.some(({ unknown, results: all }) => unknown.length + all.flatMap((one) => one.unknown).length > 0),
  };
}

/** The topology of some files. */
export async function topologyIn(files: Readonly<Record<string, string>>, variables?: Variables): Promise<Topology> {
  return topologyOf(await documentIn(folderWith(files), variables));
}

/** A namespace, a topic `jobs`, and a subscription with a rule, in HCL. */
export const BUS = `
provider "azurerm" {
  features {}
}
resource "azurerm_servicebus_namespace" "bus" {
  name                = "training-bus"
  location            = "westeurope"
  resource_group_name = "rg"
  sku                 = "Standard"
}
resource "azurerm_servicebus_topic" "jobs" {
  name         = "jobs"
  namespace_id = azurerm_servicebus_namespace.bus.id
}
`;

/** A subscription to a topic, with a rule for one kind of message. */
export function subscription(name: string, topicId: string, more = ''): string {
  return `
resource "azurerm_servicebus_subscription" "${name}" {
  name               = "${name}"
  topic_id           = ${topicId}
  max_delivery_count = 3
  ${more}
}
resource "azurerm_servicebus_subscription_rule" "${name}" {
  name            = "r"
  subscription_id = azurerm_servicebus_subscription.${name}.id
  filter_type     = "SqlFilter"
  sql_filter      = "kind = '${name}'"
}
`;
}
