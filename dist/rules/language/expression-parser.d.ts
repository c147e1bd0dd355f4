import type { Expression, Predicate, PropertyNode } from './syntax';
import { TokenCursor } from './token-cursor';
/** What stands between parentheses: which of the two is only known when it has been read. */
export type Parsed = Expression | Predicate;
/** The half of the parser that reads values: properties, literals, calls and arithmetic. */
export declare abstract class ExpressionParser extends TokenCursor {
    /** What stood in parentheses, which must not stand in front of IS. */
    protected readonly parenthesized: WeakSet<Parsed>;
    /** A condition; where `either`, also an expression that a closing parenthesis follows. */
    protected abstract disjunction(either: boolean): Parsed;
    protected expression(): Expression;
    /** Operators that bind at least so tightly; with `either`, a condition in parentheses may stand here instead. */
    protected arithmetic(tightness: number, either: boolean): Parsed;
    private unary;
    private minus;
    private parenthesis;
    private primary;
    /** A number, with the place of its sign where it has one: a minus before a number belongs to it. */
    private number;
    private outOfRange;
    private propertyOrCall;
    private call;
    /** A property as a value (`read`), or as what an action changes, which is checked when the text is complete. */
    protected property(use: 'read' | 'target'): PropertyNode;
    private afterName;
}
export declare function isPredicate(parsed: Parsed): parsed is Predicate;
/** That there is no such system property, and which one may be meant. */
export declare function systemPropertyHint(name: string): string;
