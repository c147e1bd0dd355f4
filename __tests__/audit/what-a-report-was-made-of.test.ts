import { createHash } from 'node:crypto';
import { audit, auditTable, compliant, provenanceOf, waiversFromText } from '../../lib/audit';
import { noticesAbout } from '../../lib/audit/report/notices';
import { audited, TODAY } from './documents';
import { BUS, GROUNDS, oneNamespace, ruleThatSays } from './made-rules';

/** What a report was made of, and what it says of exceptions that are in order. */

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('the rules are told by how many they are, and by a hash of their ids and versions in their order', () => {
  const rules = ['XX-002', 'XX-001'].map((id, index) => ruleThatSays(compliant(), { id, version: index + 1 }));
  const result = audited(oneNamespace(), { rules });
  expect(provenanceOf(result, '1.2.3', [])).toEqual({
    tool: { name: 'training-job-scheduler', version: '1.2.3' },
    rules: { count: 2, sha256: hashOf('XX-002@1\nXX-001@2') },
    inputs: [
      {
        document: 'stack/cdk.tf.json',
        file: 'stack/cdk.tf.json',
        sha256: hashOf(result.documents[0]!.files[0]!.text),
        writtenBy: null,
        providers: {},
      },
    ],
    also: [],
  });
});

test('further files are told by their texts, in the order in which they were given', () => {
  const result = audited(oneNamespace(), { rules: [] });
  const also = ['b', 'a'].map((file) => ({ file, text: `text of ${file}` }));
  expect(provenanceOf(result, '1.2.3', also).also).toEqual([
    { file: 'b', sha256: hashOf('text of b') },
    { file: 'a', sha256: hashOf('text of a') },
  ]);
});

const soon = (expires: string, id = 'XX-001') => ({ id, ...GROUNDS, expires });
const TEMPLATE = { id: 'XX-001', ...GROUNDS, approver: 'platform-security@example.com' };

function notices(inCode: readonly object[], inFile: readonly object[] = []) {
  const ids = ['XX-001', 'XX-002'];
  const waivers = waiversFromText('w.json', JSON.stringify(inFile.map((one) => ({ scope: BUS, ...one }))), ids);
  const rules = ids.map((id) => ruleThatSays(compliant(), { id }));
  return noticesAbout(audit([oneNamespace({ waivers: inCode })], { today: TODAY, rules, waivers }));
}

test.each<[what: string, inCode: object[], text: string | undefined]>([
  ['none', [soon('2027-06-30')], undefined],
  [
    'one',
    [soon('2026-12-01')],
    `1 exception ends within 90 days: on 2026-12-01 XX-001 at ${BUS} (stack/cdk.tf.json:8)`,
  ],
  [
    'two on a day',
    [soon('2026-12-01'), soon('2026-12-01', 'XX-002')],
    `2 exceptions end within 90 days: on 2026-12-01 XX-001 at ${BUS} (stack/cdk.tf.json:8), XX-002 at ${BUS} (stack/cdk.tf.json:15)`,
  ],
  [
    'two on two days, the next one first',
    [soon('2026-12-02'), soon('2026-12-01', 'XX-002')],
    `2 exceptions end within 90 days: on 2026-12-01 XX-002 at ${BUS} (stack/cdk.tf.json:15); on 2026-12-02 XX-001 at ${BUS} (stack/cdk.tf.json:8)`,
  ],
])('of exceptions that end soon, %s', (_, inCode, text) => {
  expect(notices(inCode).map((notice) => [notice.kind, notice.text])).toEqual(
    text === undefined ? [] : [['ends-soon', text]],
  );
});

test('of many the next to end are first, and those of one day as they were', () => {
  const days = ['2027-01-03', '2027-01-01', '2027-01-02', '2027-01-01', '2027-01-03', '2027-01-02'];
  const [notice] = notices(days.map((expires, index) => ({ ...soon(expires), ticket: `${index}` })));
  expect(notice?.waivers.map(({ ticket }) => ticket)).toEqual(['1', '3', '2', '5', '0', '4']);
});

test('of the template one and several are told, whenever they end, and behind what ends', () => {
  const rest = 'so that the exit status is as if';
  const advice = 'before you deploy, put your own approver, ticket and last day where they stand in your code';
  expect(notices([{ ...TEMPLATE, expires: '2026-12-01' }]).map(({ text }) => text)).toEqual([
    `1 exception of the template: nobody has approved it, and it has no end, ${rest} it were in order; ${advice}`,
  ]);
  const several = notices([
    TEMPLATE,
    { ...TEMPLATE, id: 'XX-002', expires: '2020-01-01' },
    soon('2026-12-01', 'XX-002'),
  ]);
  expect(several.map(({ kind, waivers }) => [kind, waivers.length])).toEqual([
    ['ends-soon', 1],
    ['not-approved', 2],
  ]);
  expect(several[1]?.text).toBe(
    `2 exceptions of the template: nobody has approved them, and they have no end, ${rest} they were in order; ${advice}`,
  );
});

test('whom the template names approves in a file what ends as any other', () => {
  expect(notices([], [{ ...TEMPLATE, expires: '2026-12-01' }]).map(({ kind }) => kind)).toEqual(['ends-soon']);
});

test('a report tells of faults of exceptions, and of results of checkov, as many as there are', () => {
  const entries = ['a', 'b'].map((scope) => ({ id: 'XX-001', scope, ...GROUNDS }));
  const check = { check: 'CKV_1', title: 't', file: '', resource: 'x.bus', firstLine: 1 };
  const last = (faults: number, passed: readonly boolean[]) => {
    const waivers = waiversFromText('w.json', JSON.stringify(entries.slice(0, faults)), ['XX-001']);
    const checkov = passed.map((isPassed) => ({ ...check, passed: isPassed }));
    const lines = auditTable(audited(oneNamespace(), { rules: [], waivers, checkov }), false).split('\n');
    return lines.at(-1)?.split('unknown')[1];
  };
  expect([last(0, []), last(1, []), last(2, [])]).toEqual(['', '; 1 fault of exceptions', '; 2 faults of exceptions']);
  expect(last(0, [true])).toBe('; checkov: 1 result, 0 open');
  expect(last(1, [true, false, false])).toBe('; 1 fault of exceptions; checkov: 3 results, 2 open');
});
