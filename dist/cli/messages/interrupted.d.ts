/** Ctrl-C, and whoever ends processes, end what goes on; once more, and later, ends the command at once. */
export declare function interruption(): AbortSignal;
