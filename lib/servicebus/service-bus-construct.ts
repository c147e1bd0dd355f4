import { Construct } from 'constructs';
import { Checks } from './checks';

/**
 * What all Service Bus constructs share: they check themselves when the app is synthesized, and name all of their
 * problems at once instead of throwing at the first.
 */
export abstract class ServiceBusConstruct extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.validate() });
  }

  /** Adds what azurerm would refuse only at apply, and what only Azure would refuse. */
  protected abstract check(checks: Checks): void;

  private validate(): string[] {
    const checks = new Checks();
    this.check(checks);
    return checks.problems;
  }
}
