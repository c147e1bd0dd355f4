import { reasonsOf, type Topology } from '../../routing';
import { printError } from '../../terminal';
import { ExitStatus } from './exit-status';

/** So many reasons are told to people; `--json` has every part that is not known. */
const MOST_NAMED = 12;

/** Why parts of a topology are not known, one line each. */
export function unresolvedLines({ path, unresolved }: Topology): string[] {
  const reasons = reasonsOf(unresolved);
  const lines = reasons.slice(0, MOST_NAMED).map(({ text }) => `training-job-scheduler: not known: ${path}: ${text}`);
  const more = reasons.slice(MOST_NAMED).reduce((count, { parts }) => count + parts.length, 0);
  return more > 0 ? [...lines, `training-job-scheduler: not known: ${path}: and ${more} more`] : lines;
}

/** Says on standard error what was taken for granted about documents. */
export function reportAssumptions(topologies: readonly Topology[]): void {
  for (const { path, assumptions } of topologies)
    printError(assumptions.map((one) => `training-job-scheduler: assumed: ${path}: ${one}`));
}

/** Says on standard error what is not known, and makes the command end with status 1: what depends on it cannot be told. */
export function reportUnresolved(topology: Topology): void {
  if (topology.unresolved.length === 0) return;
  printError(unresolvedLines(topology));
  process.exitCode ??= ExitStatus.Findings;
}
