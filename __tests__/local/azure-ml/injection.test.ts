import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { shellCommand } from '../../../lib/local/azure-ml/runner/shell-command';
import { folderWith, JobsOfTest, removeFolder } from './jobs-here';
import { command } from './machine';

/** What somebody writes who wants a shell to do something else: each would leave a file. */
const EVIL = [
  '; touch evil',
  '3; touch evil',
  '$(touch evil)',
  '`touch evil`',
  '| touch evil',
  '&& touch evil',
  '\n touch evil',
  "'; touch evil; '",
  '"; touch evil; "',
  '\'"; touch evil #',
  '$(touch evil',
  '\\"; touch evil; \\"',
  '${IFS}$(touch${IFS}evil)',
  'a[$(touch evil)]',
  '>evil',
  '<(touch evil)',
  '* ? ~ {a,b}',
  '$HOME $0 $$',
  '-rf',
  '',
  'ümlaut 🙂 "quoted" \'single\' \\ back',
];

/** Ways in which commands have a value in them. */
const WAYS: readonly (readonly [string, string])[] = [
  ['bare', "printf '%s' ${{inputs.x}}"],
  ['within a word', "printf '%s' --x=${{inputs.x}} | tail -c +5"],
  ['in double quotes', 'printf \'%s\' "${{inputs.x}}"'],
  ['in single quotes', "printf '%s' '${{inputs.x}}'"],
  ['in double quotes within a substitution', 'printf \'%s\' "$(printf \'%s\' "${{inputs.x}}")"'],
  ['after a comment with a quote', "# don't\nprintf '%s' ${{inputs.x}}"],
  ['after an escaped quote', "printf '%s' \\'${{inputs.x}} | tail -c +2"],
];

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder);
});

/** What was printed of a command with a value, and which files it has made. */
interface Ran {
  readonly printed: string;
  readonly files: readonly string[];
}

/** Runs a command with each of some values, in one shell and in a folder for each: a shell of its own takes too long. */
function run(text: string, values: readonly string[]): Ran[] {
  const folder = folderWith();
  folders.push(folder);
  const made = shellCommand(text, new Map([['inputs.x', { text: 'none', isAsked: true }]]));
  if (typeof made === 'string') throw new Error(made);
  // What the shell reads is the same whatever the value is: it stands in a variable alone.
  for (const value of values)
    expect(shellCommand(text, new Map([['inputs.x', { text: value, isAsked: true }]]))).toEqual({
      text: made.text,
      variables: { AZUREML_VALUE_0: value },
    });
  const script = `command_() {\n${made.text}\n}
for ((i = 0; i < ${values.length}; i++)); do
  mkdir $i; value="VALUE_$i"
  (cd $i; AZUREML_VALUE_0="\${!value}"; command_ > ../out-$i)
done`;
  const environment = Object.fromEntries(values.map((value, index) => [`VALUE_${index}`, value]));
  const { status, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect([status, stderr]).toEqual([0, '']);
  return values.map((_, index) => ({
    printed: readFileSync(join(folder, `out-${index}`), 'utf8'),
    files: readdirSync(join(folder, String(index))),
  }));
}

test.each(WAYS)('a value that stands %s is one word, and nothing of it is run', (_, text) => {
  const expected = EVIL.map((value) => ({ printed: value, files: [] }));
  expect(run(text, EVIL)).toEqual(expected);
});

test('and so is any other value', () => {
  const unit = fc.constantFrom(...'abc "\'`$(){}[]<>|&;\\!*?~#\n-=');
  // A substitution takes line feeds at the end away.
  const value = fc.string({ unit, maxLength: 20 }).filter((text) => !text.endsWith('\n'));
  const ways = fc.constantFrom(...WAYS.map(([, text]) => text));
  fc.assert(
    fc.property(ways, fc.array(value, { minLength: 20, maxLength: 40 }), (text, values) => {
      expect(run(text, values)).toEqual(values.map((one) => ({ printed: one, files: [] })));
    }),
    { numRuns: 10 },
  );
});

test.each([
  ["cat <<END\nit's ${{inputs.x}}\nEND"],
  ["cat <<'END'\n${{inputs.x}}\nEND"],
  ["echo $'it\\'s' ${{inputs.x}}"],
  ['echo "${PATH#it\\\'s} ${{inputs.x}}"'],
  ['case x in x) echo ${{inputs.x}};; esac'],
  ['echo `echo "${{inputs.x}}"`'],
  ['echo "a" \'b" ${{inputs.x}}\' "c"'],
  ['if true; then echo "(" ${{inputs.x}}; fi'],
])('whatever the quotes around it look like, nothing is run: %j', (text) => {
  for (const { files } of run(text, EVIL)) expect(files).toEqual([]);
});

describe('where a value is read again after the shell, only what means nothing is taken', () => {
  test.each([
    ['bash -c "echo ${{inputs.x}}"'],
    ["python -c 'print(${{inputs.x}})'"],
    ['eval echo ${{inputs.x}}'],
    ['[[ ${{inputs.x}} -eq 1 ]] && echo yes'],
    ['echo $(( ${{inputs.x}} + 1 ))'],
    ['let y=${{inputs.x}}'],
    ['declare -i y=${{inputs.x}}'],
    ['node -e "console.log(${{inputs.x}})"'],
  ])('%s', (text) => {
    const withValue = (value: string) => shellCommand(text, new Map([['inputs.x', { text: value, isAsked: true }]]));
    expect(withValue('a[$(touch evil)]')).toMatch(/reads its values again .* AZURE_ML_INPUT_x$/);
    expect(withValue('0.25')).toMatchObject({ variables: { AZUREML_VALUE_0: '0.25' } });
    // A path of this machine is nobody's request.
    const path = shellCommand(text, new Map([['inputs.x', { text: '/my data/a', isAsked: false }]]));
    expect(path).toMatchObject({ variables: { AZUREML_VALUE_0: '/my data/a' } });
  });
});

test('a part in $[[ ]] is there where its values are', () => {
  const text = 'train $[[--rate ${{inputs.rate}}]] $[[--seed ${{inputs.seed}}]]';
  const made = shellCommand(text, new Map([['inputs.seed', { text: '7', isAsked: true }]]));
  expect(made).toEqual({ text: 'train  --seed "${AZUREML_VALUE_0}"', variables: { AZUREML_VALUE_0: '7' } });
});

test('a value with a character that no command can have fails the job, with its words', () => {
  const made = shellCommand('echo ${{inputs.x}}', new Map([['inputs.x', { text: 'a\0b', isAsked: true }]]));
  expect(made).toBe('the value of inputs.x has a character that no command can have (NUL)');
});

test('as a job: the value is there, in the command and as a variable, and nothing is run', async () => {
  const folder = folderWith();
  folders.push(folder);
  const here = new JobsOfTest(folder);
  const value = '3; touch evil; $(touch evil)';
  const view = await here.run(
    'job',
    command({
      command:
        'printf "%s\\n" ${{inputs.epochs}} > ${{outputs.out}}/said; printf "%s" "$AZURE_ML_INPUT_epochs" > ${{outputs.out}}/variable',
      inputs: { epochs: { jobInputType: 'literal', value } },
      outputs: { out: { jobOutputType: 'uri_folder' } },
    }),
  );
  await here.jobs.stop('done');
  expect(view.error).toBeUndefined();
  expect(readFileSync(join(view.folder, 'outputs/out/said'), 'utf8')).toBe(`${value}\n`);
  expect(readFileSync(join(view.folder, 'outputs/out/variable'), 'utf8')).toBe(value);
  expect(existsSync(join(view.folder, 'code/evil'))).toBe(false);
});
