/** Takes secrets out of a text. */
type Hide = (text: string) => string;
/**
 * From now on takes secrets out of every text of others before it is shown, wherever that is. In what a picture or JSON is
 * made of, and not in the finished one: a secret may be `"` or `<`.
 *
 * @param change `undefined` where there is nothing to hide any more
 */
export declare function hideInTexts(change: Hide | undefined): void;
/** A text without secrets. */
export declare function withoutSecrets(text: string): string;
/** A value for JSON without secrets; its names stay. */
export declare function valueWithoutSecrets(value: unknown): unknown;
export {};
