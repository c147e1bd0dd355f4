import type { AuditedDocument } from '../audited-document';
import type { Subject } from '../subject';
import { type Verdict } from '../verdict';
/**
 * Where the state is kept, and who can get at it.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
export declare function judgeBackend(_subject: Subject, document: AuditedDocument): Verdict;
