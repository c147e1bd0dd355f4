import { valueWithoutSecrets } from './hidden-secrets';
import { withoutCommandsInJson } from './runner-commands';
import { visibleInJson } from './visible';

/** A value as JSON that somebody sees: `jsonText` without secrets. */
export function shownJson(value: object, indent?: number): string {
  return jsonText(valueWithoutSecrets(value) as object, indent);
}

/**
 * A value as JSON: exact data, in which everything that a terminal or a pipeline would act on is written in JSON's own
 * form (`\u001b`), where JSON itself would let it stand: all beyond ASCII that is not seen, and commands to runners.
 */
export function jsonText(value: object, indent?: number): string {
  return harmlessJson(JSON.stringify(value, undefined, indent));
}

/** The same of what is JSON already, one or several texts of it. */
export function harmlessJson(json: string): string {
  return withoutCommandsInJson(visibleInJson(json));
}
