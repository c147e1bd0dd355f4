import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSource } from '../lib/sources';
import { hclConfiguration } from '../lib/sources/terraform-folder/configuration/hcl-configuration';
import { shippedSchemas } from '../lib/sources/terraform-folder/stand-in/base-schemas';
import { reattached } from '../lib/sources/terraform-folder/stand-in/plugin-server';
import { Sample } from '../lib/sources/terraform-folder/stand-in/sample';
import { startStandIn } from '../lib/sources/terraform-folder/stand-in/stand-in';
import { usedSchema } from '../lib/sources/terraform-folder/stand-in/used-schema';

/**
 * How long a folder of `*.tf` takes, beside one `terraform plan` of the same against the same stand-in, for 20, 100 and
 * 200 subscriptions with a rule each: `npm run bench:terraform-folder`. A folder takes two plans, side by side, and the
 * reading of both.
 */
function configuration(subscriptions: number): string {
  return `provider "azurerm" {
  features {}
}
resource "azurerm_servicebus_namespace" "bus" {
  name                = "bench-bus"
  location            = "westeurope"
  resource_group_name = "rg"
  sku                 = "Standard"
}
resource "azurerm_servicebus_topic" "jobs" {
  name         = "jobs"
  namespace_id = azurerm_servicebus_namespace.bus.id
}
locals { jobs = { for n in range(${subscriptions}) : "job-\${n}" => { sql = "tenant = 'tenant-\${n}'" } } }
resource "azurerm_servicebus_subscription" "job" {
  for_each           = local.jobs
  name               = each.key
  topic_id           = azurerm_servicebus_topic.jobs.id
  max_delivery_count = 3
}
resource "azurerm_servicebus_subscription_rule" "job" {
  for_each        = local.jobs
  name            = "start"
  subscription_id = azurerm_servicebus_subscription.job[each.key].id
  filter_type     = "SqlFilter"
  sql_filter      = each.value.sql
}
`;
}

async function planAlone(folder: string, text: string): Promise<number> {
  const schema = usedSchema([hclConfiguration('main.tf', text)], 'azurerm', [shippedSchemas()]);
  const server = await startStandIn('azurerm', schema, new Sample(0, []));
  try {
    const begun = performance.now();
    const { spawn } = await import('node:child_process');
    const child = spawn('terraform', ['plan', '-input=false', '-lock=false', '-out=plan'], {
      cwd: folder,
      env: { ...process.env, ...reattached(new Map([['hashicorp/azurerm', server]])) },
      stdio: 'ignore',
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    if (status !== 0) throw new Error('terraform plan failed');
    return performance.now() - begun;
  } finally {
    server.stop();
  }
}

async function main(): Promise<void> {
  if (spawnSync('terraform', ['version']).status !== 0) {
    console.log('terraform is not on this machine: nothing is measured');
    return;
  }
  for (const subscriptions of [20, 100, 200]) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const text = configuration(subscriptions);
    writeFileSync(join(folder, 'main.tf'), text);
    const begun = performance.now();
    await readSource(folder);
    const read = performance.now() - begun;
    const plan = await planAlone(folder, text);
    rmSync(folder, { recursive: true });
    console.log(
      `${subscriptions} subscriptions: terraform plan ${(plan / 1000).toFixed(2)} s, the folder ${(read / 1000).toFixed(2)} s, ${(read / plan).toFixed(1)} times`,
    );
  }
}

main();
