import type { ErrorObject } from 'ajv/dist/2020';
/** What is to be known of a value and its schema. */
export interface About {
    /**
     * What members of the value are called where it was got.
     *
     * @default - as in the value
     */
    readonly written?: ReadonlyMap<string, string>;
    /**
     * Whether somebody else has written the schema, whose words say something else.
     *
     * @default false
     */
    readonly isForeign?: boolean;
}
/**
 * What ajv has against a value, as this project says it: a sentence each, with the place in the document, the value that
 * was got, what is allowed, and the name that was probably meant.
 *
 * A schema says in `description` what it allows, a noun phrase (`a text`), and in `title` what the members of an object
 * are called (`property`), and in `$comment` what to do with one that has no name like those that are known.
 *
 * @param about what else is to be known of the value and of its schema
 */
export declare function sentencesOf(errors: readonly ErrorObject[], value: unknown, about?: About): string[];
