import { createColors, isColorSupported } from 'picocolors';

/** Colours on a terminal. In a pipe there are none, whatever the machine: picocolors alone has them on CI. */
export const colors = createColors(process.stdout.isTTY === true && isColorSupported);
