import { Token } from 'cdktf';
import { canonicalDuration, LimitChecks } from '../../limits';
import { describeProblem } from '../../rules';

export type { NameRule } from '../../limits';

/**
 * Collects what is wrong with the arguments of one construct.
 *
 * A value that is only known to Terraform (a token: a variable, an attribute of another resource) cannot be judged at
 * synth; every check lets it pass, explicitly, by way of `known`.
 */
export class Checks extends LimitChecks {
  /** The problems so far, a line each; a mistake in SQL has the line with carets below it. */
  readonly problems: string[] = [];

  override add(subject: string, got: unknown, allowed: string, fix: string): void {
    this.problems.push(describeProblem({ subject, got, allowed, fix }));
  }

  protected override isKnown(value: unknown): boolean {
    return known(value);
  }
}

/** Whether a value can be judged at synth: it is no token and holds none. */
export function known(value: unknown): boolean {
  return !Token.isUnresolved(value);
}

/** The duration as Azure reports it, so that no plan shows a difference in spelling; tokens as they are. */
export function durationArgument(text: string | undefined): string | undefined {
  return text === undefined || !known(text) ? text : (canonicalDuration(text) ?? text);
}
