import { type Topology, unresolvedText } from '../routing';
import { printError } from '../terminal';
import { ExitStatus } from './exit-status';

/** So many parts that are not known are named to people; `--json` has all of them. */
const MOST_NAMED = 12;

/** The parts of a topology that are not known, one line each. */
export function unresolvedLines({ path, unresolved }: Topology): string[] {
  const lines = unresolved.slice(0, MOST_NAMED).map((one) => `scheduler: not known: ${path}: ${unresolvedText(one)}`);
  const more = unresolved.length - lines.length;
  return more > 0 ? [...lines, `scheduler: not known: ${path}: and ${more} more`] : lines;
}

/** Says on standard error what was taken for granted about documents. */
export function reportAssumptions(topologies: readonly Topology[]): void {
  for (const { path, assumptions } of topologies)
    printError(assumptions.map((one) => `scheduler: assumed: ${path}: ${one}`));
}

/** Says on standard error what is not known, and makes the command end with status 1: what depends on it cannot be told. */
export function reportUnresolved(topology: Topology): void {
  if (topology.unresolved.length === 0) return;
  printError(unresolvedLines(topology));
  process.exitCode ??= ExitStatus.Findings;
}
