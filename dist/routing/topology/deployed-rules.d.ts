import { type Acknowledgements, type RuleFilter, SqlAction } from '../../rules';
import type { TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { type Fact, type Unresolved } from './fact';
/**
 * The filter of a rule, as far as the document has it.
 *
 * `part`: a correlation filter of which some conditions are not known: it matches nothing but what `atMost` matches.
 * `refused`: Azure or azurerm takes none of it, so the apply fails, and what the subscription has then is not known.
 */
export type RuleMatch = {
    readonly kind: 'known';
    readonly filter: RuleFilter;
} | {
    readonly kind: 'part';
    readonly atMost: RuleFilter | undefined;
    readonly unresolved: readonly Unresolved[];
} | {
    readonly kind: 'refused';
    readonly filter: RuleFilter | undefined;
    readonly unresolved: Unresolved;
};
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
export declare function unresolvedOf({ match, action }: DeployedRule): Unresolved[];
/** The filter of a rule, where all of it is known and Azure takes it. */
export declare function knownFilter({ match }: DeployedRule): RuleFilter | undefined;
/** What is written as the filter of a rule, whether Azure takes it or not. */
export declare function writtenFilter({ match }: DeployedRule): RuleFilter | undefined;
/** The action of a rule, where it is known that there is one, and which. */
export declare function knownAction({ action }: DeployedRule): SqlAction | undefined;
/** The rule that Azure makes with every subscription: it matches everything. */
export declare function defaultRule(subscription: TerraformResource): DeployedRule;
/**
 * A rule as its resource describes it; where this program fails on it, nothing of it is known.
 *
 * @param doubt what may make it another than it is written
 */
export declare function readRule(resource: TerraformResource, doubt?: Unresolved): DeployedRule;
/** What a reference is, as the rest of a sentence: `known after apply`, `${var.x}, which only Terraform knows`. */
export declare function textOf({ text }: Reference): string;
