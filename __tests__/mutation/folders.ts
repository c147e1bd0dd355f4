/** A folder whose sources are broken, and the tests that have to notice. */
export interface Folder {
  readonly sources: RegExp;
  /** What jest takes for paths: folders, or beginnings of files. */
  readonly tests: readonly string[];
  /** Tests among these that are not asked, since they take long: what they alone would notice is missing in others. */
  readonly without?: readonly string[];
}

/** By what `npm run mutate -- <name>` calls them. */
export const FOLDERS: Readonly<Record<string, Folder>> = {
  rules: { sources: /^lib\/rules\//, tests: ['__tests__/rules', '__tests__/limits'] },
  routing: {
    sources: /^lib\/routing\//,
    tests: ['__tests__/routing', '__tests__/cli/pictures'],
  },
  proof: {
    sources: /^lib\/proof\/(?!review\/)/,
    tests: ['__tests__/proof'],
    without: ['__tests__/proof/.*review'],
  },
  review: { sources: /^lib\/proof\/review\//, tests: ['__tests__/proof/.*review'] },
  audit: {
    sources: /^lib\/audit\//,
    tests: ['__tests__/audit'],
    without: ['__tests__/audit/growth', '__tests__/audit/forgetting'],
  },
  functions: {
    sources: /^functions\//,
    tests: ['__tests__/functions'],
    without: ['__tests__/functions/end-to-end', '__tests__/functions/once'],
  },
};
