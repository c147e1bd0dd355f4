import { compileCopy } from '../../routing/rule-index/compiled-rule';
import { Failure, Guid, type Message, type SqlAction } from '../../rules';
import { type Expression, type Statement, walk } from '../../rules/language/syntax';
import { keyOf } from './property-use';

/** What newid() may give. What holds with all of these is taken to hold with any: they have no letter in common. */
const NEW_IDS = [...'0af'].map((unit) => new Guid('8-4-4-4-12'.replace(/\d+/g, (count) => unit.repeat(Number(count)))));

/**
 * The rules with an action by which a message has come to where it is, the first one first: what the message is after
 * them is the copy that the last of them has made.
 *
 * The same rules give the same passage, so that what is found out about one is found out once.
 */
export class Passage {
  /** The passage of a message that nobody has changed. */
  static readonly NONE = new Passage(undefined, undefined, '');

  private readonly longer = new WeakMap<SqlAction, Map<string, Passage>>();
  private readonly copies: readonly ((message: Message) => Message | Failure)[];
  /** What became of the message that was asked about last: a set of messages asks about one again and again. */
  private last: { readonly message: Message; readonly results: readonly (Message | Failure)[] } | undefined;

  private constructor(
    /** The passage up to the last rule; `undefined` where there is none. */
    readonly before: Passage | undefined,
    readonly action: SqlAction | undefined,
    /** The name of the last rule, which its copy bears. */
    readonly rule: string,
  ) {
    const { statements } = this;
    const isByChance = statements.some((statement) => statement.kind === 'set' && hasNewId(statement.value));
    this.copies = (isByChance ? NEW_IDS : NEW_IDS.slice(0, 1)).map((id) => {
      const copy = compileCopy(rule, statements, () => id);
      return (message) => copy(message) as Message | Failure;
    });
  }

  /** What the last rule does, in order. */
  get statements(): readonly Statement[] {
    return this.action?.statements ?? [];
  }

  /** The passage that goes on by a rule with an action; an invalid action changes nothing but the name on the copy. */
  by(rule: string, action: SqlAction): Passage {
    const named = this.longer.get(action) ?? new Map<string, Passage>();
    this.longer.set(action, named);
    const passage = named.get(rule) ?? new Passage(this, action, rule);
    named.set(rule, passage);
    return passage;
  }

  /**
   * What becomes of a message, as the interpreter of actions says: one result, or several where chance decides.
   *
   * A failure of any rule is one of the whole passage.
   *
   * @param message one that stays as it is: whoever wants another one asks about a copy
   */
  results(message: Message): readonly (Message | Failure)[] {
    if (this.before === undefined) return [message];
    if (this.last?.message === message) return this.last.results;
    const results = this.before
      .results(message)
      .flatMap((one) => (one instanceof Failure ? [one] : this.copies.map((copy) => copy(one))));
    this.last = { message, results };
    return results;
  }

  /** Whether one of the rules sets or removes a property, by `keyOf`; every rule leaves its name on its copy. */
  changes(key: string): boolean {
    if (this.before === undefined) return false;
    const isSet = (one: string) => this.statements.some(({ target }) => keyOf(target) === one);
    // The partition follows the session.
    const isOwn = key === RULE_NAME || isSet(key) || (key === PARTITION && isSet('sys.SessionId'));
    return isOwn || this.before.changes(key);
  }
}

const PARTITION = 'sys.PartitionKey';
/** The name of the rule that has made a copy. */
export const RULE_NAME = keyOf({ scope: undefined, name: 'RuleName' });

function hasNewId(expression: Expression): boolean {
  return [...walk(expression)].some(({ kind }) => kind === 'new-id');
}
