import { FileProblem } from './file-problem';
import { NestedTooDeeply, parseJson } from './nesting';
import { readText } from './read';

/** What a file of JSON says. @throws FileProblem in one line where it cannot be read, or is no JSON */
export function readJsonFile(path: string): unknown {
  const content = readText(path);
  try {
    return parseJson(content);
  } catch (error) {
    throw new FileProblem(path, error instanceof NestedTooDeeply ? `is ${error.message}` : 'is no JSON');
  }
}
