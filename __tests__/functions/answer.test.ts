import { answerOf } from '../../lib/trigger/program/answer';

const LATER = { kind: 'transient' };
const error = (code: string, message = '', more: object = {}) => ({ error: { code, message, ...more } });

async function answer(method: 'GET' | 'PUT', status: number, body: unknown = '', headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answerOf(method, new Response(status === 204 ? null : text, { status, headers }));
}

test.each<[what: string, method: 'GET' | 'PUT', status: number, body: unknown, meaning: object]>([
  ['a job', 'GET', 200, { properties: { tags: { a: 'b' } } }, { kind: 'exists', tags: { a: 'b' } }],
  ['a job without tags', 'GET', 200, { properties: {} }, { kind: 'exists', tags: {} }],
  ['a job that cannot be read', 'GET', 200, '<html>', { kind: 'exists', tags: {} }],
  ['made', 'PUT', 201, '', { kind: 'done' }],
  ['changed', 'PUT', 200, '', { kind: 'conflict', otherwise: LATER }],
  ['taken in', 'PUT', 202, '', { kind: 'conflict', otherwise: LATER }],
  ['a name that is taken', 'PUT', 409, error('Conflict'), { kind: 'conflict', otherwise: LATER }],
  ['a lock', 'PUT', 409, error('ScopeLocked'), { kind: 'conflict', otherwise: { kind: 'forbidden' } }],
  ['what of a job cannot change', 'PUT', 400, error('JobPropertyImmutable'), { kind: 'conflict', otherwise: LATER }],
  [
    'the same, in words alone',
    'PUT',
    400,
    error('UserError', 'JobPropertyImmutable: tags'),
    { kind: 'conflict', otherwise: LATER },
  ],
  ['no login', 'PUT', 401, '', { kind: 'forbidden' }],
  ['no right', 'GET', 403, '', { kind: 'forbidden' }],
  ['nothing there', 'GET', 404, '', { kind: 'missing' }],
  ['a quota in the middle of it', 'PUT', 400, error('UserError', '', { details: [{ code: 'QuotaExceeded' }] }), LATER],
  ['a quota, and a status that would be final', 'PUT', 403, error('quotaExceeded'), LATER],
  ['too early', 'PUT', 425, '', LATER],
  ['too many', 'PUT', 429, '', LATER],
  ['nothing that a call has asked for', 'PUT', 204, '', LATER],
  ['by way of another', 'PUT', 305, '', LATER],
  ['a fault of the service', 'PUT', 500, '', LATER],
  ['a gateway that waits no longer', 'PUT', 504, '', LATER],
  ['wrong', 'PUT', 400, '', { kind: 'refused' }],
  ['wrong too', 'PUT', 422, '', { kind: 'refused' }],
  ['the last that is a fault of who asks', 'PUT', 499, '', { kind: 'refused' }],
])('%s', async (_, method, status, body, meaning) => {
  const found = await answer(method, status, body);
  expect(found).toMatchObject(meaning);
});

describe('what is told', () => {
  const told = async (body: unknown) => ((await answer('PUT', 400, body)) as { readonly message: string }).message;

  test.each<[what: string, body: unknown, message: string]>([
    ['nothing but the status', '', 'PUT status 400'],
    ['a text that is no JSON', 'no', 'PUT status 400: no'],
    ['JSON that is no error', { a: 1 }, 'PUT status 400: {"a":1}'],
    ['an error without a message', { error: { code: 'A' } }, 'PUT status 400, A'],
    [
      'codes from the outer to the inner, each once',
      error('A', 'm', {
        code2: 1,
        innererror: { code: 'B', inner: { code: 'A' } },
        details: [{ code: 'C' }, { code: '' }],
      }),
      'PUT status 400, A, B, C: m',
    ],
    [
      'five codes, of sixty characters each',
      error('x'.repeat(61), '', { details: ['b', 'c', 'd', 'e', 'f'].map((code) => ({ code })) }),
      `PUT status 400, ${'x'.repeat(60)}, b, c, d, e`,
    ],
    ['three hundred characters of a message', error('A', 'y'.repeat(301)), `PUT status 400, A: ${'y'.repeat(300)}`],
    ['three hundred of a text', 'z'.repeat(301), `PUT status 400: ${'z'.repeat(300)}`],
  ])('%s', async (_, body, message) => {
    expect(await told(body)).toBe(message);
  });

  test('a code ten levels deep, and none below', async () => {
    const deep = (levels: number): object =>
      Array.from({ length: levels }).reduce<object>((inner) => ({ inner }), { code: 'Deep' });
    expect(await told({ error: deep(9) })).toContain('Deep');
    expect(await told({ error: deep(10) })).not.toContain('Deep');
  });
});

test.each<[said: string | undefined, retryAfter: number | undefined]>([
  ['7', 7000],
  ['0', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  [undefined, undefined],
])('the service asks to wait: %s', async (said, retryAfter) => {
  const found = await answer('PUT', 503, '', said === undefined ? {} : { 'retry-after': said });
  expect('retryAfter' in found ? found.retryAfter : undefined).toBe(retryAfter);
});
