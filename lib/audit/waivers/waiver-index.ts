import { addTo } from '../../terraform/grouping';
import type { AuditedDocument } from '../document/audited-document';
import type { Subject } from '../document/subject';
import { coversFrom, isWide, namesOf, type PlacedWaiver, ruleOf } from './waiver';

/** Exceptions of one rule, by how they say what they are for. */
interface OfRule {
  readonly beside: Map<Subject, PlacedWaiver[]>;
  readonly named: Map<string, PlacedWaiver[]>;
  readonly wide: PlacedWaiver[];
}

/** Finds the exceptions that cover something, without looking at all of them. */
export class WaiverIndex {
  private readonly ofRules = new Map<string, OfRule>();
  private readonly order = new Map<PlacedWaiver, number>();

  constructor(waivers: readonly PlacedWaiver[]) {
    for (const [index, waiver] of waivers.entries()) {
      this.order.set(waiver, index);
      const { beside, named, wide } = this.ofRule(ruleOf(waiver).rule);
      if (waiver.beside !== undefined) addTo(beside, waiver.beside.subject, waiver);
      else if (isWide(waiver.scope)) wide.push(waiver);
      else addTo(named, waiver.scope, waiver);
    }
  }

  /** The exceptions from a rule, or from one finding of it, that cover something, in the order in which they were given. */
  covering(rule: string, document: AuditedDocument, subject: Subject): readonly PlacedWaiver[] {
    const known = this.ofRules.get(rule);
    if (known === undefined) return [];
    const names = known.named.size + known.wide.length === 0 ? [] : namesOf(document, subject);
    const found = [
      ...(known.beside.get(subject) ?? []),
      ...names.flatMap((name) => known.named.get(name) ?? []),
      ...known.wide.filter(({ scope }) => coversFrom(scope, names)),
    ];
    const placeOf = (waiver: PlacedWaiver) => this.order.get(waiver) as number;
    return [...new Set(found)].sort((a, b) => placeOf(a) - placeOf(b));
  }

  private ofRule(rule: string): OfRule {
    const known = this.ofRules.get(rule) ?? { beside: new Map(), named: new Map(), wide: [] };
    this.ofRules.set(rule, known);
    return known;
  }
}
