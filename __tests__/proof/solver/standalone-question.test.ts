import { and, Enumeration, FALSE, type Formula, or, TRUE, Whole, written } from '../../../lib/proof/solver/formula';
import { type QuestionContext, standaloneQuestion } from '../../../lib/proof/solver/standalone-question';
import { Told } from '../../../lib/proof/solver/told-statements';

const [flag, other] = [new Enumeration('a.flag', 2), new Enumeration('b.flag', 2)];
const number = new Whole('n.int', 0n, 5n);

function contextOf(tell: (told: Told) => void, more: Partial<QuestionContext> = {}): QuestionContext {
  const told = new Told();
  tell(told);
  return { statements: told.statements, meanings: [], hidden: new Map(), ...more };
}

function written_(context: QuestionContext, formula: Formula, more = {}): readonly string[] {
  const question = { formula, words: 'that is so', answer: 'sat', terms: ['a.flag', 'n.int'], ...more } as const;
  return standaloneQuestion(context, question).split('\n');
}

const HEAD = ['(set-info :smt-lib-version 2.6)', '(set-option :produce-models true)', '(set-logic ALL)'];
const declared = (told: Told) => {
  for (const { declaration } of [flag, other, number]) told.declare(declaration);
};

test('a question has what its symbols are, what is asked, and what it got', () => {
  expect(written_(contextOf(declared), flag.is(0))).toEqual([
    '; Is there a message that is so?',
    '; The answer here: yes, as far as this file says what a message is.',
    ...HEAD,
    '(set-info :status sat)',
    '(declare-const a.flag Bool)',
    '(assert a.flag)',
    '(check-sat)',
    '(get-value (a.flag))',
    '',
  ]);
});

test.each([
  ['unsat', '; The answer here: no.', false],
  ['unknown', '; The answer here: undecided.', true],
])('one with the answer %s: %s', (answer, line, asksForValues) => {
  const lines = written_(contextOf(declared), flag.is(0), { answer });
  expect(lines[1]).toBe(line);
  expect(lines).toContain(`(set-info :status ${answer})`);
  expect(lines.some((one) => one.startsWith('(get-value'))).toBe(asksForValues);
});

test('of what nothing is asked no values are asked for', () => {
  const lines = written_(contextOf(declared), other.is(0), { terms: ['a.flag'] });
  expect(lines).toContain('(declare-const b.flag Bool)');
  expect(lines.join('\n')).not.toMatch(/get-value|a\.flag/);
});

test('what a name stands for is in it, with what that needs, and what holds for any of it', () => {
  const context = contextOf((told) => {
    declared(told);
    told.define('filter0.isTrue', and(flag.is(0), number.atLeast(2n)), 'n > 1: it is true');
    told.define('filter1.isTrue', and(other.is(0), number.atLeast(3n)), 'n > 2: it is true');
    told.assert(or(flag.is(1), number.atLeast(1n)));
    told.conclude(or(flag.is(0), flag.is(1)));
  });
  const [first, second] = context.statements.flatMap((one) =>
    one.kind === 'definition' ? [{ kind: 'named', name: one.name, formula: one.formula } as const] : [],
  ) as [Formula, Formula];
  expect(written_(context, first).slice(6)).toEqual([
    '(declare-const a.flag Bool)',
    '(declare-const n.int Int)(assert (<= 0 n.int 5))',
    '; n > 1: it is true',
    '(define-fun filter0.isTrue () Bool (and a.flag (>= n.int 2)))',
    '(assert (or (not a.flag) (>= n.int 1)))',
    '(assert filter0.isTrue)',
    '(check-sat)',
    '(get-value (a.flag n.int))',
    '',
  ]);
  // By what holds for the number the other symbol is needed too.
  expect(written_(context, second)).toEqual(
    expect.arrayContaining(['(declare-const a.flag Bool)', '(assert (or (not a.flag) (>= n.int 1)))']),
  );
  expect(written_(context, second).join('\n')).not.toContain('filter0');
});

test('what holds whatever symbols there are is in each', () => {
  const context = contextOf((told) => {
    declared(told);
    told.assert(FALSE);
    told.assert(TRUE);
  });
  expect(written_(context, flag.is(0)).filter((line) => line.startsWith('(assert'))).toEqual([
    '(assert false)',
    '(assert a.flag)',
  ]);
});

test('a number is not in a question about another one, though both are doubles', () => {
  const context = contextOf((told) => {
    for (const name of ['a.double', 'b.double']) {
      told.declare(`(declare-const ${name} (_ FloatingPoint 11 53))`);
      told.assert(written(`(fp.leq (fp #b0 #b0 #b0) ${name})`));
    }
  });
  const lines = written_(context, written('(fp.lt b.double (fp #b0 #b0 #b0))'));
  expect(lines).toContain('(assert (fp.leq (fp #b0 #b0 #b0) b.double))');
  expect(lines.join('\n')).not.toContain('a.double');
});

test('what symbols mean is in it, what is hidden is told, and each character is a unit', () => {
  const context = contextOf(
    (told) => {
      told.declare('(declare-const p0.like0 Bool)');
      told.declare('(declare-const hidden0.true Bool)');
      told.declare('(declare-const hidden1.open Bool)');
      told.declare('(declare-const hidden2.true Bool)');
      told.declare('(declare-const p1.text String)');
    },
    {
      meanings: [
        { symbol: 'p0.liked', text: '(declare-const p0.liked String)' },
        { symbol: 'p0.like0', text: '; the text is LIKE a%\n(assert (= p0.like0 (str.in_re p0.liked (re.all))))' },
        { symbol: 'p9.like0', text: '; nobody asks' },
      ],
      hidden: new Map([
        ['hidden0', 'newid() = a'],
        ['hidden1', 'SET a = b'],
        ['hidden2', 'c = d'],
      ]),
    },
  );
  const [like, hidden, open] = ['p0.like0', 'hidden0.true', 'hidden1.open'].map((name) =>
    new Enumeration(name, 2).is(0),
  ) as [Formula, Formula, Formula];
  const lines = written_(context, and(like, hidden, open, written('(= p1.text "p7.text")')), {
    terms: ['p0.like0', 'p1.text', 'p0.like0'],
  });
  const units = (name: string) =>
    `(declare-const ${name} String)(assert (str.in_re ${name} (re.* (re.range "\\u{0}" "\\u{ffff}"))))`;
  expect(lines.slice(2, 4)).toEqual([
    '; hidden0 stands for something that is not computed here, and may be anything: newid() = a',
    '; hidden1 stands for something that is not computed here, and may be anything: SET a = b',
  ]);
  expect(lines.slice(8, -4)).toEqual([
    '(declare-const p0.like0 Bool)',
    '(declare-const hidden0.true Bool)',
    '(declare-const hidden1.open Bool)',
    units('p1.text'),
    units('p0.liked'),
    '; the text is LIKE a%',
    '(assert (= p0.like0 (str.in_re p0.liked (re.all))))',
  ]);
  expect(lines.at(-2)).toBe('(get-value (p0.like0 p1.text p0.liked))');
});

test('rounding is defined where it is used', () => {
  const asked = written('(fp.lt (nearest.double n.int) (fp #b0 #b0 #b0))');
  const rounding = (formula: Formula) =>
    written_(contextOf(declared), formula).filter((line) => line.startsWith('(define-fun nearest.double'));
  expect(rounding(asked)).toHaveLength(1);
  expect(rounding(asked)[0]).toContain('to_real');
  expect(rounding(flag.is(0))).toEqual([]);
});

describe('what is told', () => {
  test('has names for what is put together, and for nothing else', () => {
    const told = new Told();
    const long = and(flag.is(0), number.atLeast(1n));
    expect(told.define('x', flag.is(0))).toBe(flag.is(0));
    const named = told.define('x', long, 'about it');
    expect(named).toEqual({ kind: 'named', name: 'x', formula: long });
    expect(told.define('y', named)).toBe(named);
    expect(told.statements).toEqual([{ kind: 'definition', name: 'x', formula: long, about: 'about it' }]);
    expect(told.takeNews()).toBe('(define-fun x () Bool (and a.flag (>= n.int 1)))');
    expect(told.takeFormulas()).toEqual([]);
  });

  test('has nothing that says nothing', () => {
    const told = new Told();
    told.declare('');
    told.assert(TRUE);
    expect(told.statements).toEqual([]);
    told.assert(FALSE);
    expect(told.takeFormulas()).toEqual([FALSE]);
  });
});
