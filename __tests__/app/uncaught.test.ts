import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Project } from '../support/project';

const MAIN = readFileSync(resolve(__dirname, '../../main.ts'), 'utf8');
const LINES = MAIN.trimEnd().split('\n').length;
/** A line behind those of the shipped program. */
const at = (line: number, column: number) => `main.ts:${LINES + line}:${column}`;

const project = new Project();

test.each<[what: string, code: string[], said: string[]]>([
  ['an error of his own', ["throw new Error('no such team');"], [`${at(1, 7)} - no such team`]],
  [
    'one in a function, behind types that are not run',
    [
      'interface Team {',
      '  name: string;',
      '}',
      'function check(): Team {',
      "  throw new Error('no team');",
      '}',
      'check();',
    ],
    [`${at(5, 9)} - no team`, `  called from ${at(7, 1)}`],
  ],
  ['an error of the language', ['new Array(-1);'], [`${at(1, 1)} - Invalid array length`]],
  [
    'a file that is not there',
    ["require('node:fs').readFileSync('settings.json');"],
    [`${at(1, 20)} - ENOENT: no such file or directory, open 'settings.json'`],
  ],
  ['a promise that nobody waits for', ["void Promise.reject(new Error('later'));"], [`${at(1, 21)} - later`]],
  ['what is no error', ["throw 'a text';"], ['something was thrown that is no error: a text']],
  [
    'text that a pipeline and a terminal act on',
    ["throw '::error::x\\u001b[31m';"],
    ['something was thrown that is no error: ::error::x\\u{1b}[31m'],
  ],
])('%s ends the synthesis with the place in his file, and no stack of ours', (_, code, said) => {
  const { status, stdout, stderr } = project.synth(`${MAIN.trimEnd()}\n${code.join('\n')}\n`);
  expect(stderr.trimEnd().split('\n')).toEqual(said);
  expect([status, stdout.includes('at ')]).toEqual([1, false]);
});
