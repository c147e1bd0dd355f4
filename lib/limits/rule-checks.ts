import { SUBSCRIPTION_NAME } from './entity-limits';
import type { LimitChecks } from './limit-checks';

/** Checks the name of a rule, which has the form of that of a subscription. */
export function checkRuleName(checks: LimitChecks, name: string): void {
  if (name.startsWith('$')) {
    checks.add(
      'name',
      name,
      'a name that does not start with "$": those are Azure\'s own, and managing $Default ends with no rule at all',
      'name the rule after what it selects, for instance "all" for 1=1',
    );
  } else {
    checks.name('name', name, SUBSCRIPTION_NAME);
  }
}
