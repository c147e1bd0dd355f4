/** The original id of a message: a property of each copy of it, since a copy has an id of its own. */
export const ORIGINAL_ID_PROPERTY = 'trainingMessageId';

/** The longest id that Service Bus has. */
export const LONGEST_MESSAGE_ID = 128;
/** Of a place as much as leaves room for an id, the longest number and a time. */
const LONGEST_PLACE = 56;
/** Between the parts of an id of a stay; a place has none. */
const BETWEEN = '~';

/** That a message is in a place: what is the same at each delivery of it, and nothing else has. */
export interface Stay {
  /** Its number there, as text: it has up to 64 bits. */
  readonly number: string;
  /** Since when it is there. A place that is made anew begins to count at 1, and who remembers ids does not know. */
  readonly since: Date;
}

/**
 * The id of what is sent in the place of a message: the same at each delivery, so that a queue that detects duplicates takes
 * one copy, however often its program ends before the message is settled; and another one for whatever else comes there,
 * the same message included when somebody sends it again. `run-42~gpu-spot/retry~17~27-Nov-2026-18:22:41-GMT`.
 *
 * Place, number and time alone tell stays apart; the id of the message, or as much of it as fits, is for people. The language
 * of Logic Apps, which writes the same, has no hash, and the time is as its messages have it, in seconds.
 *
 * @param place where the message is, as `placeOfSubscription`, `placeOfRetries` and `placeOfLetter` have it
 */
export function stayId(messageId: string | undefined, place: string, { number, since }: Stay): string {
  const end = `${BETWEEN}${place.slice(0, LONGEST_PLACE)}${BETWEEN}${number}${BETWEEN}${timeText(since)}`;
  return `${(messageId ?? '').slice(0, LONGEST_MESSAGE_ID - end.length)}${end}`;
}

/** What comes to a subscription, in an id. */
export function placeOfSubscription(subscription: string): string {
  return subscription;
}

/** What comes to the queue of retries of a subscription, in an id. */
export function placeOfRetries(subscription: string): string {
  return `${subscription}${RETRIES_PLACE}`;
}

/** What the place of retries has after the subscription; no name of a subscription has a `/`. */
export const RETRIES_PLACE = '/retry';

/** Of a name as much as leaves room for which of its queues it is. */
const LONGEST_NAME = 30;

/**
 * What somebody looks at in a queue or subscription, in an id. Whatever sends it again writes the same, so that what is sent
 * by a second one, since the first was stopped, is the same copy.
 *
 * @param name the queue or subscription
 * @param subQueue which of its queues; `undefined` for its own messages
 */
export function placeOfLetter(name: string, subQueue: 'deadLetter' | 'transferDeadLetter' | undefined): string {
  return subQueue === undefined ? name : `${name.slice(0, LONGEST_NAME)}/${subQueue}`;
}

const IS_OF_STAY = /~[^~]+~\d+~[^~]+$/;

/** Whether an id looks like that of a copy. */
export function isStayId(messageId: string): boolean {
  return IS_OF_STAY.test(messageId);
}

/** `27-Nov-2026-18:22:41-GMT`: the time of a header of HTTP without its weekday. */
function timeText(time: Date): string {
  return (time.toUTCString().split(', ').at(-1) as string).replaceAll(' ', '-');
}
