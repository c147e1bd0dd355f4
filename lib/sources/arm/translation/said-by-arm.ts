import { type ArmObject, type ArmValue, field, isArmObject, isList, Unknown } from '../expressions/arm-values';
import { memberOf } from '../expressions/evaluate-arm';

/** Arguments of azurerm, with what is not said left out. */
export type Arguments = Readonly<Record<string, ArmValue | undefined>>;

/** What is said of a resource: asked with dots, as `properties.sqlFilter.sqlExpression`. */
export class Said {
  constructor(private readonly body: ArmObject) {}

  /** A value; `undefined` where nothing is said, and where it is `null`. In what is not known everything is unknown. */
  at(path: string): ArmValue | undefined {
    let value: ArmValue | undefined = this.body;
    for (const name of path.split('.')) {
      if (value instanceof Unknown) value = memberOf(value, name);
      else if (isArmObject(value)) value = field(value, name) ?? undefined;
      else return undefined;
      if (value === undefined) return undefined;
    }
    return value ?? undefined;
  }

  /** The same, turned round: what ARM disables. */
  not(path: string): ArmValue | undefined {
    const value = this.at(path);
    if (value === undefined) return undefined;
    return typeof value === 'boolean' ? !value : changed('not', value);
  }

  /** Whether a word is none of some: `Enabled` is not `Disabled`. */
  isNone(path: string, ...words: readonly string[]): ArmValue | undefined {
    const value = this.at(path);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return changed('isEnabled', value);
    return !words.some((word) => word.toLowerCase() === value.toLowerCase());
  }

  /** What each of a list is; the list itself where it is not known. */
  each(path: string, read: (one: Said) => ArmValue | undefined): ArmValue | undefined {
    const value = this.at(path);
    if (!isList(value)) return value;
    return value.flatMap((one): readonly ArmValue[] => {
      if (one instanceof Unknown) return [one];
      const found = isArmObject(one) ? read(new Said(one)) : undefined;
      return found === undefined ? [] : [found];
    });
  }
}

/** What a function gives for something that is not known. */
export function changed(name: string, value: ArmValue): Unknown {
  return value instanceof Unknown
    ? new Unknown(`${name}(${value.expression})`, value.isSecret)
    : new Unknown(`${name}(…)`);
}

/** What is said of some arguments. */
export function present(values: Arguments): ArmObject {
  const entries = Object.entries(values).filter((entry): entry is [string, ArmValue] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
