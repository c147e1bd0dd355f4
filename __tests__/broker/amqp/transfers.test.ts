import { encode, MalformedAmqp } from '../../../lib/broker/amqp/encoding';
import { Incoming, type IncomingDelivery, Outgoing } from '../../../lib/broker/amqp/transfers';
import type { Transfer } from '../../../lib/broker/amqp/transfers/performatives';
import { Integer } from '../../../lib/rules/values/values';
import { frames } from '../../support/broker/rhea-frames';

const ACCEPTED = encode({ descriptor: Integer.small('ulong', 0x24), value: [] });
const RELEASED = encode({ descriptor: Integer.small('ulong', 0x26), value: [] });

/** A link as rhea has it, as far as is asked here. */
const link = (handle: number, credit: number) => ({
  ...{ credit, delivery_count: 0, local: { handle, attach: {} }, state: { open_requests: 0 } },
  ...{ is_open: () => true, is_remote_open: () => true, _process: () => undefined },
});

/** What frames of transfers and dispositions say. */
function told(all: readonly Buffer[]): unknown[] {
  const whole = Buffer.concat(all);
  const found: unknown[] = [];
  for (let at = 0; at < whole.length; ) {
    const frame = whole.subarray(at, at + whole.readUInt32BE(at));
    at += frame.length;
    const { performative, payload } = frames.read_frame(frame);
    const { delivery_id, more, first, last } = performative;
    found.push(first === undefined ? [delivery_id, payload?.toString(), more] : { first, last });
  }
  return found;
}

describe('what is sent', () => {
  const open = (largestFrame = 1000, incoming_window = 100): Outgoing => {
    const outgoing = new Outgoing(
      () => largestFrame,
      () => undefined,
    );
    outgoing.on_begin({ incoming_window });
    return outgoing;
  };
  const TAG = Buffer.of(1);
  const send = (outgoing: Outgoing, to: ReturnType<typeof link>, text: string) =>
    outgoing.send(to as never, TAG, [Buffer.from(text.slice(0, 1)), Buffer.from(text.slice(1))], false);

  test('waits for credit, and keeps no other link waiting', () => {
    const outgoing = open();
    const [poor, rich] = [link(0, 1), link(1, 5)];
    for (const text of ['one', 'two']) send(outgoing, poor, text);
    send(outgoing, rich, 'three');
    expect(told(outgoing.frames(0))).toEqual([
      [0, 'one', false],
      [1, 'three', false],
    ]);
    poor.credit = 1;
    expect(told(outgoing.frames(0))).toEqual([[2, 'two', false]]);
    expect(poor).toMatchObject({ credit: 0, delivery_count: 2 });
  });

  test('waits for the window of the client, also in the middle of a message', () => {
    const outgoing = open(35, 2);
    send(outgoing, link(0, 9), 'abcdefghijkl');
    expect(told(outgoing.frames(0))).toEqual([
      [0, 'abcde', true],
      [0, 'fghij', true],
    ]);
    outgoing.on_flow({ next_incoming_id: 2, incoming_window: 1 });
    expect(told(outgoing.frames(0))).toEqual([[0, 'kl', false]]);
  });

  test('is not sent where nobody receives it any more', () => {
    const outgoing = open();
    send(outgoing, { ...link(0, 9), is_open: () => false }, 'late');
    expect(outgoing.frames(0)).toEqual([]);
  });

  test('is settled in ranges of those that end alike, and forgotten then', () => {
    const outgoing = open();
    const to = link(0, 99);
    const sent = Array.from({ length: 6 }, (_, n) => send(outgoing, to, `message ${n}`));
    outgoing.frames(0);
    for (const n of [0, 1, 2, 4]) sent[n]?.settle(ACCEPTED);
    sent[5]?.settle(RELEASED);
    expect(told(outgoing.frames(0))).toEqual([
      { first: 0, last: 2 },
      { first: 4, last: 4 },
      { first: 5, last: 5 },
    ]);
    const all = { isOfReceiver: true, first: 0, last: 0xffff_ffff, settled: true, state: undefined };
    expect([...outgoing.named(all)]).toEqual([sent[3]]);
    sent[3]?.forget();
    expect([...outgoing.named({ ...all, last: 5 })]).toEqual([]);
  });

  test('what the client has settled is not told to it', () => {
    const outgoing = open();
    const delivery = send(outgoing, link(0, 1), 'one');
    outgoing.frames(0);
    delivery.remoteSettled = true;
    delivery.settle(ACCEPTED);
    expect(outgoing.frames(0)).toEqual([]);
  });
});

describe('what is received', () => {
  function receiver(max_message_size = 0) {
    const incoming = new Incoming(() => undefined);
    incoming.on_begin({ next_outgoing_id: 0 });
    const taken: { text: string; delivery: IncomingDelivery }[] = [];
    const to = {
      ...link(0, 10),
      local: { handle: 0, attach: { max_message_size } },
      take: (payload: Buffer, delivery: IncomingDelivery) => void taken.push({ text: payload.toString(), delivery }),
    };
    const come = (deliveryId: number | undefined, text: string, more: Partial<Transfer> = {}) =>
      incoming.take(
        {
          ...{ handle: 0, deliveryId, format: 0, settled: false, more: false, aborted: false, state: undefined },
          ...{ payload: Buffer.from(text), ...more },
        },
        to,
      );
    return { incoming, taken, to, come };
  }

  test('a message of several transfers is taken when it is whole, with one credit', () => {
    const { taken, to, come } = receiver();
    come(0, 'a', { more: true });
    come(undefined, 'b', { more: true });
    come(0, 'c');
    expect(taken.map(({ text }) => text)).toEqual(['abc']);
    expect(to).toMatchObject({ credit: 9, delivery_count: 1 });
  });

  test('of one that is too large no more is kept than tells so', () => {
    const { taken, come } = receiver(5);
    come(0, '123456', { more: true });
    for (let n = 0; n < 100; n++) come(undefined, 'more', { more: n < 99 });
    expect(taken.map(({ text }) => text)).toEqual(['123456']);
  });

  test('one that is aborted is none, and the next has the next number', () => {
    const { incoming, taken, come } = receiver();
    come(0, 'a', { more: true });
    come(0, '', { aborted: true });
    come(1, 'b');
    expect(taken.map(({ text }) => text)).toEqual(['b']);
    expect(incoming.window).toBe(4999);
  });

  test('a number that does not come next is refused', () => {
    const { come } = receiver();
    come(7, 'a');
    expect(() => come(9, 'b')).toThrow(MalformedAmqp);
    expect(() => come(undefined, 'b')).toThrow(MalformedAmqp);
  });

  test('what is settled makes place, whatever its order, and is told in ranges', () => {
    const { incoming, taken, come } = receiver();
    for (let id = 0; id < 3000; id++) come(id, 'x');
    expect([incoming.window, incoming.needsFlow]).toEqual([2000, false]);
    for (const { delivery } of taken.slice(1)) delivery.settle(ACCEPTED);
    expect([incoming.window, incoming.needsFlow]).toEqual([4999, true]);
    taken[1]?.delivery.settle(RELEASED);
    expect(told(incoming.dispositionsFor(0))).toEqual([{ first: 1, last: 2999 }]);
  });

  test('a sender that settles itself hears nothing', () => {
    const { incoming, taken, come } = receiver();
    come(0, 'x', { settled: true });
    taken[0]?.delivery.settle(ACCEPTED);
    expect(incoming.dispositionsFor(0)).toEqual([]);
    expect(incoming.window).toBe(5000);
  });
});
