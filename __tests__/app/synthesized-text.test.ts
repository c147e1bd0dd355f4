import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Environment, synthesizedText } from '../../lib/app';
import { synthEnvironmentTexts } from '../support/environments';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, TRAINING } from '../support/training';

const ALL = [TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES].map(
  (environment) => [environment.name, environment] as const,
);

test.each(ALL)('%s is, for a test, what the app writes', (name, environment) => {
  const { [name]: written = '' } = synthEnvironmentTexts([environment]);
  expect(JSON.parse(synthesizedText(environment))).toEqual(JSON.parse(written));
});

test('an environment with mistakes is an error that says all of them', () => {
  const wrong = {
    ...TRAINING,
    name: 'not a name',
    namespace: { ...TRAINING.namespace, sku: 'standard' },
    alarms: {},
  } as unknown as Environment;
  const attempt = () => synthesizedText(wrong);
  for (const problem of [/"not a name"/, /"standard", allowed Basic, Standard, Premium/, /unknown option "alarms"/]) {
    expect(attempt).toThrow(problem);
  }
});

test('nothing is written', () => {
  const outdir = resolve('cdktf.out', 'stacks', 'only-for-a-test');
  synthesizedText({ ...TRAINING, name: 'only-for-a-test' });
  expect(existsSync(outdir)).toBe(false);
});
