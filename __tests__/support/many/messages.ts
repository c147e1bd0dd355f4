import { filter, names } from './documents';

const MESSAGE = { subject: 'x', applicationProperties: { jobKind: 'kind-7', priority: 5 } };

/** `n` messages, a line each. */
export function messages(n: number): string {
  const line = (index: number) =>
    JSON.stringify({ ...MESSAGE, applicationProperties: { jobKind: `kind-${index % 100}`, priority: index % 10 } });
  return `${Array.from({ length: n }, (_, index) => line(index)).join('\n')}\n`;
}

/** One message with `n` properties. */
export function wideMessage(n: number): string {
  return JSON.stringify({ applicationProperties: Object.fromEntries(names('p', n).map((name) => [name, 1])) });
}

/** `n` requests of `eval`: a filter of its own each, and one message. */
export function requests(n: number): string {
  const line = (index: number) =>
    JSON.stringify({ id: index, sql: filter(index), messages: [{ properties: { jobKind: 'kind-7', priority: 5 } }] });
  return `${Array.from({ length: n }, (_, index) => line(index)).join('\n')}\n`;
}

/** One request of `eval` with `n` messages. */
export function batchRequest(n: number): string {
  const all = Array.from({ length: n }, (_, index) => ({ properties: { jobKind: `kind-${index}`, priority: 5 } }));
  return `${JSON.stringify({ id: 1, sql: filter(7), messages: all })}\n`;
}

/** One request of `eval` whose filter has `n` conditions. */
export function longRequest(n: number): string {
  const sql = Array.from({ length: n }, (_, index) => `jobKind = 'kind-${index}'`).join(' OR ');
  return `${JSON.stringify({ id: 1, sql, messages: [{ properties: { jobKind: 'kind-7' } }] })}\n`;
}
