import type { Checks } from '../construct/checks';

/** A window that nothing is remembered for says something that is not meant; Azure takes it, and azurerm always has one. */
export function checkDuplicateWindow(
  checks: Checks,
  entity: {
    readonly duplicateDetectionWindow?: string | undefined;
    readonly requiresDuplicateDetection?: boolean | undefined;
  },
): void {
  checks.require(
    entity.duplicateDetectionWindow === undefined || entity.requiresDuplicateDetection === true,
    'duplicateDetectionWindow',
    entity.duplicateDetectionWindow,
    'a window only together with requiresDuplicateDetection: true',
    'switch duplicate detection on, or leave the window out',
  );
}
