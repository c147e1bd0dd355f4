import { dirname, resolve } from 'node:path';
import { isNode, type Node, parseTypeScript } from '../../package/typescript-parser';

/** Something in a source file that has a name: an option, a construct with its id, an object with a `name`, a constant. */
export interface Mark {
  readonly name: string;
  readonly file: string;
  /** Where it starts in the text of the file. */
  readonly offset: number;
  /** What it stands in. */
  readonly parent: Mark | undefined;
  /** Whether it is a constant, which stands wherever it is used. */
  readonly isConstant: boolean;
}

/** The use of a name as a value. */
export interface Use {
  readonly name: string;
  readonly file: string;
  readonly within: Mark | undefined;
}

/** A name from another file. */
export interface Import {
  readonly file: string;
  readonly local: string;
  readonly imported: string;
  /** The other file, if it is one of TypeScript. */
  readonly from: string;
}

/** All that has a name in a file, and all uses of names. */
export interface Marks {
  readonly imports: readonly Import[];
  readonly marks: readonly Mark[];
  readonly uses: readonly Use[];
}

/** Of a source that can be compiled; the compiler has said so by now. */
export function marksOf(file: string, source: string): Marks {
  const walk = new Walk(file);
  walk.children(parseTypeScript(source), undefined);
  return walk;
}

class Walk implements Marks {
  readonly marks: Mark[] = [];
  readonly uses: Use[] = [];
  readonly imports: Import[] = [];

  constructor(private readonly file: string) {}

  children(node: Node, within: Mark | undefined): void {
    for (const part of Object.values(node)) this.part(part, within);
  }

  private part(part: unknown, within: Mark | undefined): void {
    if (Array.isArray(part)) for (const one of part) this.part(one, within);
    else if (isNode(part)) this.visit(part, within);
  }

  private visit(node: Node, within: Mark | undefined): void {
    switch (node.type) {
      case 'ObjectProperty':
        // `{ contract }` is an option and the use of a name.
        this.part(node.value, this.mark(nameOf(node.key), node.key as Node, within));
        break;
      case 'ObjectMethod':
        this.part(node.body, this.mark(nameOf(node.key), node.key as Node, within));
        break;
      case 'VariableDeclarator':
        this.part(node.init, this.mark(nameOf(node.id), node.id as Node, within, true));
        break;
      case 'ObjectExpression':
        this.object(node, within);
        break;
      case 'CallExpression':
      case 'NewExpression': {
        const id = (node.arguments as readonly Node[]).find(({ type }) => type === 'StringLiteral');
        this.children(node, id === undefined ? within : this.mark(nameOf(id), id, within));
        break;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        this.member(node, within);
        break;
      case 'Identifier':
        this.uses.push({ name: String(node.name), file: this.file, within });
        break;
      case 'ImportDeclaration':
        this.importsOf(node);
        break;
      default:
        this.children(node, within);
        break;
    }
  }

  /** `m.sys.label`: each name stands in the one before. */
  private member(node: Node, within: Mark | undefined): Mark | undefined {
    const object = node.object as Node;
    const isMember = object.type === 'MemberExpression' || object.type === 'OptionalMemberExpression';
    const outer = isMember ? this.member(object, within) : within;
    if (!isMember) this.part(object, within);
    const name = node.property as Node;
    return this.mark(nameOf(name), name, outer);
  }

  private importsOf(node: Node): void {
    const from = `${resolve(dirname(this.file), nameOf(node.source) ?? '')}.ts`;
    for (const { local, imported } of node.specifiers as readonly Node[]) {
      const name = nameOf(local) ?? '';
      this.imports.push({ file: this.file, local: name, imported: nameOf(imported) ?? name, from });
    }
  }

  private object(node: Node, within: Mark | undefined): void {
    const properties = node.properties as readonly Node[];
    const named = properties.find(({ type, key }) => type === 'ObjectProperty' && nameOf(key) === 'name');
    const value = named?.value as Node | undefined;
    const inner = value?.type === 'StringLiteral' ? this.mark(nameOf(value), value, within) : within;
    for (const property of properties) this.visit(property, inner);
  }

  private mark(name: string | undefined, at: Node, parent: Mark | undefined, isConstant = false): Mark | undefined {
    if (name === undefined) return parent;
    const mark: Mark = { name, file: this.file, offset: at.start, parent, isConstant };
    this.marks.push(mark);
    return mark;
  }
}

/** The text of an identifier or of a text; nothing for what is computed. */
function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node.value);
  return node.type === 'Identifier' ? String(node.name) : undefined;
}
