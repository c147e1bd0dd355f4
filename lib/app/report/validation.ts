import type { App } from 'cdktf';
import type { IConstruct } from 'constructs';
import { waiversBeside } from '../../servicebus';
import { waiverWarnings } from './waiver-warnings';

/** What is wrong with one construct. */
export interface ConstructProblems {
  /** Where it stands: `prod/bus/training-events/gpu-urgent`. */
  readonly path: string;
  readonly problems: readonly string[];
}

/** What the validations of all constructs say, in the order of the tree. */
export function allProblems(app: App): ConstructProblems[] {
  let failure: unknown;
  const all = app.node.findAll().map(({ node }): ConstructProblems => {
    try {
      return { path: node.path, problems: node.validate() };
    } catch (error) {
      failure ??= error;
      return { path: node.path, problems: [] };
    }
  });
  const found = all.filter(({ problems }) => problems.length > 0);
  // What threw while it was made is not whole, and cannot be looked at; why it is not is among the problems.
  if (found.length === 0 && failure !== undefined) throw failure;
  return found;
}

/**
 * The warnings that constructs carry, each once, with the paths of all that carry it: a catalogue stands in several
 * environments. cdktf itself only writes them to a file. Those about the end of an exception depend on the day, and so
 * they do not stand in the output.
 *
 * @param today a day such as `2026-11-22`
 */
export function allWarnings(app: App, today: string): string[] {
  const warnings = (construct: IConstruct) => {
    const carried = construct.node.metadata.filter(({ type }) => type === '@cdktf/warn');
    const texts = [...carried.map(({ data }) => String(data)), ...waiverWarnings(waiversBeside(construct), today)];
    return texts.map((text) => [text, construct.node.path.replace(/\/Resource$/, '')] as const);
  };
  const paths = new Map<string, string[]>();
  for (const [text, path] of app.node.findAll().flatMap(warnings)) paths.set(text, [...(paths.get(text) ?? []), path]);
  return [...paths].map(([text, all]) => `[${all.join(', ')}] ${text}`);
}
