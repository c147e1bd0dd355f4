import { type Message } from '../../rules';
/** The solver and the evaluator do not agree about a message: a fault of this program, never shown as an answer. */
export declare class Disagreement extends Error {
    readonly name = "Disagreement";
    constructor(message: Message, formula: string);
}
