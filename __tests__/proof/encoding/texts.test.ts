import fc from 'fast-check';
import { HiddenParts } from '../../../lib/proof/encoding/filters/hidden-parts';
import { Problem } from '../../../lib/proof/encoding/solver-problem';
import { calculateTerms } from '../../../lib/proof/encoding/terms/calculate-terms';
import { compareTerms } from '../../../lib/proof/encoding/terms/compare-terms';
import { isSameText } from '../../../lib/proof/encoding/terms/convert-terms';
import { Image } from '../../../lib/proof/encoding/terms/image';
import { likeTerm } from '../../../lib/proof/encoding/terms/like-term';
import { PatternAtoms } from '../../../lib/proof/encoding/terms/pattern-atoms';
import type { PresentTerm } from '../../../lib/proof/encoding/terms/term';
import { TextBudget } from '../../../lib/proof/encoding/terms/text-budget';
import { ALWAYS, NEVER } from '../../../lib/proof/encoding/terms/truth';
import { PatternRun } from '../../../lib/proof/encoding/texts/pattern-run';
import { textGroups } from '../../../lib/proof/encoding/texts/shared-texts';
import { findText, TakenTexts } from '../../../lib/proof/encoding/texts/text-search';
import { spaceOfUsage } from '../../../lib/proof/messages/inferred-space';
import { Usages } from '../../../lib/proof/messages/usage';
import { Enumeration, FALSE, Whole } from '../../../lib/proof/solver/formula';
import { doubleOfOrder, orderOf } from '../../../lib/proof/solver/smt-text';
import { Told } from '../../../lib/proof/solver/told-statements';
import { SqlAction, SqlFilter } from '../../../lib/rules';
import { likeMatcher } from '../../../lib/rules/evaluation/like';
import { textOf } from '../../../lib/rules/values/value-text';
import { type Assignment, holds } from './meaning';

const told = { sorts: new Map(), named: new Map() };
const order = new Whole('d', orderOf(-Number.MAX_VALUE), orderOf(Number.MAX_VALUE));
const sent: PresentTerm = { kind: 'double', term: undefined, image: Image.ofOrder(order) };
const at = (value: bigint): Assignment => ({ places: new Map(), values: new Map([['d', value]]), told });

test.each(['0.3', '0.1', '-2.5', '100', '1E+20', '123456789012345', '1.23456789012345E-05', '5E-324', '0'])(
  'the doubles that have the text %s are those of which it is said',
  (wanted) => {
    const truth = likeTerm(sent, wanted, '', new TextBudget());
    const place = orderOf(Number(wanted));
    for (let beside = -80n; beside <= 80n; beside++) {
      const text = textOf(doubleOfOrder(place + beside));
      expect([beside, holds(truth!.isTrue, at(place + beside))]).toEqual([beside, text === wanted]);
    }
  },
);

test('a zero that was computed has a sign perhaps, and then another text', () => {
  const computed: PresentTerm = { kind: 'double', term: undefined, image: Image.ofOrder(order).rising((one) => one) };
  expect(likeTerm(computed, '0', '', new TextBudget())).toBeUndefined();
  expect(likeTerm(computed, '1', '', new TextBudget())).toBeDefined();
  expect(likeTerm(sent, '-0', '', new TextBudget())).toBe(NEVER);
  expect(likeTerm(sent, '1.50', '', new TextBudget())).toBe(NEVER);
  expect(likeTerm({ kind: 'bool', term: FALSE }, '%e', '', new TextBudget())).toBe(ALWAYS);
  expect(likeTerm({ kind: 'bool', term: FALSE }, '%x', '', new TextBudget())).toBe(NEVER);
});

test('a text is the same as itself', () => {
  const choice: PresentTerm = {
    kind: 'choice',
    choices: { symbol: new Enumeration('c', 3), values: ['x', 'y', 'other'], placeOf: () => undefined },
  };
  expect(compareTerms('=', choice, choice)).toEqual(ALWAYS);
  expect(compareTerms('<>', choice, choice)).toEqual(NEVER);
  expect(isSameText(choice, choice)).toEqual(ALWAYS.isTrue);
});

test.each<[left: PresentTerm, right: PresentTerm, longest: number]>([
  [{ kind: 'text', term: 'a.text' }, sent, 296],
  [sent, { kind: 'literal', value: 'xyz' }, 43],
  [{ kind: 'some', type: 'string', longest: 5 }, { kind: 'some', type: 'string', longest: 7 }, 12],
])('a sum that is not computed is as long as both: %#', (left, right, longest) => {
  expect(calculateTerms('+', left, right)).toMatchObject([{ term: { kind: 'some', type: 'string', longest } }]);
});

test('what is hidden is true, false or fails, or none of it', () => {
  const lines = new Told();
  new HiddenParts(lines).truth('a LIKE b', '');
  expect(lines.takeNews().split('\n')).toEqual([
    '(declare-const hidden0.true Bool)',
    '(declare-const hidden0.false Bool)',
    '(declare-const hidden0.fails Bool)',
    '(assert ((_ at-most 1) hidden0.true hidden0.false hidden0.fails))',
  ]);
});

test('beside a new GUID a text may fail to be one, and a GUID does not', () => {
  const fails = (sql: string) => {
    const filter = SqlFilter.parse(sql);
    const usages = new Usages([filter]);
    return new Problem(spaceOfUsage(usages), usages).failing(filter).formula !== FALSE;
  };
  expect(['newid() = a', 'a = newid()', 'newid() = newid()', "newid() = 'x'"].map(fails)).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(fails("newid() = '6f0c0000-0000-0000-0000-000000000001'")).toBe(false);
});

test('where one of some texts is too long for a system property, there are long examples', () => {
  const usages = new Usages([SqlFilter.parse("a = b AND a = 'x'"), SqlAction.parse('SET sys.SessionId = a')]);
  const group = textGroups(usages, spaceOfUsage(usages)).get('B')!;
  expect(group.values.map(({ length }) => length)).toEqual([1, 5, 7, 129, 129]);
  expect([...group.placesOfOther('short')]).toEqual([1, 2]);
  expect([...group.placesOfOther('y'.repeat(128))]).toEqual([1, 2]);
  expect([...group.placesOfOther('y'.repeat(129))]).toEqual([3, 4]);
});

describe('a text for patterns', () => {
  const ALPHABET = ['a', 'b', 'x', '\n'];
  const longer = (texts: readonly string[]) => texts.flatMap((one) => ALPHABET.map((unit) => one + unit));
  const two = longer(longer(['']));
  const ALL = ['', ...ALPHABET, ...two, ...longer(two), ...longer(longer(two))];
  const pattern = fc
    .array(fc.constantFrom('a', 'b', '%', '_', '%', '\n'), { maxLength: 4 })
    .map((units) => units.join(''));

  test('is found where there is one; where there is none, what is said why is so of every text', () => {
    const counts = { text: 0, impossible: 0 };
    fc.assert(
      fc.property(
        fc.uniqueArray(pattern, { minLength: 1, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.uniqueArray(fc.constantFrom<string>('', 'a', 'ab', 'b', 'x', 'aa', 'ba'), { maxLength: 3 }),
        (patterns, wanted, taken) => {
          const atoms = new PatternAtoms('p', taken, () => undefined);
          for (const one of patterns) atoms.atom(one, '');
          const values = new Map(atoms.symbols.map((symbol, place) => [symbol, String(wanted[place])]));
          const own = patterns.map((one) => likeMatcher(one, ''));
          const isSo = (text: string) =>
            !taken.includes(text) && own.every((matches, place) => matches(text) === wanted[place]);
          const found = atoms.realize(values);
          expect(atoms.realize(values)).toBe(found);
          if (found.kind === 'too-much') throw new Error('too much');
          counts[found.kind]++;
          if (found.kind === 'text') {
            expect([found.text, isSo(found.text)]).toEqual([found.text, true]);
            return;
          }
          expect(ALL.filter(isSo)).toEqual([]);
          const places = new Map(atoms.symbols.map((symbol, place) => [symbol, wanted[place] ? 0 : 1]));
          expect(holds(found.because, { places, values: new Map(), told })).toBe(false);
          const broken = ALL.filter((text) => {
            const said = new Map(own.map((matches, place) => [`p.like${place}`, matches(text) ? 0 : 1]));
            return !taken.includes(text) && !holds(found.because, { places: said, values: new Map(), told });
          });
          expect(broken).toEqual([]);
        },
      ),
      { numRuns: 250 },
    );
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(30);
  });

  test('is read at places that come in their order, each once', () => {
    fc.assert(
      fc.property(pattern, fc.array(fc.constantFrom(...ALPHABET), { maxLength: 6 }), (one, units) => {
        const run = new PatternRun(one, '');
        let places = run.start;
        for (const unit of units) {
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
          places = run.next(places, unit);
        }
        expect(run.isEnd(places)).toBe(likeMatcher(one, '')(units.join('')));
      }),
    );
  });

  test('what is said why is no more than two patterns, where these contradict each other', () => {
    const atoms = new PatternAtoms('p', [], () => undefined);
    const patterns = ['%c%', 'a%', '%d', 'b%', '%e%'];
    for (const one of patterns) atoms.atom(one, '');
    const found = atoms.realize(new Map(atoms.symbols.map((symbol) => [symbol, 'true'])));
    expect(found).toEqual({
      kind: 'impossible',
      because: { kind: 'not', part: { kind: 'and', parts: [atoms.atom('b%', ''), atoms.atom('a%', '')].reverse() } },
    });
  });

  test.each<[patterns: readonly string[], taken: readonly string[], text: string | undefined, work: number]>([
    [['%'], [], '', 0],
    [['a%b'], [], 'ab', 19],
    [['a%b', '!ab'], [], 'abb', 43],
    [['%a%b%c%'], [], 'abc', 30],
    [['%a%', '%b%', '%c%'], [], 'abc', 105],
    [['%ab', 'a%', '!ab'], [], 'aab', 115],
    [['___', '!xxx'], ['xxy'], 'xxz', 44],
    [['abc', '!abc'], [], undefined, 47],
    [['a%', 'b%'], [], undefined, 16],
    [['%ab%', '%bc%', '!%abc%'], [], 'abbc', 194],
  ])('is found without looking at more than it takes: %j', (patterns, taken, text, work) => {
    const wishes = patterns.map((one) => ({
      run: new PatternRun(one.replace(/^!/, ''), ''),
      matches: !one.startsWith('!'),
    }));
    const find = (left: number) => findText(wishes, new TakenTexts(taken), { left });
    const least = Array.from({ length: 2000 }, (_, left) => left).find((left) => find(left).kind !== 'too-much')!;
    expect(find(least)).toEqual(text === undefined ? { kind: 'none' } : { kind: 'text', text });
    expect(least).toBe(work);
  });
});
