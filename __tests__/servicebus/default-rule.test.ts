import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { SqlFilter } from '../../lib/rules';
import {
  keepDefaultRule,
  protectSubscriptions,
  ServiceBusNamespace,
  type ServiceBusTopic,
  secretOutput,
} from '../../lib/servicebus';
import { GROUNDS } from '../support/grounds';
import { STANDARD } from '../support/stacks';

/** A stack as another team has it: cdktf, a provider, and nothing of `lib/scheduler`. */
class PlainStack extends TerraformStack {
  constructor(readonly owner = new App({ outdir: mkdtempSync(join(tmpdir(), 'plain-')), stackTraces: false })) {
    super(owner, 'plain');
    new LocalBackend(this, { path: 'terraform.tfstate' });
  }

  provider(id = 'azurerm', alias?: string): AzurermProvider {
    return new AzurermProvider(this, id, { features: [{}], ...(alias && { alias }) });
  }

  topic(): ServiceBusTopic {
    const bus = new ServiceBusNamespace(this, 'bus', { ...STANDARD, localAuthEnabled: GROUNDS });
    const topic = bus.addTopic('events');
    topic.addSubscription('train', { rules: { all: SqlFilter.acceptEverything() } });
    return topic;
  }

  json(): any {
    this.owner.synth();
    return JSON.parse(readFileSync(join(this.owner.outdir, 'stacks/plain/cdk.tf.json'), 'utf8'));
  }
}

test('a provider without the switch is an error at synth, with the line to add', () => {
  const stack = new PlainStack();
  stack.provider();
  stack.topic();
  expect(() => stack.json()).toThrow(/auto_delete_subscription_default_rule of plain\/azurerm/);
  expect(() => stack.json()).toThrow(/write protectSubscriptions\(azurerm\) after new AzurermProvider/);
});

test('protectSubscriptions sets the switch and the version that has it, also when it comes last', () => {
  const stack = new PlainStack();
  stack.topic();
  protectSubscriptions(stack.provider());
  const { provider, terraform } = stack.json();
  expect(provider.azurerm[0].features[0].servicebus).toEqual([{ auto_delete_subscription_default_rule: true }]);
  expect(terraform.required_providers.azurerm.version).toBe('~> 5.0');
});

test.each([
  ['a block', { auto_delete_subscription_default_rule: true }],
  ['a list', [{ auto_delete_subscription_default_rule: true }]],
])('who sets the switch himself, as %s, is asked for the version', (_, servicebus) => {
  const stack = new PlainStack();
  stack.provider().addOverride('features.0.servicebus', servicebus);
  stack.topic();
  expect(() => stack.json()).toThrow(/got "4.55.0", allowed at least 4.81/);
  stack.addOverride('terraform.required_providers.azurerm.version', '4.81.0');
  expect(() => stack.json()).not.toThrow();
});

test.each(['~> 4.81', '~> 4.81.0', '>= 4.81, < 5.0', '4.81.0', '~> 5.0', '5.2.0', '>= 5.1, != 5.1.0, < 6', '~> 5.2.0'])(
  'a version of %s is taken as it is',
  (version) => {
    const stack = new PlainStack();
    stack.addOverride('terraform.required_providers.azurerm.version', version);
    stack.topic();
    protectSubscriptions(stack.provider());
    expect(stack.json().terraform.required_providers.azurerm.version).toBe(version);
  },
);

test.each([
  ['~> 4.0', /got "~> 4.0", allowed at least 4.81: an older provider refuses features.servicebus/],
  ['>= 4.60, < 5.0', /allowed at least 4.81/],
  ['< 6', /allowed at least 4.81/],
  ['!= 4.99', /allowed at least 4.81/],
  ['= 4.80.1', /allowed at least 4.81/],
  ['>= 4.81', /allowed versions of one major, and this lets in all that come/],
  ['>= 4.81, < 6', /allowed versions of one major, and this lets in several/],
  ['>= 5.0', /allowed versions of one major/],
  ['~> 4.90', /allowed a version that is known here, which are 4.81.0, 5.0.0, 5.1.0, 5.2.0/],
  ['~> 6.0', /allowed a version that is known here/],
  ['> 4.81.0, < 5', /allowed a version that is known here/],
  ['5.2.0, 5.1.0', /allowed a version that is known here/],
  ['latest', /allowed a constraint of versions as Terraform reads it/],
  ['', /allowed a constraint of versions as Terraform reads it/],
  ['5.0.0-beta1', /allowed a constraint of versions as Terraform reads it/],
])('a version of "%s" is an error with the two that work', (version, problem) => {
  const stack = new PlainStack();
  stack.addOverride('terraform.required_providers.azurerm.version', version);
  stack.topic();
  protectSubscriptions(stack.provider());
  expect(() => stack.json()).toThrow(problem);
  expect(() => stack.json()).toThrow(/; write "~> 4.81" or "~> 5.0", or a narrower one of either/);
});

test('of several providers, the ones that make subscriptions are asked', () => {
  const stack = new PlainStack();
  protectSubscriptions(stack.provider());
  const west = stack.provider('west', 'west');
  stack.provider('unused', 'unused');
  const topic = stack.topic();
  const other = topic.addSubscription('other', { rules: { all: SqlFilter.acceptEverything() } });
  expect(() => stack.json()).not.toThrow();
  other.resource.provider = west;
  expect(() => stack.json()).toThrow(/of plain\/west/);
  expect(() => stack.json()).not.toThrow(/unused/);
  protectSubscriptions(west);
  expect(() => stack.json()).not.toThrow();
});

test('who keeps $Default says why, and it stands in the JSON', () => {
  const stack = new PlainStack();
  const provider = stack.provider();
  stack.topic();
  keepDefaultRule(provider, ' ');
  expect(() => stack.json()).toThrow(/keepDefaultRule of plain\/azurerm: got "", allowed a reason/);
  keepDefaultRule(provider, 'the platform pins azurerm 4.60, nothing is sent during a deployment');
  expect(stack.json().provider.azurerm[0]['//'].acknowledged['default-rule']).toMatch(/pins azurerm 4.60/);
});

test('a stack without subscriptions is asked nothing', () => {
  const stack = new PlainStack();
  stack.provider();
  new ServiceBusNamespace(stack, 'bus', STANDARD).addQueue('jobs');
  expect(() => stack.json()).not.toThrow();
});

test('a connection string of a plain stack waits for the rules, and has its grounds', () => {
  const stack = new PlainStack();
  protectSubscriptions(stack.provider());
  const topic = stack.topic();
  const { primaryConnectionString: value } = topic.namespace as ServiceBusNamespace;
  secretOutput(stack, 'connection', { value, allows: 'everything', topics: [topic], grounds: GROUNDS });
  const { connection } = stack.json().output;
  expect(connection).toMatchObject({
    sensitive: true,
    depends_on: ['azurerm_servicebus_subscription_rule.bus_events_train_all'],
  });
  expect(connection['//'].waivers).toMatchObject([{ id: 'SB-SEC-001' }]);
});
