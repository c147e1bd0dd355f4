import type { AuditedDocument } from './audited-document';
/**
 * Answers about parts of a document that many resources share, each found once: of a list of what they may lead to, each
 * of them asks the same. What a question throws is its answer, too.
 */
export declare class Remembered<Part extends object, Answer> {
    private readonly ask;
    private readonly answers;
    constructor(ask: (part: Part, document: AuditedDocument) => Answer);
    of(part: Part, document: AuditedDocument): Answer;
    private answer;
}
