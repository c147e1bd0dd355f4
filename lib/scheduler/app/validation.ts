import type { App } from 'cdktf';
import type { IConstruct } from 'constructs';

/** What is wrong with one construct. */
export interface ConstructProblems {
  /** Where it stands: `prod/bus/training-events/gpu-urgent`. */
  readonly path: string;
  readonly problems: readonly string[];
}

/** What the validations of all constructs say, in the order of the tree. */
export function allProblems(app: App): ConstructProblems[] {
  return app.node
    .findAll()
    .map((construct) => ({ path: construct.node.path, problems: construct.node.validate() }))
    .filter(({ problems }) => problems.length > 0);
}

/** All problems as a text for people: one heading a construct, one line a problem. */
export function formatProblems(all: readonly ConstructProblems[]): string {
  return all
    .map(({ path, problems }) => [`[${path}] is not valid:`, ...problems.map((problem) => `- ${problem}`)].join('\n'))
    .join('\n');
}

/**
 * The warnings that constructs carry, each once, with the paths of all that carry it: a catalogue stands in several
 * environments. cdktf itself only writes them to a file.
 */
export function allWarnings(app: App): string[] {
  const warnings = (construct: IConstruct) =>
    construct.node.metadata
      .filter(({ type }) => type === '@cdktf/warn')
      .map(({ data }) => [String(data), construct.node.path] as const);
  const paths = new Map<string, string[]>();
  for (const [text, path] of app.node.findAll().flatMap(warnings)) paths.set(text, [...(paths.get(text) ?? []), path]);
  return [...paths].map(([text, all]) => `[${all.join(', ')}] ${text}`);
}
