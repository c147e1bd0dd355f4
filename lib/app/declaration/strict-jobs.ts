import type { Rule, RuleFilter } from '../../rules';
import type { Job } from './job';

/** A name that is no option: nothing is assignable to it, and the editor says so at the name. */
type Unknown<Name> = { readonly 'is no option of this': Name & never };

/** `Given`, without members that `Allowed` does not have. */
type Strict<Given, Allowed> = Given extends Allowed
  ? { readonly [Name in keyof Given]: Name extends keyof Allowed ? Given[Name] : Unknown<Name> }
  : Allowed;

type StrictRules<Rules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends RuleFilter ? Rules[Name] : Strict<Rules[Name], Rule>;
};

/**
 * Jobs, each with the options of a job and no others.
 *
 * TypeScript looks for options that are not known in an object that is written where its type is known, and not in
 * what a function answers (microsoft/TypeScript#7547), so that `lockDuraton` would pass.
 */
export type StrictJobs<Jobs> = {
  readonly [Name in keyof Jobs]: {
    readonly [Option in keyof Jobs[Name]]: Option extends keyof Job
      ? Option extends 'rules'
        ? StrictRules<Jobs[Name][Option]>
        : Option extends 'starts' | 'clientScoped'
          ? Strict<Jobs[Name][Option], NonNullable<Job[Option]>>
          : Jobs[Name][Option]
      : Unknown<Option>;
  };
};
