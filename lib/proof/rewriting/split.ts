import { LONGEST_TEXT, type Message, printFilter, SqlFilter } from '../../rules';
import type { Predicate } from '../../rules/language/syntax';
import type { Contract, Finding } from '../questions/prover';
import { withChoicesMerged } from './merging';
import { joined, partsOf } from './parts';
import { piecesOf, TooLarge } from './pieces';
import { SameMessages } from './same-messages';
import { fits, simplify } from './simplify';

/**
 * How a filter can be said so that the service takes it.
 *
 * `fits`: as it is. `one`: as one rule, shorter or grouped otherwise. `several`: as rules of one subscription, of which one
 * matches where the filter matches. `cannot`: a part of it has to be met at once, and is too large for one rule.
 * `undecided`: there are such rules, and it could not be proved that they match the same messages. `differs`: they match
 * more, since the filter fails on a message before it comes to what matches it.
 */
export type Split =
  | { readonly kind: 'fits' }
  | {
      readonly kind: 'one' | 'several';
      readonly filters: readonly SqlFilter[];
      /**
       * A message that one of the rules fails on and the filter does not, since it stops at what matches before: whether
       * the service delivers it by the other rules is not documented.
       */
      readonly failing: Finding;
      /** What was taken for granted about messages, in sentences. */
      readonly assumptions: readonly string[];
    }
  | {
      readonly kind: 'differs';
      readonly filters: readonly SqlFilter[];
      /** A message that one of the rules matches and the filter does not. */
      readonly message: Message;
      readonly assumptions: readonly string[];
    }
  | { readonly kind: 'undecided'; readonly filters: readonly SqlFilter[] }
  | { readonly kind: 'cannot'; readonly part: string };

/** A longer filter is split as it is: to look for a shorter one takes too long. */
const LONGEST_SIMPLIFIED = 1.5 * LONGEST_TEXT;

/**
 * A filter that is longer, deeper or larger than the service takes, as rules that it takes and that match the same
 * messages together; that is proved over all messages of the contract, or over all that there can be.
 *
 * Rules without an action share one copy of a message, however many of them match, so a subscription that has them in the
 * place of one gets the same. Rules with an action make a copy each.
 *
 * @param filter one that is valid but for its size
 * @throws Disagreement as `Prover.find`
 */
export async function split(filter: SqlFilter, contract?: Contract): Promise<Split> {
  if (fits(filter)) return { kind: 'fits' };
  const { predicate } = filter;
  if (predicate === undefined) throw new TypeError('a filter that is not valid cannot be split');
  const pieces = piecesOf(await smaller(filter, predicate, contract), isSmall);
  if (pieces instanceof TooLarge) return { kind: 'cannot', part: printFilter(pieces.part) };
  const filters = pieces.map((piece) => SqlFilter.parse(printFilter(piece)));
  const same = new SameMessages(filter, contract);
  // What JSON cannot say, the prover does not know.
  const known = same.matchedByOne(filters);
  const { matched, failing, message = known } = await same.compared(filters);
  if (message !== undefined) return { kind: 'differs', filters, message, assumptions: same.assumptions };
  if (matched !== 'same') return { kind: 'undecided', filters };
  return { kind: filters.length === 1 ? 'one' : 'several', filters, failing, assumptions: same.assumptions };
}

/** The same condition, with the alternatives of one thing in a list, and as short as is found. */
async function smaller(filter: SqlFilter, predicate: Predicate, contract: Contract | undefined): Promise<Predicate> {
  if (filter.sql.length <= LONGEST_SIMPLIFIED) {
    const { filter: shorter } = await simplify(filter, contract);
    if (shorter.predicate !== undefined && isSmall(shorter.predicate)) return shorter.predicate;
  }
  const listed = joined('or', withChoicesMerged('or', partsOf('or', predicate)));
  const list = [SqlFilter._ofAnySize(printFilter(listed))];
  const same = new SameMessages(filter, contract);
  // A GUID is equal to its text, and in no list of texts.
  return same.seemSame(list) && (await same.areSame(list)) === 'same' ? listed : predicate;
}

function isSmall(node: Predicate): boolean {
  return fits(SqlFilter._ofAnySize(printFilter(node)));
}
