import type { Unresolved } from '../../routing';
import type { RuleFilter } from '../../rules';
import type { Asked } from '../destinations/copies';
import { EVERY_MESSAGE, type MessageSet, NO_MESSAGE, perhaps } from '../messages/message-set';
import { Passage } from '../messages/passage';
import { Usages } from '../messages/usage';
import { effectOf } from './action-effect';
import type { Prover } from './prover';

/** INTERIM: what a prover tells of messages after a passage. */
export function askedOf(prover: Prover): Asked {
  const open = (passage: Passage): readonly Unresolved[] => [
    { address: passage.rule, argument: 'action', problem: 'what it does depends on the message' },
  ];
  const isUntouched = (filter: RuleFilter, passage: Passage) =>
    [...new Usages([filter]).byKey.values()].every(
      ({ name, isSystem }) =>
        !passage.changes({ scope: isSystem ? 'sys' : undefined, name }) && name.toLowerCase() !== 'rulename',
    );
  const after = (passage: Passage, filter: RuleFilter, ask: () => MessageSet) =>
    passage === Passage.NONE || isUntouched(filter, passage) ? ask() : perhaps(EVERY_MESSAGE, open(passage));
  return {
    matching: (filter, passage = Passage.NONE) => after(passage, filter, () => prover.matching(filter)),
    failing: (filter, passage = Passage.NONE) => after(passage, filter, () => prover.failing(filter)),
    succeeding: (passage) => {
      if (passage === Passage.NONE) return EVERY_MESSAGE;
      const { fails } = effectOf({ statements: passage.statements } as never, prover.space);
      return fails === 'never'
        ? EVERY_MESSAGE
        : fails === 'always'
          ? NO_MESSAGE
          : perhaps(EVERY_MESSAGE, open(passage));
    },
  };
}
