import { type Ended, KeptCommand } from './kept-command';

export type { Ended };

/** The command as the tests of one file run it: one process of it is kept, as long as no variable changes. */
export class Commands {
  private kept: { readonly command: KeptCommand; readonly environment: string } | undefined;

  /**
   * A process that runs the command when it is asked to.
   *
   * @returns `undefined` where it is busy, or the system has no FIFOs: start one then
   */
  free(): KeptCommand | undefined {
    if (process.platform === 'win32') return undefined;
    if (this.kept?.command.isBusy === true) return undefined;
    const environment = JSON.stringify(process.env);
    if (this.kept?.command.hasEnded === true || this.kept?.environment !== environment) {
      this.close();
      this.kept = { command: new KeptCommand(), environment };
    }
    return this.kept.command;
  }

  close(): void {
    this.kept?.command.close();
    this.kept = undefined;
  }
}
