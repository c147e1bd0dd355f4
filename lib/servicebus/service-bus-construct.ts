import { Construct } from 'constructs';
import { Inspection, type Shape, UNUSABLE } from '../rules';
import { Checks } from './checks';

/**
 * What all Service Bus constructs share: they check themselves when the app is synthesized, and name all of their
 * problems at once instead of throwing at the first.
 */
export abstract class ServiceBusConstruct extends Construct {
  private readonly misuse: string[] = [];

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
    if (usable === UNUSABLE) {
      throw new Error(`[${this.node.path}] is not valid:\n${inspection.problems.map((one) => `- ${one}`).join('\n')}`);
    }
    this.misuse.push(...inspection.problems);
    return usable;
  }

  /** Adds what azurerm would refuse only at apply, and what only Azure would refuse. */
  protected abstract check(checks: Checks): void;

  private validate(): string[] {
    const checks = new Checks();
    this.check(checks);
    return checks.problems;
  }
}
