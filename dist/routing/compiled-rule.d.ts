import { type CorrelationFilter, type CorrelationMatch, Failure, type Guid, type Message, type Statement, type Truth } from '../rules';
import { type RuleOutline } from './rule-index/outline';
import { type DeployedRule } from './topology/deployed-rules';
/** That a rule may match or not: some of it is not known. */
export declare const MAYBE: unique symbol;
/** A rule, ready for many messages. */
export interface CompiledRule<R = DeployedRule> {
    readonly rule: R;
    /** What can be said of it without evaluating it; `undefined` for nothing. */
    readonly outline: RuleOutline | undefined;
    /** What the filter says, or that it cannot be told: then the rule is one of which something is not known. */
    matches(message: Message): Truth | typeof MAYBE;
    /** The copy that the rule delivers, with its name on it; `undefined` for a rule without an action. */
    copy(message: Message): Message | Failure | undefined;
}
/** Compiles a rule. */
export declare function compileRule(rule: DeployedRule): CompiledRule;
/**
 * What a rule makes of a message that it matches, by its action.
 *
 * @param newId what newid() gives; by default by chance
 */
export declare function compileCopy(name: string, statements: readonly Statement[] | undefined, newId?: () => Guid): CompiledRule['copy'];
/** What a subscription gets of a message by rules that match. */
export interface RuleCopies<R> {
    /** The rules without an action: they share one copy, which is the message itself. */
    readonly plain: readonly CompiledRule<R>[];
    /** One copy for each rule with an action. */
    readonly changed: readonly {
        readonly rule: CompiledRule<R>;
        readonly message: Message;
    }[];
    readonly failed: readonly {
        readonly rule: CompiledRule<R>;
        readonly failure: Failure;
    }[];
}
/**
 * The copies that matching rules make.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters#actions
 */
export declare function copiesOf<R>(matched: readonly CompiledRule<R>[], message: Message): RuleCopies<R>;
/** A correlation filter as Terraform can give it: all of its values are text. */
export declare function correlationMatch({ conditions: { properties, ...fields } }: CorrelationFilter): CorrelationMatch;
