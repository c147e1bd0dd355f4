import { endOfTemplate, isEscaped } from './tokens';

/** A part of a template: text as it is, an expression in `${…}`, or something that is not read, such as `%{ if … }`. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly source: string }
  | { readonly kind: 'directive'; readonly source: string };

/** Whether a text is a template, or has `$${` in it: most texts of a document are neither. */
export function mayBeTemplate(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

/**
 * The parts of a text of Terraform's JSON, where every text is a template: `$${` is `${`, and `%%{` is `%{`.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-literals
 */
export function templateParts(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    if (isEscaped(text, at)) {
      plain += `${char}{`;
      at += 3;
    } else if ((char === '$' || char === '%') && text[at + 1] === '{') {
      flush();
      const end = endOfTemplate(text, at + 2) ?? text.length;
      // `${~ x ~}` takes the spaces beside it away.
      const inside = text.slice(at + 2, end);
      const isTrimmed = inside.startsWith('~') || inside.endsWith('~');
      const isRead = char === '$' && !isTrimmed && end < text.length;
      parts.push({ kind: isRead ? 'expression' : 'directive', source: inside });
      at = end + 1;
    } else {
      plain += char;
      at += 1;
    }
  }
  flush();
  return parts;
}
