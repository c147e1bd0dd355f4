import type { PresentTerm } from './term';
import { literalUnits } from './text-budget';

/**
 * So many UTF-16 units the texts of senders are taken to have at most, where it is asked whether a copy becomes larger
 * than the service takes. A sender may send longer ones: then any change may be the one too many, which says nothing
 * about the rule.
 */
const LONGEST_SENT = 256;
/** No number, time or GUID has a longer text. */
const LONGEST_OTHER = 40;

/** How many UTF-16 units the text of a value has at most. */
export function longestText(term: PresentTerm): number {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'string' ? term.value.length : LONGEST_OTHER;
    case 'text':
      return (
        literalUnits(term) +
        times(/\.text\b/g, term.term) * LONGEST_SENT +
        times(/from_int/g, term.term) * LONGEST_OTHER
      );
    case 'choice':
      return Math.max(LONGEST_SENT, ...term.choices.values.map(({ length }) => length));
    case 'some':
      return term.longest ?? (term.type === 'string' ? LONGEST_SENT : LONGEST_OTHER);
    case 'bool':
    case 'integer':
    case 'double':
    case 'ticks':
      return LONGEST_OTHER;
  }
}

function times(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
