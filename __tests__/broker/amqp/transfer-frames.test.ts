import fc from 'fast-check';
import { encode, MalformedAmqp } from '../../../lib/broker/amqp/encoding';
import {
  DISPOSITION,
  dispositionFrame,
  performativeAt,
  readDisposition,
  readTransfer,
  TRANSFER,
  transferHead,
} from '../../../lib/broker/amqp/transfers/performatives';
import { Integer } from '../../../lib/rules/values/values';
import { frames } from '../../support/broker/rhea-frames';

const ACCEPTED = encode({ descriptor: Integer.small('ulong', 0x24), value: [] });

const uint = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffff_ffff }));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all));

/** Where the fields of a frame begin, whose performative has this code. */
function fieldsOf(frame: Buffer, code: number): number {
  const found = performativeAt(frame, (frame[4] as number) * 4);
  expect(found?.code).toBe(code);
  return found?.fieldsAt ?? 0;
}

describe('frames', () => {
  test('a transfer is read as rhea has written it', () => {
    const fields = fc.record({
      ...{ handle: uint, delivery_id: maybe(uint), delivery_tag: maybe(bytes), message_format: maybe(uint) },
      ...{ settled: maybe(fc.boolean()), more: maybe(fc.boolean()), aborted: maybe(fc.boolean()) },
    });
    fc.assert(
      fc.property(fields, bytes, fc.nat(4999), (sent, payload, channel) => {
        const frame = frames.write_frame(frames.amqp_frame(channel, frames.transfer(sent), payload));
        expect(readTransfer(frame, fieldsOf(frame, TRANSFER))).toEqual({
          handle: sent.handle,
          deliveryId: sent.delivery_id,
          format: sent.message_format ?? 0,
          settled: sent.settled ?? false,
          more: sent.more ?? false,
          aborted: sent.aborted ?? false,
          state: undefined,
          payload,
        });
      }),
    );
  });

  test('a transfer is written as rhea reads it', () => {
    fc.assert(
      fc.property(uint, uint, bytes, fc.boolean(), fc.boolean(), bytes, (handle, id, tag, settled, more, payload) => {
        const head = transferHead(7, { handle, id, tag, settled, more }, payload.length);
        const { channel, performative, payload: read } = frames.read_frame(Buffer.concat([head, payload]));
        expect({ channel, payload: read ?? Buffer.alloc(0) }).toEqual({ channel: 7, payload });
        expect(performative).toMatchObject({ handle, delivery_id: id, delivery_tag: tag, settled, more });
      }),
    );
  });

  test('a disposition is read as rhea has written it, and written as rhea reads it', () => {
    fc.assert(
      fc.property(fc.boolean(), uint, maybe(uint), fc.boolean(), (role, first, last, settled) => {
        const frame = frames.write_frame(frames.amqp_frame(0, frames.disposition({ role, first, last, settled })));
        const isOfReceiver = role;
        const expected = { isOfReceiver, first, last: last ?? first, settled, state: undefined };
        expect(readDisposition(frame, fieldsOf(frame, DISPOSITION))).toEqual(expected);
        const written = dispositionFrame(3, role, first, last ?? first, ACCEPTED);
        const { channel, performative } = frames.read_frame(written);
        expect(channel).toBe(3);
        expect(performative).toMatchObject({ role, first, last: last ?? first, settled: true });
        expect(readDisposition(written, fieldsOf(written, DISPOSITION)).state).toEqual(ACCEPTED);
      }),
    );
  });

  test('whatever the fields are, they are read or refused', () => {
    const list = fc
      .tuple(fc.constantFrom(0x45, 0xc0, 0xd0, 0xc1, 0x40), fc.uint8Array({ maxLength: 40 }))
      .map(([code, rest]) => Buffer.from([code, ...rest]));
    fc.assert(
      fc.property(list, fc.constantFrom(readTransfer, readDisposition), (fields, read) => {
        try {
          read(fields, 0);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedAmqp);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a descriptor may be a name', () => {
    const named = Buffer.concat([Buffer.of(0x00, 0xa3, 18), Buffer.from('amqp:transfer:list'), Buffer.of(0x45)]);
    expect(performativeAt(named, 0)?.code).toBe(TRANSFER);
  });
});
