/**
 * Keeps cdktf from recording a stack trace for every reference between resources.
 *
 * The traces appear nowhere but in messages about tokens that cannot be resolved, and taking them is most of the
 * time that building constructs takes; the JSON is the same. There is no switch for it in cdktf 0.21 (CDK Terrain
 * has one, set here too), only this module, which may be elsewhere in another version: then they are recorded.
 */
export function skipCreationTraces(): void {
  process.env.CDKTN_DISABLE_CREATION_STACK ??= '1';
  try {
    const traces: { captureStackTrace: () => string[] } = require('cdktf/lib/tokens/private/stack-trace');
    traces.captureStackTrace = () => [];
  } catch {
    // Slower, not wrong.
  }
}
