import { mutantsOf, mutated } from './mutants';

const variants = (source: string) => mutantsOf(source).map((mutant) => mutated(source, mutant));

test.each([
  ['a comparison', 'f(a === b);', [';', 'f((a) !== (b));']],
  [
    'letters of several bytes before it',
    "const ü = 'ä' + (a < b);",
    ["const ü = ('ä') - ((a < b));", "const ü = 'ä' + ((a) <= (b));"],
  ],
  ['a condition', 'if (x) y = true;', ['if (true) y = true;', 'if (false) y = true;', 'if (x) ;', 'if (x) y = false;']],
  ['a negation', 'const a = !b;', ['const a = (b);']],
  ['a number', 'const a = 31;', ['const a = 32;']],
  ['a method', 'const a = b.some(c);', ['const a = b.every(c);']],
  ['a choice', 'const a = b ? 1 : c;', ['const a = !(b) ? 1 : c;', 'const a = b ? 2 : c;']],
])('%s', (_, source, expected) => {
  expect(variants(source)).toEqual(expected);
});

test('types and imports are left alone', () => {
  expect(mutantsOf("import { a } from 'b';\ninterface C { readonly d: 1 | true }\nlet e: 2 = f;")).toEqual([]);
});

test('a second file is as good as the first', () => {
  variants('f(a);'.repeat(50));
  expect(variants('a.b(1);')).toEqual([';', 'a.b(2);']);
});
