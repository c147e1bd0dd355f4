import { EventEmitter } from 'node:events';
import { DeltaStream } from '../../../lib/local/page/delta-stream';

/** Somebody who listens, and reads when a test says so. */
class Reader extends EventEmitter {
  readonly got: string[] = [];
  writableLength = 0;
  writeHead() {}
  end() {}
  write(text: string): boolean {
    this.got.push(...[...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => String(data)));
    this.writableLength += text.length;
    return this.writableLength < 16_384;
  }
  read() {
    this.writableLength = 0;
    this.emit('drain');
  }
}

const large = 'x'.repeat(900_000);

test('who reads slowly gets everything once he has read, and not for each time that he reads', () => {
  let wholes = 0;
  const stream = new DeltaStream(() => `whole ${++wholes} ${large}`);
  const reader = new Reader();
  stream.accept(reader as never, undefined);
  reader.read();
  reader.read();
  expect(wholes).toBe(1);
  stream.send(`a ${large}`);
  stream.send(`b ${large}`);
  stream.send('left out');
  expect(reader.got.map((one) => one.slice(0, 7))).toEqual([
    'whole 1',
    `a ${large}`.slice(0, 7),
    `b ${large}`.slice(0, 7),
  ]);
  reader.read();
  stream.send('c');
  expect(reader.got.slice(3).map((one) => one.slice(0, 7))).toEqual(['whole 2', 'c']);
  stream.close();
});

test('who has gone is forgotten, and what happens then is not kept', () => {
  const stream = new DeltaStream(() => 'whole');
  const [one, two] = [new Reader(), new Reader()];
  stream.accept(one as never, undefined);
  stream.accept(two as never, undefined);
  one.emit('close');
  expect(stream.size).toBe(1);
  two.emit('close');
  expect(stream.size).toBe(0);
  stream.send('a');
  expect(one.got).toEqual(['whole']);
});
