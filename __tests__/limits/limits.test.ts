import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthEnvironments } from '../support/environments';
import { environments } from '../support/shipped';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, TRAINING } from '../support/training';
import { LIMITS } from './rows';

/** The page that says what is refused at synth; `UPDATE_PAGES=1 npx jest <this file>` writes it anew. */
const PAGE = join(__dirname, '../../docs/reference/azure-limits.md');

/** Resources of which nothing is the user's own: names and values are those of this project, or ids of others. */
const NOTHING_GIVEN: Readonly<Record<string, string>> = {
  azurerm_eventgrid_system_topic_event_subscription: 'names of events; what is sent is checked against the contract',
  azurerm_function_app_flex_consumption: 'its name is that of azurerm_linux_function_app',
  azurerm_logic_app_action_custom: 'names of steps; their JSON is made here',
  azurerm_logic_app_trigger_custom: 'one name; its JSON is made here',
  azurerm_management_lock: 'one name',
  azurerm_monitor_diagnostic_setting: 'one name, all logs, all metrics',
  azurerm_monitor_scheduled_query_rules_alert_v2: 'the name of the namespace and a word; its query is made here',
  azurerm_resource_group: 'azurerm refuses what Azure does',
  azurerm_resource_group_template_deployment: 'its name is the hash of what it registers',
  azurerm_role_assignment: 'its name is a UUID of what it grants',
  azurerm_role_definition: 'one name for each resource group',
  azurerm_storage_blob: 'its name is a hash, or the one that flex consumption looks for',
  azurerm_storage_container: 'one name',
  azurerm_subnet_network_security_group_association: 'two ids',
};

const emitted = new Set(
  Object.values(synthEnvironments([...environments, TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES])).flatMap(
    ({ resource }) => Object.keys(resource),
  ),
);

test.each(LIMITS.map((one) => [one.of, one.takes, one] as const))('%s: %s', (_, __, { wrong, message }) => {
  expect(wrong()).toMatch(message);
});

test('every resource that any environment has is in the table, or has nothing that a user gives it', () => {
  const known = new Set([...LIMITS.map(({ of }) => of), ...Object.keys(NOTHING_GIVEN)]);
  expect([...emitted].filter((type) => !known.has(type))).toEqual([]);
  expect(
    Object.keys(NOTHING_GIVEN).filter((type) => !emitted.has(type) || LIMITS.some(({ of }) => of === type)),
  ).toEqual([]);
});

test('the page says the same', () => {
  const page = pageText();
  if (process.env.UPDATE_PAGES === '1') writeFileSync(PAGE, page);
  expect(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').toBe(page);
});

function pageText(): string {
  const rows = [...LIMITS]
    .sort((a, b) => (a.of === b.of ? 0 : a.of < b.of ? -1 : 1))
    .map(({ of, takes, azurerm, source }) => {
      const type = of === 'all' ? 'every resource' : `\`${of}\``;
      return `| ${type} | ${takes.replaceAll('|', '\\|')} | ${azurerm} | ${source} |`;
    });
  const others = Object.entries(NOTHING_GIVEN).map(([type, why]) => `| \`${type}\` | ${why} |`);
  return `# What Azure refuses, and synth does first

azurerm passes much at plan that Azure refuses in the middle of an apply. Each line is something that is an error at synth
in this project, with what azurerm 5.2 does with a wrong value while it validates and plans (tried with the real one), and
who says what is right. A test breaks each of them, and makes this page.

| resource | what Azure takes | azurerm at plan | source |
|---|---|---|---|
${rows.join('\n')}

Rules between resources (tiers, forwarding, sessions, pairing, sizes of a namespace, networks that lock everybody out) are
in [what synth checks](what-synth-checks.md), and what each argument takes is in the documentation of its construct.

Nothing that a user gives reaches the other resources:

| resource | why |
|---|---|
${others.join('\n')}

What synth cannot know stays for Azure: whether a name that is unique in the world is free, or taken by something deleted
that can still be brought back (key vaults, Azure ML workspaces); whether a region is there and has this kind of machine;
quotas of the subscription; and policies.
`;
}
