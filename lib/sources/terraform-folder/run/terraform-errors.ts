import { isObject } from '../../../terraform';

/** What Terraform says is wrong, with where it stands. */
export interface Diagnostic {
  readonly summary: string;
  readonly detail: string;
  readonly address: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** The bytes of the file that it is about, from 0. */
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/**
 * The errors in what Terraform has written: with `-json` a line each, or one object with a list.
 *
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function errorsIn(stdout: string): Diagnostic[] {
  const found: unknown[] = [];
  for (const line of [stdout, ...stdout.split('\n')]) {
    if (!line.trimStart().startsWith('{')) continue;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      continue;
    }
    if (!isObject(json)) continue;
    if (Array.isArray(json.diagnostics)) found.push(...json.diagnostics);
    if (json.type === 'diagnostic') found.push(json.diagnostic);
  }
  return found.filter(isObject).flatMap(({ severity, summary, detail, address, range }) => {
    if (severity !== 'error') return [];
    const { filename, start, end } = isObject(range) ? range : {};
    const [from, to] = [isObject(start) ? start : {}, isObject(end) ? end : {}];
    const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
    return {
      summary: String(summary ?? ''),
      detail: String(detail ?? ''),
      address: typeof address === 'string' ? address : undefined,
      file: typeof filename === 'string' && filename !== '' ? filename : undefined,
      line: number(from.line),
      start: number(from.byte),
      end: number(to.byte),
    };
  });
}
