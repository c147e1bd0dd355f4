import { type RuleFilter } from '../../rules';
import { type LiteralNode, type Node, type PropertyNode } from '../../rules/language/syntax';
/** The value of a literal as it is written. */
export type LiteralValue = LiteralNode['value'];
/** What rules do with one property: it decides how the property is put to the solver. */
export interface Usage {
    /** As the first rule spells it. */
    readonly name: string;
    readonly isSystem: boolean;
    /** The literals that it is compared with. */
    readonly literals: Set<LiteralValue>;
    /** Whether LIKE looks into its text. */
    liked: boolean;
    /** Whether its value goes further than into a comparison with literals: into arithmetic, or beside a property. */
    computed: boolean;
    /** Whether it meets something else than doubles: then it matters whether it is a whole number. */
    meetsOthers: boolean;
    /** How many filters name it. */
    rules: number;
}
/** One key for the spellings of one property. */
export declare function keyOf({ scope, name }: Pick<PropertyNode, 'scope' | 'name'>): string;
/** What filters do with the properties that they name, by `keyOf`. */
export declare class Usages {
    readonly byKey: Map<string, Usage>;
    /** The filters themselves: of others nothing is known. */
    readonly filters: ReadonlySet<RuleFilter>;
    /** Groups of properties that meet in one comparison or sum, with the literals that they meet there. */
    readonly meetings: {
        readonly keys: readonly string[];
        readonly literals: readonly LiteralValue[];
    }[];
    /** What the filter in hand names. */
    private readonly touched;
    constructor(filters: Iterable<RuleFilter>);
    /** The partition of a message is its session where it has one, so the two are compared. */
    private addPartition;
    private addCorrelation;
    private addPredicate;
    /** Two sides of a comparison: a property beside a literal is the simple case. */
    private addMeeting;
    private addLike;
    private usage;
}
/** The property that `p('name')` reads; `undefined` where only the message tells the name. */
export declare function namedProperty(node: Node): Pick<PropertyNode, 'scope' | 'name'> | undefined;
