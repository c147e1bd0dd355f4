import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { type AnyEnvironment, TrainingSchedulerStack } from '../../lib/app';
import { addresses, type StackJson } from './stacks';

function appOf(environments: readonly AnyEnvironment[]): App {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'synth-')), stackTraces: false });
  for (const environment of environments) new TrainingSchedulerStack(app, environment);
  return app;
}

/** The text of the cdk.tf.json of each environment, by name. */
export function synthEnvironmentTexts(environments: readonly AnyEnvironment[]): Record<string, string> {
  const app = appOf(environments);
  app.synth();
  const read = (name: string) => readFileSync(join(app.outdir, 'stacks', name, 'cdk.tf.json'), 'utf8');
  return Object.fromEntries(environments.map(({ name }) => [name, read(name)]));
}

/** The folder of each environment, with cdk.tf.json and what it deploys, by name. */
export function synthEnvironmentFolders(environments: readonly AnyEnvironment[]): Record<string, string> {
  const app = appOf(environments);
  app.synth();
  return Object.fromEntries(environments.map(({ name }) => [name, join(app.outdir, 'stacks', name)]));
}

/** The parsed cdk.tf.json of each environment, by name. */
export function synthEnvironments(environments: readonly AnyEnvironment[]): Record<string, StackJson> {
  const texts = Object.entries(synthEnvironmentTexts(environments));
  return Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text)]));
}

/**
 * What a reviewer of a catalogue looks at: without the version of cdktf, and without the hashes of the program that starts
 * jobs, which is this project's own and changes with it.
 */
export function reviewedPart(text: string): object {
  const { '//': _, ...reviewed } = JSON.parse(
    text
      .replaceAll(/-[0-9a-f]{16}\.zip/g, '-<hash>.zip')
      .replaceAll(/[0-9a-f]{32}\/package\.zip/g, '<hash>/package.zip'),
  );
  return reviewed;
}

/** The addresses of each environment. */
export function addressesOfStacks(stacks: Record<string, StackJson>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(stacks).map(([name, json]) => [name, addresses(json)]));
}

/** What is wrong with an environment, one line a problem. */
export function problemsOfStack(environment: AnyEnvironment): string {
  const constructs = appOf([environment]).node.findAll();
  return constructs.flatMap(({ node }) => node.validate().map((problem) => `[${node.path}] ${problem}`)).join('\n');
}
