import { ExpressionParser, type Parsed } from './expression-parser';
import type { Predicate, Statement } from './syntax';
/**
 * Parses one text by recursive descent, with one token of look-ahead.
 *
 * Errors are found at the same token as by the service, whose parser is bottom-up: at the first one that no valid
 * text could have there. "(" may open a condition or an expression, and only what follows tells: `either` says that
 * both would do.
 */
export declare class Parser extends ExpressionParser {
    parseFilter(): Predicate;
    parseAction(): Statement[];
    private statement;
    /** `a OR b`; where `either`, also an expression that a closing parenthesis follows. */
    protected disjunction(either: boolean): Parsed;
    private conjunction;
    /** One condition without AND and OR around it. */
    private basic;
    private exists;
    private afterExpression;
    private isNull;
    private membership;
    private like;
}
