import type { Target, TerraformResource } from '../../terraform';
import { NamedIds } from './named-ids';
import type { Subject } from './subject';
import { Unresolved } from './verdict';

/** What refers to a subject by an argument: those that do, and why there may be more. */
export interface Referring {
  readonly certain: readonly Subject[];
  readonly open: string | undefined;
}

/**
 * What the resources of a type lead to by an argument. Each is looked at once, whatever is asked then, and so is each
 * list of what several of them may lead to.
 */
export class References {
  private readonly certain = new Map<string, Subject[]>();
  /** Why something may lead there, by address. */
  private readonly possible = new Map<string, string>();
  /** Why something may lead anywhere. */
  private readonly anything: string | undefined;
  private readonly ids = new NamedIds();

  /** @param resolve where a resource leads to, which may be to several places */
  constructor(
    private readonly all: readonly Subject[],
    private readonly argument: string,
    resolve: (one: Subject) => readonly Target[],
  ) {
    // Of what may lead to one place, the last is told.
    const open = new Map<string | readonly TerraformResource[], string>();
    const mayLeadTo = (place: string | readonly TerraformResource[], why: string) => {
      open.delete(place);
      open.set(place, why);
    };
    for (const [position, one] of all.entries()) {
      for (const target of resolve(one)) {
        if (target.kind === 'resource') this.addResource(one, target.resource, mayLeadTo);
        else if (target.kind === 'id') this.ids.add(target.id, position);
        else if (target.kind === 'unknown' && target.candidates === undefined) this.anything ??= this.whyOpen(one);
        else if (target.kind === 'unknown') mayLeadTo(target.candidates ?? [], this.whyOpen(one));
      }
    }
    for (const [place, why] of open) {
      if (typeof place === 'string') this.possible.set(place, why);
      else for (const { address } of place) this.possible.set(address, why);
    }
  }

  /** What leads to a subject. */
  to(subject: Subject): Referring {
    const id = this.ids.first(subject);
    const byId = id === undefined ? undefined : this.whyOpen(this.all[id] as Subject);
    return {
      certain: this.certain.get(subject.address) ?? [],
      open: this.anything ?? this.possible.get(subject.address) ?? byId,
    };
  }

  private addResource(
    one: Subject,
    { address }: TerraformResource,
    mayLeadTo: (place: string, why: string) => void,
  ): void {
    const perhaps = one.resource?.perhaps;
    if (perhaps !== undefined) {
      mayLeadTo(address, `${one.address} may not be there: ${perhaps}`);
      return;
    }
    const known = this.certain.get(address);
    if (known === undefined) this.certain.set(address, [one]);
    // A list may name one place twice.
    else if (known.at(-1) !== one) known.push(one);
  }

  private whyOpen({ address }: Subject): string {
    return `${address} has ${this.argument.replace(/\.\*$/, '')} that only Terraform knows, and may be for it`;
  }
}

/** The verdict that depends on what may be there beside. @throws Unresolved where there may be something */
export function mustBeAll({ open }: Referring): void {
  if (open !== undefined) throw new Unresolved(open);
}
