import { TerraformOutput } from 'cdktf';
import type { Waiver } from '../../lib/rules';
import { waive, waiversBeside } from '../../lib/servicebus';
import { GROUNDS } from '../support/grounds';
import { only, TestStack } from '../support/stacks';

test('waivers stand in the JSON beside what they are for, sorted, also on outputs and on the stack', () => {
  const test = new TestStack();
  const { resource } = test.namespace();
  waive(resource, { id: 'SB-NET-001', ...GROUNDS });
  waive(resource, { id: 'SB-LOG-001', ...GROUNDS });
  waive(new TerraformOutput(test.stack, 'secret', { value: 'x' }), { id: 'SB-SEC-001', ...GROUNDS });
  waive(test.stack, { id: 'TF-001', ...GROUNDS });
  const json = test.synth();
  const namespace = only(json, 'azurerm_servicebus_namespace');
  expect(namespace['//'].waivers.map(({ id }: Waiver) => id)).toEqual(['SB-LOG-001', 'SB-NET-001']);
  expect(namespace['//'].metadata).toHaveProperty('path');
  expect(json.output?.secret?.['//']).toEqual({ waivers: [{ id: 'SB-SEC-001', ...GROUNDS }] });
  expect(json['//'].waivers).toEqual([{ id: 'TF-001', ...GROUNDS }]);
});

test.each<[problem: string, change: Partial<Waiver>, message: RegExp]>([
  ['a rule that cannot be one', { id: 'network' }, /id: got "network", allowed the id of a rule, such as SB-NET-001/],
  ['a reason of one word', { reason: 'legacy' }, /reason: got "legacy", allowed a reason in a sentence/],
  ['nobody who approved', { approver: ' ' }, /approver: got " ", allowed a text/],
  ['no ticket', { ticket: undefined as never }, /ticket: got nothing, allowed a text; give it/],
  [
    'a day that no calendar has',
    { expires: '2026-02-30' },
    /expires: got "2026-02-30", allowed a day such as 2027-06-30/,
  ],
  ['a number as a ticket', { ticket: 7 as never }, /ticket: got 7, allowed a text; put it in quotes: "7"/],
  ['no end', { expires: 'never' }, /expires: got "never", allowed a day such as 2027-06-30; every exception ends/],
  ['a misspelt part', { expiry: '2027-01-01' } as never, /expiry: got "2027-01-01", allowed id, reason,/],
])('refuses a waiver with %s, and names it', (_, change, message) => {
  const test = new TestStack();
  waive(test.namespace().resource, { id: 'SB-NET-001', ...GROUNDS, ...change });
  const problems = test.problems().join('\n');
  expect(problems).toMatch(message);
  expect(problems).toMatch(new RegExp(`waiver of ${change.id ?? 'SB-NET-001'}: `));
});

test('what is no waiver at all is refused, and not an error of this project', () => {
  const test = new TestStack();
  waive(test.namespace().resource, null as never, { id: 7, ...GROUNDS } as never);
  expect(test.problems().join('\n')).toMatch(
    /waiver of nothing: waiver: got null, .*\n.*waiver of 7: id: got 7, allowed a text/,
  );
});

test('waivers of one id keep the order in which they were given', () => {
  const test = new TestStack();
  const { resource } = test.namespace();
  const [first, second] = ['SEC-1', 'SEC-2'].map((ticket) => ({ id: 'SB-NET-001', ...GROUNDS, ticket }));
  waive(resource, { id: 'SB-TLS-001', ...GROUNDS }, first!, second!);
  const { waivers } = only(test.synth(), 'azurerm_servicebus_namespace')['//'];
  expect(waivers.map(({ id, ticket }: Waiver) => [id, ticket])).toEqual([
    ['SB-NET-001', 'SEC-1'],
    ['SB-NET-001', 'SEC-2'],
    ['SB-TLS-001', 'SEC-1'],
  ]);
  expect(waiversBeside(resource)).toHaveLength(3);
});
