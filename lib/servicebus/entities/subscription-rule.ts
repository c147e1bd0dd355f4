import {
  ServicebusSubscriptionRule,
  type ServicebusSubscriptionRuleConfig,
} from '@cdktf/provider-azurerm/lib/servicebus-subscription-rule';
import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { checkRuleName } from '../../limits';
import {
  type Acknowledgements,
  asRule,
  type CorrelationFilter,
  describeProblem,
  type MessageContract,
  type Rule,
  type RuleFilter,
  type SqlAction,
  type SqlFilter,
  shapeOf,
  text,
} from '../../rules';
import { type Checks, known } from '../construct/checks';
import { literal, literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { constructWith } from '../construct/shapes';
import { addMove, addressOf, dependency, giveAddress, pathBelow } from '../construct/terraform-address';
import type { ISubscription, ISubscriptionRule } from './construct-references';
import { rule } from './rule-shapes';

/** A rule and the subscription it belongs to. */
export interface SubscriptionRuleProps {
  /** The subscription that gets what the rule matches. */
  readonly subscription: ISubscription;
  /** The filter alone, or with what happens to the copies it delivers. */
  readonly rule: Rule | RuleFilter;
  /**
   * The name in Azure. A change replaces the rule: the new one is made first.
   *
   * @default - the construct's id
   */
  readonly ruleName?: string;
}

const RULE_PROPS = shapeOf<SubscriptionRuleProps>(
  { subscription: constructWith<ISubscription>('a ServiceBusSubscription', 'subscriptionId'), rule },
  { ruleName: text },
);

/** A rule: decides which messages of the topic come to a subscription, and how the copies look. */
export class SubscriptionRule extends ServiceBusConstruct implements ISubscriptionRule {
  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusSubscriptionRule;
  readonly name: string;
  readonly filter: RuleFilter;
  readonly action: SqlAction | undefined;
  private readonly renamedFrom: string | undefined;
  private readonly errors: readonly string[];

  constructor(scope: Construct, id: string, given: SubscriptionRuleProps) {
    super(scope, id);
    const props = this.accept(RULE_PROPS, given);
    const { subscription } = props;
    const { filter, action, renamedFrom } = asRule(props.rule);
    this.name = props.ruleName ?? id;
    this.filter = filter;
    this.action = action;
    this.renamedFrom = renamedFrom;
    this.resource = giveAddress(
      this,
      new ServicebusSubscriptionRule(this, 'Resource', {
        name: this.name,
        subscriptionId: subscription.subscriptionId,
        ...(filter.kind === 'sql' ? sqlArguments(filter) : correlationArguments(filter)),
        action: action && literal(action.sql),
        // A change of the name replaces the rule. Made first, it leaves no moment without a rule.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
    if (renamedFrom !== undefined) this.moveFrom(renamedFrom);
    // A contract that is wrong itself says so, and nothing about rules.
    const { contract } = subscription.topic;
    const { errors, warnings } = this.diagnose(contract?.problems.length === 0 ? contract : undefined);
    this.errors = errors;
    for (const warning of warnings) Annotations.of(this).addWarning(warning);
    const acknowledged = { ...subscription.options.acknowledge, ...acknowledgedBy(filter), ...acknowledgedBy(action) };
    // For `training-job-scheduler check` and for auditors, who read the JSON and not this code.
    if (Object.keys(acknowledged).length > 0) this.resource.addOverride('//.acknowledged', acknowledged);
    subscription._register(this);
  }

  get hasAction(): boolean {
    return this.action !== undefined;
  }

  _waitFor(previous: ISubscriptionRule | undefined): void {
    this.resource.dependsOn = previous === undefined ? undefined : [dependency(previous.resource)];
  }

  protected override check(checks: Checks): void {
    const { name, renamedFrom } = this;
    checkRuleName(checks, name);
    checks.require(
      renamedFrom !== name,
      'renamedFrom',
      renamedFrom,
      'the name before this one',
      'leave it out if the rule keeps its name',
    );
    checks.problems.push(...this.errors);
  }

  /** What is wrong with filter and action, and what may be meant. */
  private diagnose(contract: MessageContract | undefined): { errors: string[]; warnings: string[] } {
    const [errors, warnings]: [string[], string[]] = [[], []];
    for (const [subject, part] of [['filter', this.filter] as const, ['action', this.action] as const]) {
      if (part === undefined) continue;
      if (part.kind !== 'correlation' && !known(part.sql)) {
        errors.push(onlyForTerraform(subject));
        continue;
      }
      for (const diagnostic of part.diagnostics(contract)) {
        const list = diagnostic.severity === 'error' ? errors : warnings;
        list.push(`${subject}: ${part.describe(diagnostic)}`);
      }
    }
    return { errors, warnings };
  }

  private moveFrom(oldName: string): void {
    const stack = TerraformStack.of(this);
    const path = pathBelow(stack, this);
    const type = ServicebusSubscriptionRule.tfResourceType;
    addMove(stack, `${type}.${addressOf([...path.slice(0, -1), oldName])}`, `${type}.${addressOf(path)}`);
  }
}

function acknowledgedBy(part: RuleFilter | SqlAction | undefined): Acknowledgements {
  return part === undefined || part.kind === 'correlation' ? {} : part.acknowledged;
}

function onlyForTerraform(subject: string): string {
  return describeProblem({
    subject,
    got: 'a value that only Terraform knows',
    allowed: 'text that is known at synth, since nothing else can be checked',
    fix: 'write the value out, or put it into the environment of the stack',
  });
}

type FilterArguments = Pick<ServicebusSubscriptionRuleConfig, 'filterType' | 'sqlFilter' | 'correlationFilter'>;

function sqlArguments(filter: SqlFilter): FilterArguments {
  return { filterType: 'SqlFilter', sqlFilter: literal(filter.sql) };
}

function correlationArguments({ conditions }: CorrelationFilter): FilterArguments {
  const { properties, ...fields } = conditions;
  return {
    filterType: 'CorrelationFilter',
    correlationFilter: { ...literals(fields), properties: properties && literals(properties) },
  };
}
