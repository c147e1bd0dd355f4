/** Takes secrets out of a text. */
type Hide = (text: string) => string;

const NOTHING: Hide = (text) => text;
let hide = NOTHING;

/**
 * From now on takes secrets out of every text of others before it is shown, wherever that is. In what a picture or JSON is
 * made of, and not in the finished one: a secret may be `"` or `<`.
 *
 * @param change `undefined` where there is nothing to hide any more
 */
export function hideInTexts(change: Hide | undefined): void {
  hide = change ?? NOTHING;
}

/** A text without secrets. */
export function withoutSecrets(text: string): string {
  return hide(text);
}

/** A value for JSON without secrets; its names stay. */
export function valueWithoutSecrets(value: unknown): unknown {
  if (hide === NOTHING) return value;
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? hide(part) : part)));
}
