import { type Ended, KeptCommand } from './kept-command';

export type { Ended };

/** The command as the tests of one file run it: one process of it is kept, as long as nothing that it was started with changes. */
export class Commands {
  private kept: { readonly command: KeptCommand; readonly surroundings: string } | undefined;

  /**
   * A process that runs the command when it is asked to.
   *
   * @returns `undefined` where it is busy, or the system has no FIFOs: start one then
   */
  free(): KeptCommand | undefined {
    if (process.platform === 'win32') return undefined;
    if (this.kept?.command.isBusy === true) return undefined;
    const surroundings = JSON.stringify([process.cwd(), process.env]);
    if (this.kept?.command.hasEnded === true || this.kept?.surroundings !== surroundings) {
      this.close();
      this.kept = { command: new KeptCommand(), surroundings };
    }
    return this.kept.command;
  }

  close(): void {
    this.kept?.command.close();
    this.kept = undefined;
  }
}
