import { Refusal } from './request';
/**
 * Looks at the form of a token, so that a program that forgets it, or makes it wrongly, finds that out here. Whose key it
 * was made with, and until when it is good, is not looked at: nothing here is secret.
 */
export declare function authorizationProblem(authorization: string | undefined): Refusal | undefined;
