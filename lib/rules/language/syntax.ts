import type { Span } from '../text/position';
import type { Value } from '../values/values';

/** A property of the message: one that senders set, or one that every message has (`sys.`). */
export interface PropertyNode extends Span {
  readonly kind: 'property';
  /** `user` where the author wrote it; the meaning is the same without. */
  readonly scope: 'user' | 'sys' | undefined;
  /** As written; for a known system property in the engine's spelling. */
  readonly name: string;
}

/** A number (bigint: a whole number of 64 bits; number: a double), a text, a boolean or NULL. */
export interface LiteralNode extends Span {
  readonly kind: 'literal';
  readonly value: bigint | number | string | boolean | null;
}

export interface ParameterNode extends Span {
  readonly kind: 'parameter';
  /** With its `@`. */
  readonly name: string;
  /** What it stands for, where the rule brings values along. */
  readonly value?: Value;
}

/** `newid()`: a new GUID. */
export interface NewIdNode extends Span {
  readonly kind: 'new-id';
}

/** `property('name')`, or short `p('name')`: the user property whose name an expression says. */
export interface NamedPropertyNode extends Span {
  readonly kind: 'named-property';
  readonly written: 'property' | 'p';
  readonly argument: Expression;
}

export interface NegationNode extends Span {
  readonly kind: 'negation';
  readonly operand: Expression;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export interface ArithmeticNode extends Span {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** What has a value. */
export type Expression =
  | PropertyNode
  | LiteralNode
  | ParameterNode
  | NewIdNode
  | NamedPropertyNode
  | NegationNode
  | ArithmeticNode;

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** The operator that holds between two ordered values exactly where the other does not. */
export const OPPOSITE = { '=': '<>', '<>': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;
/** The operator that says the same with the sides exchanged. */
export const MIRRORED = { '=': '=', '<>': '<>', '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;
export interface ComparisonNode extends Span {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface LogicalNode extends Span {
  readonly kind: 'and' | 'or';
  readonly left: Predicate;
  readonly right: Predicate;
}

export interface NotNode extends Span {
  readonly kind: 'not';
  readonly operand: Predicate;
}

export interface InNode extends Span {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly members: readonly Expression[];
}

export interface LikeNode extends Span {
  readonly kind: 'like';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly pattern: Expression;
  readonly escape: Expression | undefined;
}

export interface IsNullNode extends Span {
  readonly kind: 'is-null';
  readonly negated: boolean;
  readonly property: PropertyNode;
}

export interface ExistsNode extends Span {
  readonly kind: 'exists';
  readonly property: PropertyNode;
}

/** What is true, false or unknown. */
export type Predicate = ComparisonNode | LogicalNode | NotNode | InNode | LikeNode | IsNullNode | ExistsNode;

export interface SetStatement extends Span {
  readonly kind: 'set';
  readonly target: PropertyNode;
  readonly value: Expression;
}

export interface RemoveStatement extends Span {
  readonly kind: 'remove';
  readonly target: PropertyNode;
}

/** One change of a message. */
export type Statement = SetStatement | RemoveStatement;

/** Any part of a rule. */
export type Node = Expression | Predicate | Statement;

/** The parts that a part is made of, in reading order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'property':
    case 'literal':
    case 'parameter':
    case 'new-id':
      return [];
    case 'named-property':
      return [node.argument];
    case 'negation':
    case 'not':
      return [node.operand];
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'in':
      return [node.operand, ...node.members];
    case 'like':
      return node.escape === undefined ? [node.operand, node.pattern] : [node.operand, node.pattern, node.escape];
    case 'is-null':
    case 'exists':
      return [node.property];
    case 'set':
      return [node.target, node.value];
    case 'remove':
      return [node.target];
  }
}

/** Every part of a rule, outer before inner, in reading order. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}
