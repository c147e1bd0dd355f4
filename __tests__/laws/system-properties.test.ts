import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { amqpCodec } from '../../lib/broker/amqp/codec';
import { encode } from '../../lib/broker/amqp/encoding';
import { Described } from '../../lib/broker/amqp/encoding/amqp-value';
import { WITHOUT_EFFECT } from '../../lib/broker/core/messages/message-changes';
import { FIELDS } from '../../lib/routing/messages/fields';
import { SYSTEM_PROPERTIES } from '../../lib/rules/messages/system-properties';
import { TimeSpan, type Value } from '../../lib/rules/values/values';

const SETTABLE = [...SYSTEM_PROPERTIES.values()].filter(({ settable }) => settable).map(({ name }) => name);
const PAGE = readFileSync(join(__dirname, '../../docs/reference/rule-language.md'), 'utf8');
/** A message in AMQP that has a body and nothing else: section 3.2.6. */
const BARE = encode(new Described(0x75, Buffer.from('x')));
/** No SDK lets a sender say it. */
const NOT_SENT = ['ForcePersistence'];

describe.each(SETTABLE)('sys.%s, which an action can set', (name) => {
  test('is on the page about the language', () => {
    expect(PAGE).toContain(`\`sys.${name}\``);
  });

  test('is a field of messages as people write them', () => {
    const isField = FIELDS.some((field) => 'system' in field && field.system === name);
    expect(isField).toBe(!NOT_SENT.includes(name));
  });

  test('comes with a message over AMQP, or changes nothing there', () => {
    const value: Value = name === 'TimeToLive' ? new TimeSpan(600_000_000n) : 'x';
    const changed = amqpCodec.change(BARE, { properties: new Map(), system: new Map([[name, value]]) });
    const read = amqpCodec.read(changed).systemProperty(name);
    if (WITHOUT_EFFECT.has(name)) expect(read).toEqual(amqpCodec.read(BARE).systemProperty(name));
    else expect(read).toEqual(value);
  });
});
