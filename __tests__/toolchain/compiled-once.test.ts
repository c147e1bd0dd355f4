import { type Context, compileFunction, createContext, runInContext } from 'node:vm';

const compiledOnce: (
  one: typeof compileFunction,
) => typeof compileFunction = require('../support/worker/compiled-once.cjs');

/** What modules are compiled with, as jest does it, and how often they were compiled anew each time. */
function compiler() {
  const each = jest.fn(compileFunction);
  const compile = compiledOnce(each as typeof compileFunction);
  const inContext = (code: string, parsingContext: Context | undefined, filename = 'a.js', parameters = ['exports']) =>
    compile(code, parameters, { filename, ...(parsingContext && { parsingContext }) }) as (...given: unknown[]) => any;
  return { each, inContext };
}

const [one, other] = [createContext({ name: 'one' }), createContext({ name: 'other' })];

test('each file of tests gets functions of its own, in its own globals', () => {
  const { each, inContext } = compiler();
  const code = 'exports.count = 0; exports.next = () => `${name} ${++exports.count}`; return [];';
  const run = (context: Context) => {
    const exports: { next?: () => string } = {};
    const list: object = inContext(code, context)(exports);
    return { next: exports.next!, prototype: Object.getPrototypeOf(list) };
  };
  const [first, second] = [run(one), run(other)];
  expect([first.next(), first.next(), second.next()]).toEqual(['one 1', 'one 2', 'other 1']);
  expect(first.prototype).toBe(runInContext('Array.prototype', one));
  expect(second.prototype).toBe(runInContext('Array.prototype', other));
  expect(each).not.toHaveBeenCalled();
});

test.each([
  ['code that has changed', 'a.js', 'return 1', 'a.js', 'return 2'],
  ['another file', 'a.js', 'return 1', 'b.js', 'return 2'],
])('%s is compiled for itself', (_, firstFile, first, secondFile, second) => {
  const { inContext } = compiler();
  expect([inContext(first, one, firstFile)(), inContext(second, one, secondFile)()]).toEqual([1, 2]);
});

test('parameters are those that were asked for, also of a file that had others', () => {
  const { inContext } = compiler();
  const code = 'return [a, typeof b]';
  expect(inContext(code, one, 'a.js', ['a', 'b'])(1, 2)).toEqual([1, 'number']);
  expect(inContext(code, one, 'a.js', ['b', 'a'])(1, 2)).toEqual([2, 'number']);
  expect(inContext(code, one, 'a.js', ['a'])(1)).toEqual([1, 'undefined']);
});

test.each([
  ['its first line', "throw new Error('x')", 'a.js:1:7'],
  ['another', "\n  throw new Error('x')", 'a.js:2:9'],
])('an error in %s is told with its place, each time', (_, code, place) => {
  const { inContext } = compiler();
  for (const context of [one, other]) {
    const thrown = () => {
      try {
        return inContext(code, context)();
      } catch (error) {
        return (error as Error).stack;
      }
    };
    expect(thrown()).toContain(place);
  }
});

test('a comment at the end of a module ends before what stands behind it', () => {
  expect(compiler().inContext('return 1 // the end', one)()).toBe(1);
});

test('what is no JavaScript is refused', () => {
  expect(() => compiler().inContext('const', one)).toThrow('Unexpected token');
});

test.each<[what: string, context: Context | undefined, file: string]>([
  ['a file of tests, which is loaded once,', one, 'a.test.ts'],
  ['what has no context', undefined, 'a.js'],
])('%s is compiled as jest would', (_, context, file) => {
  const { each, inContext } = compiler();
  expect(inContext('return 1', context, file)()).toBe(1);
  expect(each).toHaveBeenCalledTimes(1);
});
