import type { DestinationRow, Remark, Review, RuleChange } from '../../lib/proof/review';
import { HIDDEN_MESSAGE } from '../../lib/proof/review/remarks/hidden-message';
import { commentOn, messageOf, remarkWith, reviewWith, ruleWith } from '../support/made-reviews';

const listed = (remarks: readonly Remark[]) =>
  commentOn(reviewWith([], { remarks })).filter((line) => line.startsWith('- '));

describe('a remark is a line', () => {
  test.each<[what: string, remark: Partial<Remark>, line: string]>([
    ['that stops the change', { gate: 'message-loss' }, '- 🛑 `jobs` says'],
    [
      'that somebody has acknowledged',
      { gate: 'message-loss', acknowledged: 'it is meant' },
      '- ☑️ `jobs` says (acknowledged: it is meant)',
    ],
    [
      'with a reason that is very long',
      { gate: 'message-loss', acknowledged: 'a'.repeat(401) },
      expect.stringMatching(/^- ☑️ `jobs` says \(acknowledged: `a{240}…\(1 more\)…a{160}`\)$/),
    ],
    ['that stops the change and is not known', { gate: 'message-loss', unknown: true }, '- 🛑 `jobs` says'],
    ['that is not known', { unknown: true }, '- ❔ `jobs` says'],
    ['of what does nothing', { code: 'tags' }, '- ℹ️ `jobs` says'],
    ['of anything else', {}, '- ⚠️ `jobs` says'],
    [
      'with an example',
      { message: messageOf('x') },
      '- ⚠️ `jobs` says, for example `{"applicationProperties":{"kind":"x"}}`',
    ],
    ['with an example that is sensitive', { message: HIDDEN_MESSAGE }, '- ⚠️ `jobs` says, for example (sensitive)'],
    ['of what cannot be told', { text: 'cannot tell how' }, '- ⚠️ `jobs`: cannot tell how'],
    [
      'that ends with what cannot be told',
      { text: 'says what it cannot tell ' },
      '- ⚠️ `jobs` says what it cannot tell ',
    ],
  ])('%s', (_, one, line) => {
    expect(listed([remarkWith(one)])).toEqual([line]);
  });

  test.each<[what: string, remarks: readonly Remark[], lines: readonly string[]]>([
    [
      'of several in the same words, each named once',
      [remarkWith({ subject: 'a' }), remarkWith({ subject: 'b' }), remarkWith({ subject: 'a' })],
      ['- ⚠️ `a`, `b`: says'],
    ],
    ['of three, all named', ['a', 'b', 'c'].map((subject) => remarkWith({ subject })), ['- ⚠️ `a`, `b`, `c`: says']],
    [
      'of four, three named',
      ['a', 'b', 'c', 'd'].map((subject) => remarkWith({ subject })),
      ['- ⚠️ `a`, `b`, `c` and 1 more: says'],
    ],
    ['other words', [remarkWith(), remarkWith({ text: 'says more' })], ['- ⚠️ `jobs` says', '- ⚠️ `jobs` says more']],
    [
      'the same words, one of them acknowledged',
      [
        remarkWith({ subject: 'a', gate: 'message-loss' }),
        remarkWith({ subject: 'b', gate: 'message-loss', acknowledged: 'why' }),
      ],
      ['- 🛑 `a` says', '- ☑️ `b` says (acknowledged: why)'],
    ],
    [
      'an example is of one alone',
      [remarkWith({ subject: 'a', message: messageOf('x') }), remarkWith({ subject: 'b', message: messageOf('x') })],
      ['a', 'b'].map((name) => `- ⚠️ \`${name}\` says, for example \`{"applicationProperties":{"kind":"x"}}\``),
    ],
    [
      'what is not shown of them tells no two apart',
      ['a', 'b'].map((subject) => remarkWith({ subject, text: `${'says '.repeat(100)}${subject}` })),
      [expect.stringMatching(/^- ⚠️ `a`, `b`: says says .*… \(more with `--json`\)$/)],
    ],
  ])('one for several: %s', (_, remarks, lines) => {
    expect(listed(remarks)).toEqual(lines);
  });

  test('the remarks of a topic and those of the change stand in one list, the most harmful first', () => {
    const review = reviewWith(
      [{ remarks: [remarkWith({ text: 'setting' }), remarkWith({ code: 'lost-coverage', text: 'lost' })] }],
      {
        remarks: [remarkWith({ code: 'tags', text: 'tags' }), remarkWith({ code: 'new-overlap', text: 'twice' })],
      },
    );
    expect(commentOn(review).filter((line) => line.startsWith('- '))).toEqual([
      '- ⚠️ `jobs` lost',
      '- ⚠️ `jobs` twice',
      '- ⚠️ `jobs` setting',
      '- ℹ️ `jobs` tags',
    ]);
  });
});

describe('where messages end is a table', () => {
  const [came, went] = [messageOf('new'), messageOf('old')];
  const shown = (kind: string) => `\`{"applicationProperties":{"kind":"${kind}"}}\``;
  const lineOf = (row: Partial<DestinationRow>) => {
    const rows: DestinationRow[] = [{ topic: 'jobs', kind: 'a|b', end: 'jobs/gpu', kept: false, ...row }];
    return commentOn(reviewWith([{ rows, isUnmoved: false }])).slice(2, 5);
  };

  test.each<[what: string, row: Partial<DestinationRow>, signs: string, examples: string]>([
    ['gained', { gained: came }, '**+ gained**', `+ ${shown('new')}`],
    ['lost, and others kept', { lost: went, kept: true }, '**− lost**, = others kept', `− ${shown('old')}`],
    [
      'both, and nobody can tell whether others are kept',
      { gained: came, lost: went, kept: null },
      '**+ gained**, **− lost**, ? others',
      `+ ${shown('new')} − ${shown('old')}`,
    ],
    ['kept', { kept: true }, '= others kept', ''],
    [
      'both, and sensitive',
      { gained: HIDDEN_MESSAGE, lost: HIDDEN_MESSAGE },
      '**+ gained**, **− lost**',
      '+ (sensitive) − (sensitive)',
    ],
  ])('%s', (_, row, signs, examples) => {
    expect(lineOf(row)).toEqual([
      '| messages | end at | | for example |',
      '|---|---|---|---|',
      `| \`a\\|b\` | \`jobs/gpu\` | ${signs} | ${examples} |`,
    ]);
  });

  test('rows of all topics are one table', () => {
    const row = (topic: string): DestinationRow => ({ topic, kind: topic, end: `${topic}/a`, kept: true });
    const review = reviewWith([{ rows: [row('one')] }, { rows: [row('two')] }]);
    expect(commentOn(review).slice(4, 6)).toEqual([
      '| `one` | `one/a` | = others kept |  |',
      '| `two` | `two/a` | = others kept |  |',
    ]);
  });
});

describe('changed rules are folded', () => {
  test.each<[what: string, rule: Partial<RuleChange>, line: string]>([
    ['a new one', { verdict: 'added', after: 'a = 1' }, '- `jobs/gpu/r` new<br>after `a = 1`'],
    ['one that goes', { verdict: 'removed', before: 'a = 1' }, '- `jobs/gpu/r` removed<br>before `a = 1`'],
    [
      'one that is another one',
      { verdict: 'widened', before: 'a = 1', after: 'a > 0' },
      '- `jobs/gpu/r` widened: matches more<br>before `a = 1`<br>after `a > 0`',
    ],
    [
      'a filter that is very long',
      { verdict: 'added', after: 'a'.repeat(401) },
      `- \`jobs/gpu/r\` new<br>after \`${'a'.repeat(240)}…(1 more)…${'a'.repeat(160)}\``,
    ],
    [
      'one as long as is shown',
      { after: 'a'.repeat(400) },
      `- \`jobs/gpu/r\` equivalent: matches the same messages<br>after \`${'a'.repeat(400)}\``,
    ],
  ])('%s', (_, one, line) => {
    const lines = commentOn(reviewWith([{ rules: [ruleWith(one)] }]));
    expect(lines.slice(1)).toEqual(['', '<details><summary>1 changed rule</summary>', '', line, '', '</details>', '']);
  });

  test('a name as long as Azure takes is shown whole, and a longer one is not', () => {
    const name = (length: number) =>
      commentOn(reviewWith([{ rules: [ruleWith({ rule: 'r'.repeat(length - 'jobs/gpu/'.length) })] }]))[4];
    expect(name(1000)).not.toContain('…');
    expect(name(1001)).toContain('…');
  });
});

describe('what is taken for granted is folded', () => {
  const folded = (review: Review) => {
    const lines = commentOn(review);
    return lines.slice(lines.indexOf('<details><summary>Assumed</summary>') + 2, -3);
  };
  test.each<[what: string, review: Review, lines: readonly string[]]>([
    ['by a contract', reviewWith([{ assumptions: ['a is a text', 'b is one'] }]), ['- `jobs`: a is a text; b is one']],
    [
      'without one',
      reviewWith([{ assumptions: ['a is a text'], hasContract: false }]),
      ['- `jobs` has no contract: a is a text; any of them may be missing, none is null'],
    ],
    [
      'of the document before that of its topics, and nothing of a topic of which nothing is',
      reviewWith(
        [
          { topic: 'a', hasContract: false },
          { topic: 'b', assumptions: ['x is a text'] },
        ],
        {
          assumptions: ['count is 1'],
        },
      ),
      ['- count is 1', '- `b`: x is a text'],
    ],
    ['five lines', reviewWith([], { assumptions: ['1', '2', '3', '4', '5'] }), ['- 1', '- 2', '- 3', '- 4', '- 5']],
    [
      'more of them',
      reviewWith([], { assumptions: ['1', '2', '3', '4', '5', '6', '7'] }),
      ['- 1', '- 2', '- 3', '- 4', '- 5', '- and 2 more, see `--json`'],
    ],
  ])('%s', (_, review, lines) => {
    expect(folded(review)).toEqual(lines);
  });
});

test('no line of a comment is a command to what runs a pipeline', () => {
  const review = reviewWith([], { assumptions: ['1'], remarks: [remarkWith({ subject: 'a\n##vso[task.complete]' })] });
  for (const line of commentOn(review)) expect(line).not.toMatch(/##vso\[/);
});
