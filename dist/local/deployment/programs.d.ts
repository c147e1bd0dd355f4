import type { Program } from './deployment';
import type { UploadedFiles } from './files';
import { type FilledDocument } from './filled-document';
/** The Function Apps of a document that run here: those of Node, with a package that is on this machine. */
export declare function programsOf(filled: FilledDocument, uploaded: UploadedFiles): Program[];
