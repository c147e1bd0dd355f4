import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ownManifest } from './manifest';
import { IS_COMPILED } from './started';

/** The version of this project, as its package.json has it. */
export function packageVersion(): string {
  return ownManifest().version;
}

/**
 * What somebody needs who looks into a fault: the version, Node's and the platform; of a clone, which runs its sources, also
 * the commit. `training-job-scheduler 0.1.0 (clone at 1a2b3c4d, changed; Node 20.20.2, linux x64)`
 */
export function versionText(): string {
  const { name, version } = ownManifest();
  const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return `${name} ${version} (${IS_COMPILED ? '' : `${cloneText()}; `}${machine})`;
}

/** The commit of the clone, and whether its files are others by now; without git, that it is one. */
function cloneText(): string {
  const args = [
    '-C',
    join(__dirname, '..', '..'),
    'describe',
    '--always',
    '--abbrev=8',
    '--dirty=, changed',
    '--exclude=*',
  ];
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', timeout: 5_000 });
  const commit = status === 0 ? stdout.trim() : '';
  return commit === '' ? 'clone' : `clone at ${commit}`;
}
