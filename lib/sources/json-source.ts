import { type ParseError, parse } from 'jsonc-parser';
import { checkNesting, NestedTooDeeply } from '../files';
import { type JsonObject, UnreadableDocument } from '../terraform';

/** A file whose JSON has been read. */
export interface JsonSource<Json = JsonObject> {
  readonly file: string;
  readonly text: string;
  readonly bytes?: Buffer | undefined;
  readonly json: Json;
}

/**
 * The value of a JSON text, in which people may have written comments: templates of ARM can have them. `undefined` for what
 * is no JSON.
 *
 * @throws UnreadableDocument in one line, for what nothing can go through
 */
export function jsonOf(file: string, text: string): unknown {
  try {
    checkNesting(text);
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error;
    const { line, column } = error.place;
    throw new UnreadableDocument(`${file}:${line}:${column}: ${error.message}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true });
    return errors.length > 0 ? undefined : value;
  }
}
