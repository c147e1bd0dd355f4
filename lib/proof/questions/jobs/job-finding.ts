import type { Refusal } from '../../../requests';
import type { Message } from '../../../rules';

/** Something about messages and the templates of their subscription that is probably a mistake. */
export type JobFinding =
  /** A message that the contract allows is no request of these templates, whatever its body says. */
  | {
      readonly kind: 'sets-aside';
      readonly templates: readonly string[];
      readonly message: Message;
      /** Why, in the program's words. */
      readonly refusal: Refusal;
      /** The rules that bring it. */
      readonly rules: readonly string[];
    }
  /** No template takes any message of a kind, or any at all where none is named. */
  | {
      readonly kind: 'takes-none';
      readonly of: string | undefined;
      readonly message: Message;
      readonly refusal: Refusal;
    }
  /** An action takes away what senders say and a template reads. */
  | {
      readonly kind: 'takes-away';
      readonly rule: string;
      readonly property: string;
      /** Where the template puts it: `tier`, or `the parameter epochs`. */
      readonly place: string;
      readonly templates: readonly string[];
      readonly message: Message;
    }
  /** No body at all is a request of this template. */
  | { readonly kind: 'no-request'; readonly template: string; readonly refusal: Refusal };
