import type { AuditedDocument } from '../audited-document';
import type { Referring } from '../referring';
import type { Subject } from '../subject';
/**
 * The locks that keep a resource from being deleted: at it, at its resource group, or at the Azure subscription.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources#lock-inheritance
 */
export declare function locksOf(subject: Subject, document: AuditedDocument): Referring;
