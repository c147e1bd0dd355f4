import { Construct } from 'constructs';
import { describeProblem, Inspection, type Shape, UNUSABLE } from '../../rules';
import { Checks } from './checks';

/** Options of which no construct can be made. */
export class InvalidOptions extends Error {
  constructor(
    /** The construct, by its path. */
    readonly path: string,
    readonly problems: readonly string[],
  ) {
    super(`[${path}] is not valid:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/**
 * What all Service Bus constructs share: they check themselves when the app is synthesized, and name all of their
 * problems at once instead of throwing at the first.
 */
export abstract class ServiceBusConstruct extends Construct {
  private readonly misuse: string[] = [];
  private isWhole = true;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => [...this.misuse, ...this.validate()] });
  }

  /**
   * The options, after a look at their names and types, which TypeScript has not seen where they come from a function,
   * a cast or JSON. What is wrong is told with the other problems; the construct goes on with what is usable.
   *
   * @throws where something is missing without which there is no such construct
   */
  protected accept<T>(shape: Shape<T>, options: T): T {
    const inspection = new Inspection(true);
    const usable = shape.inspect(options, '', inspection);
    this.misuse.push(...inspection.problems);
    if (usable !== UNUSABLE) return usable;
    this.isWhole = false;
    throw new InvalidOptions(this.node.path, inspection.problems);
  }

  /** Adds what azurerm would refuse only at apply, and what only Azure would refuse. */
  protected abstract check(checks: Checks): void;

  /**
   * Throws where a part of a name cannot be added: it has none, or there is one of the name.
   *
   * @param what what it is, in the words of the error: `topic`, `rule`
   * @param name its name in Azure
   * @param others what was added before
   * @throws where the framework would, in words of Service Bus
   */
  protected refuseName(what: string, name: string, others: readonly { readonly name: string }[] = []): void {
    if (name !== '' && this.node.tryFindChild(name) === undefined) return;
    const allowed = this.allowedInPlaceOf(name, others);
    throw new InvalidOptions(`${this.node.path}/${name}`, [
      describeProblem({ subject: `${what} name`, got: name, allowed, fix: 'choose another name' }),
    ]);
  }

  private allowedInPlaceOf(name: string, others: readonly { readonly name: string }[]): string {
    if (name === '') return 'a name of at least one letter';
    if (others.some((other) => other.name === name)) return 'each name once, topics and queues together';
    return `a name that ${this.node.id} does not use for parts of its own`;
  }

  private validate(): string[] {
    if (!this.isWhole) return [];
    const checks = new Checks();
    this.check(checks);
    return checks.problems;
  }
}
