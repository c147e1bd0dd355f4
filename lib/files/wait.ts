const NOBODY = new Int32Array(new SharedArrayBuffer(4));
const MILLISECONDS = 5;

/** Waits for a moment, where a descriptor that does not wait by itself is not ready yet. */
export function waitForRoom(): void {
  Atomics.wait(NOBODY, 0, 0, MILLISECONDS);
}
