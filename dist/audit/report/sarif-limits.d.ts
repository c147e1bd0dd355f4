import type { Log, Result } from 'sarif';
/**
 * What GitHub takes of SARIF, and refuses a whole file for.
 *
 * The other limits (25,000 rules a run, 100 extensions of a tool, 1,000 places of a result, 10,000 places of a flow) are
 * out of reach: there are fewer than a hundred rules, and a result has one place.
 *
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#validating-your-sarif-file
 */
export declare const GITHUB_LIMITS: {
    readonly runs: 20;
    readonly resultsPerRun: 25000;
    /** Those of the highest severity are shown. */
    readonly shownResultsPerRun: 5000;
    readonly tagsPerRule: 20;
    /** Compressed by gzip. */
    readonly bytes: 10000000;
};
/** Results of a run, and what is to be said of how many they are. */
export interface LimitedResults {
    readonly results: readonly Result[];
    readonly notice: string | undefined;
}
/**
 * As many of the results as a run may have, the severest first where not all can be there.
 *
 * @param rankOf 0 for the severest
 */
export declare function limited(results: readonly Result[], most: number, rankOf: (result: Result) => number): LimitedResults;
/** All results, of a report that is not for GitHub. */
export declare function unlimited(results: readonly Result[]): LimitedResults;
/** The report with as many results a run as GitHub takes, and fewer where the file would be too large. */
export declare function fittingUpload(report: (mostResults: number) => Log): Log;
