import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Assets } from '../../../lib/local/azure-ml/asset-store';
import type { Json } from '../../../lib/local/azure-ml/core';
import type { JobView } from '../../../lib/local/azure-ml/job-view';
import type { RunEvent } from '../../../lib/local/azure-ml/run-event';
import { JobStore } from '../../../lib/local/azure-ml/runner/job-store';
import { RunningJobs } from '../../../lib/local/azure-ml/running-jobs';
import type { RegisteredAsset, Workspace } from '../../../lib/local/deployment/deployment';
import type { LocalProfile } from '../../../lib/local/profile/profile';
import { CPU, GPU, of, WORKSPACE } from './machine';

/** Files of a test by path, in a folder of their own. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'azure-ml-test-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The workspace of the tests, with what is registered in it. */
export function workspace(assets: readonly RegisteredAsset[] = []): Workspace {
  return {
    address: 'azurerm_machine_learning_workspace.training',
    id: WORKSPACE,
    name: 'training',
    clusters: [
      {
        address: 'c.cpu',
        id: CPU,
        name: 'cpu',
        vmSize: 'Standard_DS3_v2',
        minNodes: 0,
        maxNodes: 2,
        priority: 'Dedicated',
        idleBeforeScaleDown: undefined,
      },
      {
        address: 'c.gpu',
        id: GPU,
        name: 'gpu',
        vmSize: 'Standard_NC6s_v3',
        minNodes: 0,
        maxNodes: 4,
        priority: 'LowPriority',
        idleBeforeScaleDown: undefined,
      },
    ],
    assets,
  };
}

/** Jobs as processes of this machine, in a folder of the test. */
export class JobsOfTest {
  readonly events: RunEvent[] = [];
  readonly jobs: RunningJobs;

  constructor(
    readonly folder: string,
    profile: LocalProfile = {},
    assets: readonly RegisteredAsset[] = [],
    grace = 2000,
  ) {
    const workspaces = [workspace(assets)];
    this.jobs = new RunningJobs({
      workspaces,
      profile,
      assets: new Assets(workspaces),
      store: new JobStore(folder),
      endpoint: undefined,
      grace,
      onState: (event) => this.events.push(event),
    });
  }

  view(name: string): JobView | undefined {
    const run = this.jobs.machine.get(of(name));
    return run === undefined ? undefined : this.jobs.view(run);
  }

  /** Starts a job, and waits until it is as it is to be; over, where nothing else is said. */
  async run(name: string, properties: Json, until: (view: JobView) => boolean = isOver): Promise<JobView> {
    const done = this.when(name, until);
    const answer = this.jobs.put(of(name), properties);
    if (answer.kind === 'refused') throw new Error(answer.message);
    return done;
  }

  when(name: string, until: (view: JobView) => boolean = isOver): Promise<JobView> {
    return new Promise((resolve) => {
      const stop = this.jobs.watch((view) => {
        if (view.name !== name || !until(view)) return;
        stop();
        resolve(view);
      });
    });
  }
}

export function isOver({ state }: JobView): boolean {
  return ['Completed', 'Failed', 'Canceled'].includes(state);
}
