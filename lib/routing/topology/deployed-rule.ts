import { type Acknowledgements, type RuleFilter, type SqlAction, SqlFilter } from '../../rules';
import type { TerraformResource } from '../../terraform';
import { type Fact, known, type Unresolved } from './fact';

/**
 * The filter of a rule, as far as the document has it.
 *
 * `part`: a correlation filter of which some conditions are not known: it matches nothing but what `atMost` matches.
 * `refused`: Azure or azurerm takes none of it, so the apply fails, and what the subscription has then is not known.
 */
export type RuleMatch =
  | { readonly kind: 'known'; readonly filter: RuleFilter }
  | { readonly kind: 'part'; readonly atMost: RuleFilter | undefined; readonly unresolved: readonly Unresolved[] }
  | { readonly kind: 'refused'; readonly filter: RuleFilter | undefined; readonly unresolved: Unresolved };

/** A rule of a Terraform document, as far as it is known. */
export interface DeployedRule {
  readonly resource: TerraformResource;
  /** The name in Azure; the address where only the apply tells it. */
  readonly name: string;
  readonly match: RuleMatch;
  /** What it does to its copy; `undefined` where it has no action. */
  readonly action: Fact<SqlAction | undefined>;
  /** Whether filter or action is marked as sensitive: it is reasoned about, and never shown. */
  readonly isSensitive: boolean;
  /** Whether it is the rule `$Default`, which Azure makes and the document does not have. */
  readonly isDefault: boolean;
  /** The warnings that the author has acknowledged, where the document tells. */
  readonly acknowledged: Acknowledgements;
}

/** Everything of a rule that is not known, and what of it Azure would refuse. */
export function unresolvedOf({ match, action }: DeployedRule): Unresolved[] {
  const filter = match.kind === 'known' ? [] : match.kind === 'part' ? match.unresolved : [match.unresolved];
  return action.kind === 'unknown' ? [...filter, action.unresolved] : [...filter];
}

/** The filter of a rule, where all of it is known and Azure takes it. */
export function knownFilter({ match }: DeployedRule): RuleFilter | undefined {
  return match.kind === 'known' ? match.filter : undefined;
}

/** What is written as the filter of a rule, whether Azure takes it or not. */
export function writtenFilter({ match }: DeployedRule): RuleFilter | undefined {
  return match.kind === 'part' ? undefined : match.filter;
}

/** The action of a rule, where it is known that there is one, and which. */
export function knownAction({ action }: DeployedRule): SqlAction | undefined {
  return action.kind === 'known' ? action.value : undefined;
}

/** The rule that Azure makes with every subscription: it matches everything. */
export function defaultRule(subscription: TerraformResource): DeployedRule {
  return {
    resource: subscription,
    name: '$Default',
    match: { kind: 'known', filter: SqlFilter.acceptEverything() },
    action: known(undefined),
    isSensitive: false,
    isDefault: true,
    acknowledged: {},
  };
}
