import type { AuditedDocument } from './audited-document';

/**
 * Answers about parts of a document that many resources share, each found once: of a list of what they may lead to, each
 * of them asks the same. What a question throws is its answer, too.
 */
export class Remembered<Part extends object, Answer> {
  private readonly answers = new WeakMap<Part, { readonly answer: Answer } | { readonly error: unknown }>();

  constructor(private readonly ask: (part: Part, document: AuditedDocument) => Answer) {}

  of(part: Part, document: AuditedDocument): Answer {
    const known = this.answers.get(part) ?? this.answer(part, document);
    this.answers.set(part, known);
    if ('error' in known) throw known.error;
    return known.answer;
  }

  private answer(part: Part, document: AuditedDocument) {
    try {
      return { answer: this.ask(part, document) };
    } catch (error) {
      return { error };
    }
  }
}
