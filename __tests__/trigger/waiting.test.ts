import { TerraformOutput } from 'cdktf';
import { SqlFilter } from '../../lib/rules';
import { ServiceBusNamespace, type ServiceBusSubscriptionOptions } from '../../lib/servicebus';
import { sourceOf } from '../../lib/trigger/listening/request-source';
import { waitingWarnings } from '../../lib/trigger/listening/waiting-warnings';
import { PREMIUM, STANDARD, TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };

/** What is told of a subscription that starts jobs. */
const told = (options: Partial<ServiceBusSubscriptionOptions>) =>
  waitingWarnings(new TestStack().topic().addSubscription('train', { rules, ...options })).join('\n');

test.each<[what: string, options: Partial<ServiceBusSubscriptionOptions>, warning: RegExp]>([
  ['nothing', {}, /^$/],
  ['paused for ever', { status: 'ReceiveDisabled' }, /^$/],
  ['a time to live, whose end is a dead letter', { defaultMessageTtl: 'P1D' }, /^$/],
  [
    'paused, with a time to live',
    { status: 'ReceiveDisabled', defaultMessageTtl: 'P1D' },
    /^train is paused, and its messages live for P1D: what waits longer expires, and is a dead letter then, to be sent again$/,
  ],
  [
    'paused, and what expires is lost',
    { status: 'ReceiveDisabled', defaultMessageTtl: 'P1D', deadLetteringOnMessageExpiration: false },
    /gone without a trace[\s\S]*and is lost then$/,
  ],
  ['deleted when idle', { autoDeleteOnIdle: 'P7D' }, /^autoDeleteOnIdle: got P7D: train is deleted with the requests/],
])('what nobody takes is not lost without a word: %s', (_, options, warning) => {
  expect(told(options)).toMatch(warning);
});

test('jobs of a namespace have the same names before and after it is paired with another', () => {
  const sourceIn = (isPaired: boolean) => {
    const test = new TestStack();
    const primary = test.namespace(PREMIUM);
    new TerraformOutput(test.stack, 'source', { value: sourceOf(primary.addTopic('events')) });
    new TerraformOutput(test.stack, 'host', { value: primary.clientHostName });
    if (isPaired) {
      const place = { ...STANDARD, ...PREMIUM, name: 'training-neu', location: 'northeurope' };
      primary.pairWith({ partner: new ServiceBusNamespace(test.stack, 'partner', place), alias: 'training-alias' });
    }
    return test.synth().output!;
  };
  const [alone, paired] = [sourceIn(false), sourceIn(true)];
  expect(paired.source).toEqual(alone.source);
  expect(paired.host).not.toEqual(alone.host);
});
