import { plainText } from '../../../schema';
import type { TerraformDocument, TerraformResource } from '../../../terraform';
import type { RemarkCode } from '../remarks/remark-codes';
import type { Gate } from '../remarks/review';
import { areSameLength, canonical, lengthOf } from './setting-duration';

/** A resource on one side of a change, with the document that says what it refers to. */
export interface Side {
  readonly document: TerraformDocument;
  readonly resource: TerraformResource;
}

/** An argument that has another value than before; both values are known. */
export interface Difference {
  readonly argument: string;
  /** The values, or what azurerm takes where nothing is set. */
  readonly was: unknown;
  readonly is: unknown;
  /** The values as code for people: what is sensitive is not in them, durations are written as Azure does. */
  readonly from: string;
  readonly to: string;
  readonly before: Side;
  readonly after: Side;
}

/** What a reviewer is told of a difference. */
export interface Told {
  readonly code: RemarkCode;
  /** A sentence about what it does to messages; names in it are in backticks. */
  readonly text: string;
  readonly gate?: Gate | undefined;
  /** Whether what follows from it is not known. */
  readonly unknown?: true;
}

/** What is known of one argument of a type. */
export interface Setting {
  /** What azurerm or Azure takes where it is not set. */
  readonly absent?: unknown;
  /** Whether two values are one; by their JSON, where it is not said. */
  readonly isSame?: (was: unknown, is: unknown) => boolean;
  /** How a value is written for people. */
  readonly write?: (value: string) => string;
  /** The sentence; where there is none, the argument is told as changed without one. */
  readonly tell?: (difference: Difference) => Told;
  /** What it decides, after "cannot tell", where its value is not known; without it nothing that matters. */
  readonly decides?: string;
  /** Whether it decides who may come, and nothing of where messages go. */
  readonly isAccess?: true;
  /** Whether Azure chooses a value where none is given, so that one that is not known may be no change. */
  readonly isComputed?: true;
  /** Arguments that tell of it where they change too. */
  readonly isPartOf?: readonly string[];
  /** Whether another part of the review tells of it, as long as it is known. */
  readonly isToldElsewhere?: true;
}

export type Settings = Readonly<Record<string, Setting>>;

/** The longest duration, which azurerm takes where nothing is set. @see shared/facts/azurerm.md sections 4 and 5 */
export const NEVER = 'P10675199DT2H48M5.4775807S';

/** What stops a change that loses messages by other means than filters. */
export const LOSS: Gate = 'message-loss';

/** A switch: what is so when it is on, and when it is off. */
export function switched(
  absent: boolean,
  code: RemarkCode,
  on: string,
  off: string,
  more: Pick<Setting, 'decides'> & { readonly gates?: boolean } = {},
): Setting {
  const { gates, decides } = more;
  return {
    absent,
    ...(decides !== undefined && { decides }),
    tell: ({ is }) => ({ code, text: is === true ? on : off, gate: is === gates ? LOSS : undefined }),
  };
}

/** A length of time; `tell` gets whether it is shorter, which is not known of texts that are no durations. */
export function lasting(
  absent: string,
  decides: string,
  tell: (difference: Difference & { readonly isShorter: boolean | undefined }) => Told,
): Setting {
  return {
    absent,
    decides,
    isSame: areSameLength,
    write: canonical,
    tell: (difference) => tell({ ...difference, isShorter: isShorter(difference) }),
  };
}

function isShorter({ was, is }: Difference): boolean | undefined {
  const [before, after] = [lengthOf(was), lengthOf(is)];
  return before === undefined || after === undefined ? undefined : after < before;
}

/** So many of something, by a number as it is shown, in backticks or without. */
export function numbered(shown: string, one: string, several = `${one}s`): string {
  return `${shown} ${shown.replaceAll('`', '') === '1' ? one : several}`;
}

/** A number: what is so, and what that means where it is less, or more. */
export function counted(
  code: RemarkCode,
  decides: string | undefined,
  says: (difference: Difference) => string,
  { less = '', more = '' }: { readonly less?: string; readonly more?: string } = {},
): Setting {
  return {
    ...(decides !== undefined && { decides }),
    tell: (difference) => {
      const [was, is] = [difference.was, difference.is].map((one) => Number(plainText(one))) as [number, number];
      const end = is < was ? less : is > was ? more : '';
      return { code, text: `${says(difference)}${end}` };
    },
  };
}
