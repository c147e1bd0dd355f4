import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { JobTemplate } from '../../lib/trigger/templates';
import type { Options } from './support';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder with job files, for one test. */
export class JobFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'jobs-'));

  put(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), content);
    }
  }

  /** A template of a file with this text, and with others beside it. */
  read(text: string | Uint8Array, options: Options = {}, files: Files = {}): JobTemplate {
    this.put({ 'job.yml': text, ...files });
    return JobTemplate.fromYaml(join(this.path, 'job.yml'), options);
  }

  /** Its problems, without the folder. */
  problemsOf(template: JobTemplate): string[] {
    return template.problems().map((problem) => problem.replaceAll(`${this.path}/`, ''));
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

export const COMMAND = 'command: echo hi\nenvironment: azureml:e:1\nlimits: {timeout: 60}\n';
export const SWEEP = `type: sweep
trial: {command: "x \${{search_space.lr}}", environment: azureml:e:1}
sampling_algorithm: random
search_space: {lr: {type: uniform, min_value: 0, max_value: 1}}
objective: {goal: maximize, primary_metric: f1}
limits: {max_total_trials: 4, timeout: 3600}
`;
export const PIPELINE = `type: pipeline
settings: {default_compute: azureml:cpu}
jobs:
  a: {command: echo hi, environment: azureml:e:1, limits: {timeout: 60}}
`;
