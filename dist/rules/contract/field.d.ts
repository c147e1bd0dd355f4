import { type Shape } from '../inspection/shape';
import { type ComparisonOperator, type PropertyNode } from '../language/syntax';
import { Condition } from './condition';
type Scalar = string | number | bigint | boolean;
/** One property of a message, as conditions ask about it. */
export declare class Field {
    protected readonly property: PropertyNode;
    private readonly required;
    private readonly isDouble;
    /** What a value of it has to be. */
    protected readonly value: Shape<Scalar>;
    constructor(property: PropertyNode, required: boolean, isDouble: boolean);
    /** The message has the property. */
    exists(): Condition;
    /** The message lacks the property. */
    isMissing(): Condition;
    private get present();
    private get missing();
    protected compare(operator: ComparisonOperator, value: Scalar): Condition;
    protected memberOf(values: readonly Scalar[]): Condition;
    protected matching(pattern: string): Condition;
    /** Whether these are values that the property can have; what is wrong with them is told by the filter. */
    private accepts;
    private get path();
    /** The opposite of a condition on an optional property holds for messages that lack it, too. */
    private withOpposite;
    private literal;
}
/** A property that has one of some values, or any text. */
export declare class TextField<V extends string> extends Field {
    is(value: V): Condition;
    /** Another value, or none where the property is optional. */
    isNot(value: V): Condition;
    in(...values: readonly [V, ...V[]]): Condition;
    /** None of these values, or no value where the property is optional. */
    notIn(...values: readonly [V, ...V[]]): Condition;
    /** `%` stands for any run of characters, `_` for one; letter case counts. */
    like(pattern: string): Condition;
}
/** A property that is a number. */
export declare class NumberField<N extends number | bigint> extends Field {
    protected readonly value: Shape<number | bigint>;
    is(value: N): Condition;
    /** Another number, or none where the property is optional. */
    isNot(value: N): Condition;
    in(...values: readonly [N, ...N[]]): Condition;
    atLeast(value: N): Condition;
    atMost(value: N): Condition;
    above(value: N): Condition;
    below(value: N): Condition;
}
/** A property that is true or false. */
export declare class BooleanField extends Field {
    protected readonly value: Shape<boolean>;
    is(value: boolean): Condition;
    isTrue(): Condition;
    isFalse(): Condition;
}
/** A property that a rule can only ask for the presence of. */
export declare class PresenceField extends Field {
}
/** `label` for `Label`. */
export declare function fieldName(systemName: string): string;
export {};
