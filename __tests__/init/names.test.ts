import fc from 'fast-check';
import { type Names, projectFiles, QUESTIONS, type Question, questionProblem } from '../../lib/init';

const question = (key: string) => QUESTIONS.find((one) => one.key === key) as Question;

describe('what is no name is told with what is allowed and the nearest that is', () => {
  test.each([
    ['name', 'My Jobs', /got "My Jobs", allowed small letters.*; use my-jobs$/],
    ['name', '.hidden', /use hidden$/],
    ['name', '', /allowed small letters.*; use my-jobs$/],
    ['name', 'x'.repeat(215), /allowed small letters/],
    ['name', 'training-job-scheduler', /a name that no package has that the project installs; choose another$/],
    ['name', 'jest', /no package has/],
    ['name', 'cdktn', /no package has/],
    ['name', 'node_modules', /a name that npm does not use itself; use my-jobs$/],
    ['name', 'favicon.ico', /a name that npm does not use itself/],
    ['prefix', 'Contoso_ML', /got "Contoso_ML", allowed 2 to 16 small letters.*; use contoso-ml$/],
    ['prefix', 'a', /use contoso-ml$/],
    ['prefix', '1st', /use st$/],
    ['prefix', 'two--hyphens', /use two-hyphens$/],
    ['prefix', 'ends-', /use ends$/],
    ['prefix', 'a-prefix-of-seventeen', /use a-prefix-of-seve$/],
    ['location', 'West Europe', /; use westeurope$/],
    ['location', 'East US 2', /; use eastus2$/],
    ['location', '', /; use westeurope$/],
    ['email', 'nobody', /got "nobody", allowed a mail address/],
    ['email', 'a@b', /allowed a mail address/],
    ['email', undefined, /got nothing, allowed a mail address/],
    ['framework', 'cdk', /got "cdk", allowed cdktf or cdktn/],
  ])('%s %j', (key, answer, message) => {
    expect(questionProblem(question(key), answer)).toMatch(message);
    expect(questionProblem(question(key), answer)).toMatch(new RegExp(`^--${key}: `));
  });
});

test.each([
  ['name', 'my-jobs'],
  ['name', '2nd.team_jobs'],
  ['prefix', 'ab'],
  ['prefix', 'a-prefix-of-16-x'],
  ['location', 'westeurope'],
  ['location', 'eastus2'],
  ['email', "o'brien@contoso.com"],
  ['framework', 'cdktf'],
  ['framework', 'cdktn'],
])('%s %s is taken', (key, answer) => {
  expect(questionProblem(question(key), answer)).toBeUndefined();
});

test.each([
  ['my-jobs', 'my-jobs', 'my-jobs'],
  ['/home/me/Churn Models', 'churn-models', 'churn-models'],
  ['2026 jobs', '2026-jobs', 'jobs'],
  ['a-project-with-a-long-name', 'a-project-with-a-long-name', 'a-project-with-a'],
])('in the folder %s the project is called %s, and names in Azure begin with %s', (folder, name, prefix) => {
  expect(question('name').usual({ folder })).toBe(name);
  expect(question('prefix').usual({ folder, name })).toBe(prefix);
});

test('what is usual in any folder is a name, or nothing is left of it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (folder) => {
      const name = question('name').usual({ folder }) ?? '';
      expect(name === '' || questionProblem(question('name'), name) === undefined).toBe(true);
      const prefix = question('prefix').usual({ folder, name }) ?? '';
      expect(prefix.length < 2 || questionProblem(question('prefix'), prefix) === undefined).toBe(true);
    }),
  );
});

/** What Azure takes: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
const AZURE_NAMES = [
  [/storageAccountName: '([^']*)'/g, /^[a-z0-9]{3,24}$/],
  [/vaultName: '([^']*)'/g, /^(?!.*--)[a-z][a-z0-9-]{1,22}[a-z0-9]$/],
  [/namespace: \{\s*name: '([^']*)'/g, /^[a-z][a-z0-9-]{4,48}[a-z0-9]$/],
] as const;

test('whatever the prefix is, Azure takes the names that are made with it', () => {
  const prefixes = fc.stringMatching(/^[a-z](-?[a-z0-9]){1,15}$/).filter((prefix) => prefix.length <= 16);
  fc.assert(
    fc.property(prefixes, (prefix) => {
      expect(questionProblem(question('prefix'), prefix)).toBeUndefined();
      const text = fileOf({ ...NAMES, prefix }, 'lib/environments.ts');
      for (const [pattern, allowed] of AZURE_NAMES) {
        const names = [...text.matchAll(pattern)].map(([, name]) => name);
        expect(names.length).toBeGreaterThan(1);
        for (const name of names) expect(name).toMatch(allowed);
      }
    }),
    { numRuns: 30 },
  );
});

test.each(["o'brien@contoso.com", 'back\\slash@contoso.com'])('%s stands in the code as it is', (email) => {
  const [, written = ''] = /emails = \[('.*')\]/.exec(fileOf({ ...NAMES, email }, 'lib/environments.ts')) ?? [];
  expect(new Function(`return ${written};`)()).toBe(email);
});

const NAMES: Names = {
  name: 'my-jobs',
  prefix: 'my-jobs',
  location: 'westeurope',
  email: 'ml@contoso.com',
  framework: 'cdktf',
};

function fileOf(names: Names, wanted: string): string {
  return projectFiles(names, '2026-11-26').find(({ path }) => path === wanted)?.content ?? '';
}
