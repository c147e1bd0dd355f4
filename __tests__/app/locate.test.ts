import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Locator } from '../../lib/app/places/locate';

/** Where a problem stands, as the line of code that is there. */
function lineOf(path: string, problem: string, files: Record<string, string>): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'locate-'));
  const paths = Object.entries(files).map(([name, text]) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
  const place = new Locator(paths).placeOf(path, problem);
  const [, name = '', line] = /([\w.]+):(\d+):\d+$/.exec(place ?? '') ?? [];
  return files[name]?.split('\n')[Number(line) - 1]?.trim();
}

const FILES = {
  'environments.ts': `export const environments = [
  {
    name: 'dev',
    training: { hosting: { storageAccountName: 'st' } },
  },
];
`,
  'jobs.ts': `export const trainingJobs = jobCatalogue({
  jobs: () => ({
    approve: { starts: trainingJob({ templates: { t: one } }) },
    train: {
      starts: trainingJob({ templates: {} }),
    },
  }),
});
`,
};

test('what is wrong with the program of a job stands at the starts of that job', () => {
  const problem = 'templates: got "none", allowed at least one; name what may be started';
  expect(lineOf('dev/training/start-train', problem, FILES)).toBe('starts: trainingJob({ templates: {} }),');
  expect(lineOf('dev/training/start-approve', problem, FILES)).toMatch(/^approve: /);
});

test('what is wrong with the place where they run stands there', () => {
  const problem = 'hosting.storageAccountName: got "st", allowed 3 to 24 characters (this has 2); choose another name';
  expect(lineOf('dev/training', problem, FILES)).toMatch(/^training: /);
});
