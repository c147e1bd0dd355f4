import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LIB = resolve(__dirname, '../../lib');
/** What commands load only where they talk to Service Bus or keep what they have: others are there without them. */
const LOADED_WHEN_NEEDED =
  /^(?:import (?!type )|export )[^;]*? from '(@azure\/(?:service-bus|identity)|classic-level)'/gm;

/** The files that load one of these as soon as they are loaded themselves. */
function loading(text: string): string[] {
  return [...text.matchAll(LOADED_WHEN_NEEDED)].flatMap(([, name]) => name ?? []);
}

test('no file loads an optional peer before somebody needs it', () => {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    loading(readFileSync(join(LIB, file), 'utf8')).map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["import { ServiceBusClient } from '@azure/service-bus';", ['@azure/service-bus']],
  ["import {\n  type A,\n  B,\n} from '@azure/identity';", ['@azure/identity']],
  ["import type { ServiceBusClient } from '@azure/service-bus';", []],
  ["const { B } = await import('@azure/identity');", []],
])('%j', (text, expected) => {
  expect(loading(text)).toEqual(expected);
});
