import { secretIn } from '../../lib/audit/document/secret-texts';
import { Locator } from '../../lib/audit/places/locator';
import { parseDocument } from '../../lib/terraform';

/*
 * What would take hours if it grew with the square of its input: no clock is read, but a test that does not end in its
 * time has failed.
 */

test('a hundred thousand places are found in a document of as many resources', () => {
  const names = Array.from({ length: 100_000 }, (_, n) => `q${n}`);
  const queues = Object.fromEntries(names.map((name) => [name, { name }]));
  const text = JSON.stringify({ resource: { azurerm_servicebus_queue: queues } }, undefined, 1);
  const locator = new Locator(parseDocument('cdk.tf.json', text));
  const lines = names.map((name) => locator.locate('cdk.tf.json', ['resource', 'azurerm_servicebus_queue', name]).line);
  expect(lines).toEqual(names.map((_, n) => 4 + 3 * n));
});

test('of a name that is written twice, the last is the place, as JSON has it', () => {
  const text = '{"resource": {\n "azurerm_servicebus_queue": {"q": {"name": "a"},\n "q": {"name": "b"}}}}';
  const locator = new Locator(parseDocument('cdk.tf.json', text));
  expect(locator.locate('cdk.tf.json', ['resource', 'azurerm_servicebus_queue', 'q'], 'name').line).toBe(3);
});

test.each(['Endpoint=sb://x;', 'Endpoint=sb://x', 'SharedAccessKey=;', '-----BEGIN ', 'A', '+ASb', '?sig=', 'a~'])(
  'four million characters of %j hold no secret, and that is found soon',
  (part) => {
    expect(secretIn(part.repeat(4_000_000 / part.length))).toBeUndefined();
  },
);

test.each([
  ['Endpoint=sb://x;SharedAccessKey=k', 'a connection string of Service Bus'],
  ['endpoint=SB://x;a;\nb;sharedaccesssignature=k', 'a connection string of Service Bus'],
  ['Endpoint=sb://;Endpoint=sb://x;SharedAccessKey=k', 'a connection string of Service Bus'],
  ['Endpoint=sb://x;SharedAccessKey=${var.key}', undefined],
  ['SharedAccessKey=k;Endpoint=sb://x;', undefined],
])('%j holds %s', (text, what) => {
  expect(secretIn(text)).toBe(what);
});
