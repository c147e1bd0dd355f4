/** A folder whose sources are broken, and the tests that have to notice. */
export interface Folder {
  readonly sources: RegExp;
  /** What jest takes for paths: folders, or beginnings of files. */
  readonly tests: readonly string[];
  /** Tests among these that are asked later, or not at all where they measure time. */
  readonly without?: readonly string[];
  /** Slower tests, which start processes for the most part: asked about what the others have not noticed. */
  readonly slower: readonly string[];
}

/** By what `npm run mutate -- <name>` calls them. */
export const FOLDERS: Readonly<Record<string, Folder>> = {
  rules: {
    sources: /^lib\/rules\//,
    tests: ['__tests__/rules', '__tests__/limits'],
    slower: [
      '__tests__/servicebus/(checked-rules|rule|wrong-options|topic|subscription|claims|waive|mixed-types|forwarding)',
      '__tests__/app/(waiver-warnings|training-checks)',
      '__tests__/operations/annotated',
      '__tests__/broker/structures',
      '__tests__/proof/questions',
      '__tests__/cli/(check|eval)',
    ],
  },
  routing: {
    sources: /^lib\/routing\//,
    tests: ['__tests__/routing', '__tests__/terraform-reader', '__tests__/known-cases/documents'],
    slower: [
      '__tests__/proof/(questions|near-misses|review.test)',
      '__tests__/broker/setup',
      '__tests__/cli/(route|pictures|check|emulator)',
      '__tests__/schema/published',
      '__tests__/known-cases',
    ],
  },
  proof: {
    sources: /^lib\/proof\/(?!review\/)/,
    tests: ['__tests__/proof'],
    without: ['__tests__/proof/.*review'],
    slower: ['__tests__/proof/.*review', '__tests__/cli/prove'],
  },
  review: {
    sources: /^lib\/proof\/review\//,
    tests: ['__tests__/proof/.*review'],
    slower: ['__tests__/cli/(review|faults)', '__tests__/known-cases/plans'],
  },
  audit: {
    sources: /^lib\/audit\//,
    tests: ['__tests__/audit'],
    without: ['__tests__/audit/growth', '__tests__/audit/forgetting'],
    slower: ['__tests__/audit/forgetting', '__tests__/cli/audit', '__tests__/schema/published'],
  },
  functions: {
    sources: /^(functions|lib\/trigger\/program)\//,
    tests: ['__tests__/functions'],
    without: ['__tests__/functions/end-to-end', '__tests__/functions/once'],
    slower: ['__tests__/functions/(end-to-end|once)', '__tests__/local/azure-ml/program', '__tests__/fuzz/functions'],
  },
};
