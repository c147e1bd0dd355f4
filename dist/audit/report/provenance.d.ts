import type { AuditResult } from '../audit';
/** What a report was made of, so that somebody else can make it again and compare. */
export interface Provenance {
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    /** How many rules there are, and a hash of their ids and versions: two reports of one hash judge alike. */
    readonly rules: {
        readonly count: number;
        readonly sha256: string;
    };
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
    readonly also: readonly {
        readonly file: string;
        readonly sha256: string;
    }[];
}
/** A file that the command was given beside the documents. */
export interface FurtherInput {
    readonly file: string;
    readonly text: string;
    /** The bytes of the file, where they are not the UTF-8 of the text. */
    readonly bytes?: Buffer;
}
/** The provenance of a result. */
export declare function provenanceOf(result: AuditResult, toolVersion: string, also: readonly FurtherInput[]): Provenance;
/** The SHA-256 of a text, or of bytes, as hex. */
export declare function sha256(content: string | Buffer): string;
