import { calendarSecondsOf, LimitChecks } from '../../limits';

/** What is wrong with one argument of a resource, in the words of azurerm. */
export interface LimitProblem {
  readonly argument: string;
  readonly got: unknown;
  /** What Azure takes. */
  readonly allowed: string;
  /** How to mend it. */
  readonly fix: string;
}

/** Collects what is wrong with the arguments of one resource that a document has. */
export class DocumentChecks extends LimitChecks {
  readonly problems: LimitProblem[] = [];

  override add(subject: string, got: unknown, allowed: string, fix: string): void {
    this.problems.push({ argument: argumentOf(subject), got, allowed: inTerraform(allowed), fix: inTerraform(fix) });
  }

  /** Azure reads years and months too; constructs refuse them, since what they mean depends on who reads. */
  protected override lengthOf(text: string): number | undefined {
    return calendarSecondsOf(text);
  }
}

/** Options of constructs that are called otherwise in azurerm, beside the spelling. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['duplicateDetectionWindow', 'duplicate_detection_history_time_window'],
  ['namespace', 'namespace_id'],
]);

/** An option of a construct as azurerm has it: `lockDuration` is `lock_duration`. */
function argumentOf(option: string): string {
  return OTHER_NAMES.get(option) ?? option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A sentence for who writes constructs, for who writes Terraform. */
function inTerraform(sentence: string): string {
  return sentence.replace(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, argumentOf);
}
