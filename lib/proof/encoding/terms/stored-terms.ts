import { LONGEST_SHORT_TEXT, SHORT_TEXTS } from '../../../rules/evaluation/apply-action';
import { LARGEST_PROPERTY } from '../../../rules/messages/message-size';
import type { ValueType } from '../../../rules/values/value-type';
import { typeOf } from '../../../rules/values/values';
import { and, type Formula, not, or, TRUE, written } from '../../solver/formula';
import { asDateTime, asText, asTimeToLive, type Converted, convertTerm } from './convert-terms';
import { FAILURE, HIDDEN, NULL, type PresentTerm, sample, type Term } from './term';
import { longestText } from './text-length';

/** A term that is longer than this, as it is written for a solver, is no longer computed with. */
const LONGEST_TERM = 4000;
/** Fewer units than this are within what a property may have, whatever letters they are. */
const SURELY_FITS = Math.floor(LARGEST_PROPERTY / 3);

/** What an application property becomes that an action sets, by what it is before. */
export function storedAsUser(existing: Term, value: Term): readonly Converted[] {
  const isNew = existing.kind === 'missing' || isNullTerm(existing);
  return stored(
    value,
    // What has a value of another type than text cannot become null.
    () =>
      always(
        isNew || existing.kind === 'hidden' || typeof sample(existing as PresentTerm) === 'string' ? NULL : FAILURE,
      ),
    (present) => {
      if (isNew) return always(present);
      return existing.kind === 'hidden' ? NOT_KNOWN : convertTerm(existing as PresentTerm, present);
    },
    existing.kind === 'hidden',
  );
}

/** What a system property becomes that an action sets; of sys.PartitionKey beside what its session allows. */
export function storedAsSystem(name: string, value: Term): readonly Converted[] {
  const isText = !OTHERS.has(name);
  return stored(
    value,
    () => always(isText && name !== 'MessageId' ? NULL : FAILURE),
    (present) =>
      OTHERS.get(name)?.(present) ??
      asText(present).flatMap((text) =>
        shortEnough(name, text.term as PresentTerm).map((checked) => ({
          ...checked,
          when: and(text.when, checked.when),
        })),
      ),
  );
}

/** The system properties that are no texts. */
const OTHERS: ReadonlyMap<string, (value: PresentTerm) => readonly Converted[]> = new Map(
  Object.entries({
    TimeToLive: asTimeToLive,
    ScheduledEnqueueTimeUtc: asDateTime,
    ForcePersistence: (value) => convertTerm({ kind: 'literal', value: false }, value),
  } satisfies Record<string, (value: PresentTerm) => readonly Converted[]>),
);

const NOT_KNOWN: readonly Converted[] = [{ when: TRUE, term: HIDDEN, mayFail: true }];

/** A value as it is stored: a failure fails, what is unknown becomes null, and what is too large fails. */
function stored(
  value: Term,
  whereNull: () => readonly Converted[],
  wherePresent: (value: PresentTerm) => readonly Converted[],
  isOpen = false,
): readonly Converted[] {
  if (value.kind === 'failure') return always(FAILURE);
  if (value.kind === 'hidden') return NOT_KNOWN;
  const outcomes =
    value.kind === 'missing' || isNullTerm(value) ? whereNull() : wherePresent(limited(value as PresentTerm));
  const mayFail = isOpen || mayBeTooLarge(value);
  return mayFail ? outcomes.map((one) => ({ ...one, mayFail })) : outcomes;
}

/** Whether a property may have more units than the service takes. */
function mayBeTooLarge(value: Term): boolean {
  return isPresent(value) && typeof sample(value) === 'string' && longestText(value) > SURELY_FITS;
}

/** A value that is no longer computed where that takes too much. */
function limited(value: PresentTerm): PresentTerm {
  const isLong = 'term' in value && typeof value.term === 'string' && value.term.length > LONGEST_TERM;
  if (!isLong) return value;
  const type = typeOf(sample(value)) as ValueType;
  return { kind: 'some', type, ...(type === 'string' && { longest: longestText(value) }) };
}

/** A text as a system property takes it: some take no more than 128 characters, and a message id has at least one. */
function shortEnough(name: string, text: PresentTerm): readonly Converted[] {
  if (!SHORT_TEXTS.has(name)) return always(text);
  const isRefused = (one: string) => one.length > LONGEST_SHORT_TEXT || (name === 'MessageId' && one === '');
  if (text.kind === 'literal') return always(isRefused(text.value as string) ? FAILURE : text);
  if (text.kind === 'choice') {
    const { symbol, values } = text.choices;
    return split(symbol.isOneOf(new Set(values.flatMap((one, place) => (isRefused(one) ? [place] : [])))), text);
  }
  // What is short in any case is the text of something else, and not empty.
  if (longestText(text) <= LONGEST_SHORT_TEXT) return always(text);
  if (text.kind !== 'text') return [{ when: TRUE, term: text, mayFail: true }];
  const tooLong = written(`(> (str.len ${text.term}) ${LONGEST_SHORT_TEXT})`);
  return split(name === 'MessageId' ? or(tooLong, written(`(= ${text.term} "")`)) : tooLong, text);
}

function split(fails: Formula, term: Term): readonly Converted[] {
  return [
    { when: fails, term: FAILURE },
    { when: not(fails), term },
  ];
}

function always(term: Term): readonly Converted[] {
  return [{ when: TRUE, term }];
}

/** Whether a term stands for a value that is there; null is one. */
export function isPresent(term: Term): term is PresentTerm {
  return term.kind !== 'missing' && term.kind !== 'failure' && term.kind !== 'hidden';
}

/** Whether a term is null. */
export function isNullTerm(term: Term): boolean {
  return term.kind === 'literal' && term.value === null;
}
