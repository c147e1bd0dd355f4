import { addressOf } from '../../lib/operations/bus/bus-address';
import { placeNamed, placeText } from '../../lib/operations/bus/entity-names';
import { textOf } from '../../lib/operations/bus/service-problems';

test.each<[text: string, expected: object]>([
  ['local', { kind: 'local', port: 5672, entity: undefined }],
  ['local:5673', { kind: 'local', port: 5673, entity: undefined }],
  ['local/orders', { kind: 'local', port: 5672, entity: 'orders' }],
  ['local:5673/events/train', { kind: 'local', port: 5673, entity: 'events/train' }],
  ['local:5673/', { kind: 'local', port: 5673, entity: undefined }],
  ['azure:training-ml', { kind: 'azure', host: 'training-ml.servicebus.windows.net', entity: undefined }],
  ['azure:training-ml/events', { kind: 'azure', host: 'training-ml.servicebus.windows.net', entity: 'events' }],
  ['azure:t.servicebus.usgovcloudapi.net/q', { kind: 'azure', host: 't.servicebus.usgovcloudapi.net', entity: 'q' }],
  ['emulator:servicebus:5672/q', { kind: 'emulator', host: 'servicebus', port: 5672, entity: 'q' }],
  ['emulator:10.0.0.7', { kind: 'emulator', host: '10.0.0.7', port: 5672 }],
])('%s is an address', (text, expected) => expect(addressOf(text)).toMatchObject({ text, ...expected }));

test.each<[text: string, line: RegExp]>([
  ['', /an empty text is no address: write local, /],
  ['remote', /remote is no address: write local, local:<port>, azure:<namespace> or emulator/],
  ['localhost:5672', /localhost:5672 is no address: write local/],
  ['sb://training-ml.servicebus.windows.net', /is no address: write local/],
  ['local:0', /a port is a whole number, 1 to 65535/],
  ['local:65536', /a port is a whole number/],
  ['local:x', /a port is a whole number/],
  ['azure:', /a namespace has 6 to 50 letters/],
  ['azure:bus', /a namespace has 6 to 50 letters/],
  ['azure:https://training-ml', /a namespace has 6 to 50 letters/],
  ['azure:a_b.windows.net', /a namespace has 6 to 50 letters/],
  ['emulator', /write emulator:<host>:<port>/],
  ['emulator:a;b=c', /write emulator:<host>:<port>/],
  ['emulator:a:1:2', /write emulator:<host>:<port>/],
])('%j is no address', (text, line) => expect(() => addressOf(text)).toThrow(line));

test.each<[text: string, expected: object, shown?: string]>([
  ['orders', { entity: { kind: 'queue', name: 'orders' }, subQueue: undefined }],
  ['events/train', { entity: { kind: 'subscription', topic: 'events', name: 'train' }, subQueue: undefined }],
  ['events/Subscriptions/train', { entity: { kind: 'subscription', topic: 'events', name: 'train' } }, 'events/train'],
  ['orders/$DeadLetterQueue', { entity: { kind: 'queue', name: 'orders' }, subQueue: 'deadLetter' }],
  ['events/train/$deadletterqueue', { subQueue: 'deadLetter' }, 'events/train/$DeadLetterQueue'],
  ['orders/$Transfer/$DeadLetterQueue', { subQueue: 'transferDeadLetter' }],
  ['a/b/c', { entity: { kind: 'queue', name: 'a/b/c' } }],
])('%s names a place', (text, expected, shown = text) => {
  const place = placeNamed(text);
  expect(place).toMatchObject(expected);
  expect(placeText(place)).toBe(shown);
});

test.each(['', '/', 'a//b', 'a/', '/a', '$DeadLetterQueue/'])('%j names none', (text) =>
  expect(() => placeNamed(text)).toThrow(/names nothing: write a queue, or topic\/subscription/),
);

const asked = {
  at: 'azure:t.servicebus.windows.net',
  isAzure: true,
  entity: 'q',
  role: 'Azure Service Bus Data Receiver',
} as const;

test.each<[what: string, error: object, line: RegExp]>([
  [
    'a right that lacks',
    { code: 'UnauthorizedAccess', message: "Unauthorized access. 'Listen' claim(s) are required" },
    /^q at azure:t\S*: whoever is logged in may not do this: it takes the role Azure Service Bus Data Receiver there, which may take minutes to arrive/,
  ],
  [
    'no such entity',
    { code: 'MessagingEntityNotFound', message: 'x' },
    /there is no such queue, topic or subscription/,
  ],
  ['a disabled one', { code: 'MessagingEntityDisabled', message: 'x' }, /it is disabled; enable it first/],
  ['a full one', { code: 'QuotaExceeded', message: 'x' }, /it is full/],
  [
    'a name that nobody knows',
    { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND t' },
    /cannot be reached \(ENOTFOUND\); is the name right, and may this machine reach it/,
  ],
  ['silence', { code: 'ServiceTimeout', message: 'MessagingError: too long\nat x' }, /cannot be reached \(too long\)/],
  [
    'sessions',
    {
      code: 'InvalidOperation',
      message: 'It is not possible for an entity that requires sessions to create a non-sessionful message receiver.',
    },
    /it takes sessions, and is read by session alone/,
  ],
  ['something else', { code: 'Odd', message: 'Error: what' }, /^q at azure:t\S*: what \(Odd\)$/],
])('an error of the client in words: %s', (_, error, line) => {
  const text = textOf(error, asked);
  expect(text).toMatch(line);
  expect(text).not.toContain('\n');
});
