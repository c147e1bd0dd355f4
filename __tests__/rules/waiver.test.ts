import { endOf, isTemplateWaiver, NOTICE_DAYS, waiverProblems } from '../../lib/rules/checks/waiver-shapes';

const GOOD = {
  id: 'SB-NET-001',
  reason: 'the network of the trainers is closed',
  approver: 'security@example.org',
  ticket: 'SEC-123',
  expires: '2027-06-30',
};

test('a waiver with all its parts is right', () => {
  expect(waiverProblems(GOOD)).toEqual([]);
});

test.each(['SB-NET-001', 'CKV_AZURE_199', 'CKV2_AZURE_1', 'SB-NET-001[a finding]', 'A-1'])(
  '%s is the id of a rule',
  (id) => {
    expect(waiverProblems({ ...GOOD, id })).toEqual([]);
  },
);

test.each(['SB', 'sb-net-001', 'SB-NET-001[]', 'SB-NET-001[a', 'SB-NET-001[a]b', '1-A', 'SB-', ''])(
  '%j is none',
  (id) => {
    expect(waiverProblems({ ...GOOD, id })).toEqual([
      {
        field: 'id',
        text: `id: got ${JSON.stringify(id)}, allowed the id of a rule, such as SB-NET-001; see training-job-scheduler audit --rules for them`,
      },
    ]);
  },
);

test.each<[what: string, change: object, field: string | undefined, text: string]>([
  [
    'too short a reason',
    { reason: 'because' },
    'reason',
    'reason: got "because", allowed a reason in a sentence; say why the rule is not followed here',
  ],
  ['an approver of blanks', { approver: ' ' }, 'approver', 'approver: got " ", allowed a text; give it'],
  ['a ticket that is a number', { ticket: 123 }, 'ticket', 'ticket: got 123, allowed a text; put it in quotes: "123"'],
  [
    'a ticket that is a boolean',
    { ticket: true },
    'ticket',
    'ticket: got true, allowed a text; put it in quotes: "true"',
  ],
  ['a ticket that is an object', { ticket: {} }, 'ticket', 'ticket: got {}, allowed a text; give it'],
  ['a ticket that is null', { ticket: null }, 'ticket', 'ticket: got nothing, allowed a text; give it'],
  [
    'no day',
    { expires: '2027-02-30' },
    'expires',
    'expires: got "2027-02-30", allowed a day such as 2027-06-30; every exception ends; give its last day',
  ],
  [
    'one part more',
    { owner: 'me' },
    'owner',
    'owner: got "me", allowed id, reason, approver, ticket, expires; take it out',
  ],
])('%s is told', (_, change, field, text) => {
  expect(waiverProblems({ ...GOOD, ...change })).toEqual([{ field, text }]);
});

test('a part that is not there is told of the whole', () => {
  const { ticket: _, ...rest } = GOOD;
  expect(waiverProblems(rest)).toEqual([{ field: undefined, text: 'ticket: got nothing, allowed a text; give it' }]);
});

test('all that is wrong is told', () => {
  expect(waiverProblems({}).map(({ text }) => text.split(':')[0])).toEqual([
    'id',
    'reason',
    'approver',
    'ticket',
    'expires',
  ]);
});

test.each([undefined, null, 'a', 5, []])('%p is no waiver', (given) => {
  expect(waiverProblems(given)).toEqual([
    {
      field: undefined,
      text: expect.stringMatching(
        /^waiver: got .*, allowed an object with id, reason, approver, ticket, expires; write one$/,
      ),
    },
  ]);
});

test('what stands in a file is told as it is written there', () => {
  expect(
    waiverProblems({ ...GOOD, ticket: 123 }, undefined, (field) => (field === 'ticket' ? '0123' : undefined)),
  ).toEqual([{ field: 'ticket', text: 'ticket: got 123, allowed a text; put it in quotes: "0123"' }]);
});

test('of some parts no other is asked for, and no other is one', () => {
  const { id: _, ...grounds } = GOOD;
  const fields = ['reason', 'approver', 'ticket', 'expires'];
  expect(waiverProblems(grounds, fields)).toEqual([]);
  expect(waiverProblems(GOOD, fields)).toMatchObject([{ field: 'id' }]);
});

test('an exception ends the day after its last, and is told of ninety days before', () => {
  expect(NOTICE_DAYS).toBe(90);
  const days = ['2027-07-01', '2027-06-30', '2027-04-01', '2027-03-31'];
  expect(days.map((today) => endOf(GOOD, today))).toEqual(['ended', 'ending', 'ending', 'current']);
});

test('one that nobody has approved is that of the template', () => {
  expect([isTemplateWaiver(GOOD), isTemplateWaiver({ ...GOOD, approver: 'platform-security@example.com' })]).toEqual([
    false,
    true,
  ]);
});
