import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** From a plan to its review, as it is written wherever somebody is shown how. */
const RECIPE =
  /(?:terraform|tofu) [^\n]*\bplan\b[^\n]*-out[= ](\S+)[\s\S]*?(?:terraform|tofu) [^\n]*show -json \1 > (\S+)[\s\S]*?review \S*\2/;

/** Pages, workflows and examples that people copy from. */
const files = spawnSync('git', ['ls-files', '*.md', '*.yml', '*.yaml'], { cwd: ROOT, encoding: 'utf8' })
  .stdout.trim()
  .split('\n')
  .filter((file) => !file.startsWith('__tests__') && file !== 'CHANGELOG.md');

/** The blocks of code of a page; of any other file all of it. */
function blocks(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return file.endsWith('.md')
    ? [...text.matchAll(/^```[\w-]*\n([\s\S]*?)^```/gm)].map(([, code]) => code as string)
    : [text];
}

const shown = files.flatMap((file) =>
  blocks(file)
    // Not where all commands are listed, each with what it is for behind it.
    .filter((code) => /^[^$\n]*training-job-scheduler\S* review \S*plan\.json(?!.* # )/m.test(code))
    .map((code) => [file, code] as const),
);

test('people are shown how to review a plan', () => {
  expect(shown.map(([file]) => file)).toEqual(expect.arrayContaining(['docs/guides/pipelines.md']));
});

test.each(shown)('%s shows the whole way from a plan to its review', (_, code) => {
  expect(code).toMatch(RECIPE);
});

test('the configuration for pre-commit is on its page as it is tried', () => {
  const tried = readFileSync(join(ROOT, 'examples/pipelines/pre-commit/.pre-commit-config.yaml'), 'utf8');
  expect(blocks('docs/guides/pipelines.md')).toContain(tried);
});

test.each(files.filter((file) => file.endsWith('.yml')))('%s keeps no plan, which can hold secrets', (file) => {
  const kept = /upload-artifact[\s\S]*?(?=\n {6}-|$(?![\s\S]))|artifacts:[\s\S]*?(?=\n\S|$(?![\s\S]))/g;
  for (const [artifact] of readFileSync(join(ROOT, file), 'utf8').matchAll(kept)) {
    // From one job of GitLab to the next there is no other way.
    if (!/expire_in: 1 hour/.test(artifact)) expect(artifact.replace(/^ *#.*$/gm, '')).not.toContain('plan.json');
  }
});
