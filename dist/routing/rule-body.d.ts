import { type Diagnostic } from '../rules';
/** The arguments of an `azurerm_servicebus_subscription_rule` as a document has them: any may be unknown, or absent. */
export interface RuleBody {
    readonly name: unknown;
    readonly filterType: unknown;
    readonly sqlFilter: unknown;
    /** The block: an object, or a list of at most one, as plans have it. */
    readonly correlationFilter: unknown;
    readonly action: unknown;
}
/** One thing that Azure or azurerm does with a rule other than its author would think. */
export interface BodyProblem {
    readonly argument: 'name' | 'filter_type' | 'sql_filter' | 'correlation_filter' | 'action';
    readonly diagnostic: Diagnostic;
}
/**
 * What is wrong with the arguments of a rule, each for itself and together, whatever their text means: what `terraform
 * validate` or `apply` refuses, what Azure refuses, and what is silently ignored. Nothing is said of what only
 * Terraform knows (a `Reference`), nor of what depends on it.
 *
 * @see facts on azurerm 4.x, measured: azurerm checks a name for its length only and `sql_filter` for 1 to 1024 bytes;
 *   it sends the body that `filter_type` names and ignores the other; `$` names are Azure's own; Azure trims SQL
 *   (hashicorp/terraform-provider-azurerm#14559)
 */
export declare function ruleBodyProblems(body: RuleBody): BodyProblem[];
