import { Lexer, Parser } from 'yaml';
import { DEEPEST, NestedTooDeeply } from './nesting';
import { placeOf } from './text-place';

/**
 * Looks at how deep a text of YAML is, of which JSON is a part, before anything goes down into it.
 *
 * @throws NestedTooDeeply
 */
export function checkYamlNesting(text: string): void {
  if (text.length <= DEEPEST) return;
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // The library's parser keeps what is open in a list, and calls itself nowhere; what it makes is not needed yet.
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > DEEPEST) throw new NestedTooDeeply(placeOf(text, parser.offset));
  }
}
