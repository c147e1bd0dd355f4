/** A folder whose sources are broken, and the tests that have to notice. */
export interface Folder {
  readonly sources: RegExp;
  /** What jest takes for paths: folders, or files. */
  readonly tests: readonly string[];
}

/** By what `npm run mutate -- <name>` calls them. */
export const FOLDERS: Readonly<Record<string, Folder>> = {
  rules: { sources: /^lib\/rules\//, tests: ['__tests__/rules', '__tests__/limits', '__tests__/cli/check'] },
  routing: {
    sources: /^lib\/routing\//,
    tests: [
      '__tests__/routing',
      '__tests__/cli/route',
      '__tests__/cli/pictures',
      '__tests__/known-cases',
      '__tests__/laws',
    ],
  },
  proof: { sources: /^lib\/proof\/(?!review\/)/, tests: ['__tests__/proof', '__tests__/cli/prove'] },
  review: { sources: /^lib\/proof\/review\//, tests: ['__tests__/proof', '__tests__/cli/review'] },
  audit: { sources: /^lib\/audit\//, tests: ['__tests__/audit', '__tests__/cli/audit'] },
  functions: { sources: /^functions\//, tests: ['__tests__/functions', '__tests__/trigger'] },
};
