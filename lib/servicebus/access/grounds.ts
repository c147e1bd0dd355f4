import { isPlain, valueThat, type WaiverGrounds } from '../../rules';

/** Grounds by their form: what is in them is checked with the other waivers. */
export const grounds = valueThat<WaiverGrounds>('grounds: an object with reason, approver, ticket, expires', isPlain);
