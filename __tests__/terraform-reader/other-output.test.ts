import { parseDocument } from '../../lib/terraform';

/** What is said of a file with this text, without the name of the file. */
function saidOf(text: string): string {
  try {
    parseDocument('given', text);
  } catch (error) {
    return (error as Error).message.replace(/^given: /, '');
  }
  return 'it was read';
}

const logLine = (message: string, more: object = {}) =>
  JSON.stringify({ '@level': 'info', '@message': message, '@module': 'terraform.ui', ...more });
const LOG = [
  logLine('Terraform 1.11.4', { terraform: '1.11.4', type: 'version', ui: '1.2' }),
  logLine('terraform_data.x: Plan to create', { type: 'planned_change' }),
].join('\n');

const PLAN = /; write (its JSON: )?terraform plan -out=plan && terraform show -json plan > plan\.json$/;
const STATE = /; write (its JSON: )?terraform show -json > state\.json$/;

test.each<[what: string, text: string, is: RegExp, write: RegExp]>([
  [
    'the log of terraform plan -json',
    `${LOG}\n`,
    /^the log of a command with -json, such as terraform plan -json/,
    PLAN,
  ],
  ['a log of one line', logLine('OpenTofu 1.8.0', { type: 'version' }), /^the log of a command with -json/, PLAN],
  ['a log with CRLF', LOG.replaceAll('\n', '\r\n'), /^the log of a command with -json/, PLAN],
  [
    'what terraform plan prints',
    'terraform_data.y: Refreshing state... [id=1]\n\nTerraform used the selected providers to generate the following execution\nplan. Resource actions\n',
    /^a plan as Terraform prints it for people/,
    PLAN,
  ],
  [
    'the same of OpenTofu, in colours',
    '\n\u001b[1mOpenTofu used the selected providers\u001b[0m to generate\n',
    /^a plan as Terraform prints it for people/,
    PLAN,
  ],
  [
    'a plan that changes nothing',
    '\u001b[0m\u001b[1m\u001b[32mNo changes.\u001b[0m\u001b[1m Your infrastructure matches the configuration.\u001b[0m\n',
    /^a plan as Terraform prints it for people/,
    PLAN,
  ],
  [
    'what terraform show prints of a state',
    '# azurerm_servicebus_topic.jobs["a"]:\nresource "azurerm_servicebus_topic" "jobs" {\n    name = "a"\n}\n',
    /^a state as Terraform prints it for people/,
    STATE,
  ],
  [
    'terraform validate -json',
    '{"format_version":"1.0","valid":true,"diagnostics":[]}',
    /^what terraform validate -json says/,
    PLAN,
  ],
  [
    'terraform providers schema -json',
    '{"format_version":"1.0","provider_schemas":{}}',
    /^what terraform providers schema -json/,
    PLAN,
  ],
  [
    'terraform output -json',
    '{"id":{"sensitive":false,"type":"string","value":"x"}}',
    /^what terraform output -json says, outputs alone/,
    STATE,
  ],
  [
    'a configuration that is no JSON',
    'resource "azurerm_servicebus_topic" "jobs" {\n  name = "a"\n}\n',
    /^in the language of Terraform/,
    /; call it \*\.tf, and name its folder$/,
  ],
])('%s is told as that, with what to write', (_, text, is, write) => {
  expect(saidOf(text)).toMatch(is);
  expect(saidOf(text)).toMatch(write);
});

test.each<[what: string, text: string, said: RegExp]>([
  ['no JSON', 'hello', /^not JSON; expected/],
  ['JSON that is cut off', '{"resource": {', /^not JSON; expected/],
  ['JSON lines of something else', '{"a":1}\n{"b":2}\n', /^not JSON; expected/],
  ['JSON of something else', '{"a":1}', /^not Terraform JSON; expected/],
  ['nothing', '', /^empty; expected/],
  ['a configuration in which such a text stands', '{"locals":{"a":"\\nPlan: 1 to add"}}', /^it was read$/],
])('%s is told as before', (_, text, said) => {
  expect(saidOf(text)).toMatch(said);
});

test('a text of a million blank lines is answered at once', () => {
  expect(saidOf(`${'\n'.repeat(1 << 20)}x`)).toMatch(/^not JSON/);
});
