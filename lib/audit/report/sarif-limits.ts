import { gzipSync } from 'node:zlib';
import { counted } from '../../rules';
import type { SarifLog, SarifResult } from './sarif-log';

/**
 * What GitHub takes of SARIF, and refuses a whole file for.
 *
 * The other limits (25,000 rules a run, 100 extensions of a tool, 1,000 places of a result, 10,000 places of a flow) are
 * out of reach: there are fewer than a hundred rules, and a result has one place.
 *
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#validating-your-sarif-file
 */
export const GITHUB_LIMITS = {
  runs: 20,
  resultsPerRun: 25_000,
  /** Those of the highest severity are shown. */
  shownResultsPerRun: 5_000,
  tagsPerRule: 20,
  /** Compressed by gzip. */
  bytes: 10_000_000,
} as const;

/** Results of a run, and what is to be said of how many they are. */
export interface LimitedResults {
  readonly results: readonly SarifResult[];
  readonly notice: string | undefined;
}

/**
 * As many of the results as a run may have, the severest first where not all can be there.
 *
 * @param rankOf 0 for the severest
 */
export function limited(
  results: readonly SarifResult[],
  most: number,
  rankOf: (result: SarifResult) => number,
): LimitedResults {
  const { resultsPerRun, shownResultsPerRun } = GITHUB_LIMITS;
  const all = counted(results.length, 'result');
  if (results.length > most) {
    const ranked = [...results].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, most);
    const why =
      most === resultsPerRun
        ? `${resultsPerRun} results a run`
        : `${GITHUB_LIMITS.bytes / 1_000_000} MB a file, compressed`;
    const left = results.length - most;
    const which = left === 1 ? 'is left out, one of the least severity' : 'are left out, those of the least severity';
    const notice = `${counted(left, 'result')} of ${results.length} ${which}: GitHub takes ${why}; --json and --sarif have all of them`;
    return { results: ranked, notice };
  }
  const isShort = results.length > shownResultsPerRun;
  return {
    results,
    notice: isShort ? `${all}, of which GitHub shows the ${shownResultsPerRun} of the highest severity` : undefined,
  };
}

/** All results, of a report that is not for GitHub. */
export function unlimited(results: readonly SarifResult[]): LimitedResults {
  const { resultsPerRun } = GITHUB_LIMITS;
  const notice = `${counted(results.length, 'result')}, and GitHub takes ${resultsPerRun} a run: upload what --sarif-upload writes`;
  return { results, notice: results.length > resultsPerRun ? notice : undefined };
}

/**
 * The report with as many results a run as GitHub takes, and fewer where the file would be too large.
 *
 * @param bytes how large it may be, compressed
 */
export function fittingUpload(
  report: (mostResults: number) => SarifLog,
  bytes: number = GITHUB_LIMITS.bytes,
): SarifLog {
  let most: number = GITHUB_LIMITS.resultsPerRun;
  for (;;) {
    const log = report(most);
    // As it is written, with indentation.
    const text = JSON.stringify(log, undefined, 2);
    // What is small is so compressed, too.
    const size = text.length <= bytes / 4 ? text.length : gzipSync(text).length;
    if (size <= bytes || most === 0) return log;
    // Results are about of one size; a little less than their share, so that this ends soon.
    const largest = Math.max(...log.runs.map(({ results }) => results.length));
    most = Math.floor((0.95 * Math.min(most, largest) * bytes) / size);
  }
}
