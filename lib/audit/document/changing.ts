import type { Target, TerraformResource } from '../../terraform';
import { argumentOfChange, kindOfType } from './changes-by-azapi';
import { NamedIds } from './named-ids';
import type { Opaque } from './opaque';
import type { Subject } from './subject';

/** What may change a subject of some type: the positions of what comes first. */
interface ChangesOfKind {
  readonly byAddress: ReadonlyMap<string, number>;
  readonly ids: NamedIds;
  /** The first that may change anything. */
  readonly anything: number;
}

/**
 * What changes subjects from outside, or may. For each kind of resource all that may change one is resolved once: asked
 * of each subject anew it would take the square of the time.
 */
export class Changing {
  private readonly all: readonly (readonly [Subject, Opaque])[];
  private readonly ofKind = new Map<string, ChangesOfKind>();

  constructor(
    opaque: ReadonlyMap<Subject, Opaque>,
    private readonly resolve: (subject: Subject, argument: string) => Target,
  ) {
    this.all = [...opaque];
  }

  /** The first resource that changes a subject, or may. */
  first(subject: Subject): Subject | undefined {
    if (this.all.length === 0) return undefined;
    const { byAddress, ids, anything } = this.changesOf(subject);
    const first = Math.min(byAddress.get(subject.address) ?? anything, ids.first(subject) ?? anything, anything);
    return this.all[first]?.[0];
  }

  private changesOf(subject: Subject): ChangesOfKind {
    const kind = kindOfType(subject.type);
    const known = this.ofKind.get(kind) ?? this.findChanges(subject);
    this.ofKind.set(kind, known);
    return known;
  }

  private findChanges(subject: Subject): ChangesOfKind {
    const byAddress = new Map<string, number>();
    const ids = new NamedIds();
    const lists = new Set<readonly TerraformResource[]>();
    let anything = this.all.length;
    const add = ({ address }: TerraformResource, position: number) => {
      if (!byAddress.has(address)) byAddress.set(address, position);
    };
    for (const [position, [one, { makes }]] of this.all.entries()) {
      const argument = argumentOfChange(one, makes, subject);
      const target = argument === undefined ? undefined : this.resolve(one, argument);
      if (target?.kind === 'resource') add(target.resource, position);
      if (target?.kind === 'id') ids.add(target.id, position);
      if (target?.kind !== 'unknown') continue;
      const { candidates } = target;
      if (candidates === undefined) anything = Math.min(anything, position);
      else if (!lists.has(candidates)) for (const candidate of candidates) add(candidate, position);
      if (candidates !== undefined) lists.add(candidates);
    }
    return { byAddress, ids, anything };
  }
}
