import { harmlessJson } from '../text';

/** What must not be shown, as what replaces it in a text. */
export type Hide = (text: string) => string;

let hide: Hide | undefined;

/**
 * From now on nothing of this is printed by any of the functions of this folder: commands do not show such values in the
 * first place, and this is for what nobody thought of.
 *
 * In JSON and in pictures it looks at values and texts alone. A value of one letter stands in each tag and in each name
 * there, and without those it is no JSON and no picture.
 *
 * @param values replaces what is to be kept back; `undefined` for nothing
 */
export function keepBack(values: Hide | undefined): void {
  hide = values;
}

/** A text for people without what is kept back. */
export function shownText(text: string): string {
  return hide === undefined ? text : hide(text);
}

/** JSON, one or several texts of it, without what is kept back in its values; names of members are none. */
export function shownJson(json: string): string {
  const replace = hide;
  if (replace === undefined) return json;
  return json.replace(/("(?:[^"\\]|\\.)*")(\s*:)?/g, (whole, quoted: string, colon?: string) => {
    if (colon !== undefined) return whole;
    const value: string = JSON.parse(quoted);
    const shown = replace(value);
    return shown === value ? quoted : harmlessJson(JSON.stringify(shown));
  });
}

/** A picture in Mermaid's words without what is kept back in its labels: they stand in quotes, and have none inside. */
export function shownMermaid(picture: string): string {
  const replace = hide;
  return replace === undefined ? picture : picture.replace(/"([^"]*)"/g, (_, label: string) => `"${replace(label)}"`);
}

/** XML or HTML without what is kept back in its texts. In a script only JSON is of others; styles are ours. */
export function shownMarkup(text: string): string {
  const replace = hide;
  if (replace === undefined) return text;
  return text.replace(PARTS_OF_MARKUP, (part, element?: string) => {
    if (element === undefined) return part.startsWith('<') ? part : replace(part);
    return part.replace(/^(<script[^>]*json[^>]*>)([\s\S]*)$/, (_, tag, json) => `${tag}${shownJson(json)}`);
  });
}

/** A script or a style as a whole, a tag, or the text between two. */
const PARTS_OF_MARKUP = /<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g;
