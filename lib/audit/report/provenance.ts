import { createHash } from 'node:crypto';
import type { AuditResult } from '../audit';

/** What a report was made of, so that somebody else can make it again and compare. */
export interface Provenance {
  readonly tool: { readonly name: string; readonly version: string };
  /** How many rules there are, and a hash of their ids and versions: two reports of one hash judge alike. */
  readonly rules: { readonly count: number; readonly sha256: string };
  readonly inputs: readonly {
    readonly document: string;
    readonly file: string;
    readonly sha256: string;
    /** What wrote it, as far as it says. */
    readonly writtenBy: string | null;
    /** The versions of providers that are allowed; null for any. */
    readonly providers: Readonly<Record<string, string | null>>;
  }[];
  /** Further files that the result depends on: exceptions, and results of checkov. */
  readonly also: readonly { readonly file: string; readonly sha256: string }[];
}

/** A file that the command was given beside the documents. */
export interface FurtherInput {
  readonly file: string;
  readonly text: string;
  /** The bytes of the file, where they are not the UTF-8 of the text. */
  readonly bytes?: Uint8Array;
}

/** The provenance of a result. */
export function provenanceOf(result: AuditResult, toolVersion: string, also: readonly FurtherInput[]): Provenance {
  return {
    tool: { name: 'training-job-scheduler', version: toolVersion },
    rules: {
      count: result.rules.length,
      sha256: sha256(result.rules.map(({ id, version }) => `${id}@${version}`).join('\n')),
    },
    inputs: result.documents.flatMap(({ path, files, settings }) =>
      files.map(({ file, text, bytes }) => ({
        document: path,
        file,
        sha256: sha256(bytes ?? text),
        writtenBy: settings.writtenBy ?? null,
        providers: Object.fromEntries([...settings.providers].map(([name, version]) => [name, version ?? null])),
      })),
    ),
    also: also.map(({ file, text, bytes }) => ({ file, sha256: sha256(bytes ?? text) })),
  };
}

/** The SHA-256 of a text, or of bytes, as hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
