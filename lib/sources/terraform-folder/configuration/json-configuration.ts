import { type Node, parseTree } from 'jsonc-parser';
import { META_ARGUMENTS } from '../../../terraform/module/meta-arguments';
import {
  type ConfigurationFile,
  type Declaration,
  type Edit,
  edited,
  emptyUse,
  LIFECYCLE_FLAGS,
  Lines,
  type Repetition,
  renamed,
  type Use,
} from './configuration-file';
import { mentionsIn } from './hcl-blocks';
import { flagOf, functionsIn, mentionEdits } from './hcl-configuration';
import { type HclToken, hclTokens } from './hcl-tokens';

/** A member of an object in JSON. */
interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** A file of Terraform's JSON. @see https://developer.hashicorp.com/terraform/language/syntax/json */
export function jsonConfiguration(file: string, text: string): ConfigurationFile {
  const root = parseTree(text);
  const lines = new Lines(file, text);
  const place = ({ key, value }: Member) => lines.place(key.offset, value.offset + value.length);
  const linesOf = (node: Node) =>
    new Map(membersOf(node).map(({ name, key }) => [name, lines.place(key.offset, key.offset).line]));
  const sections = root === undefined ? [] : membersOf(root);
  const of = (...names: string[]) => sections.filter(({ name }) => names.includes(name));
  /** What is written below labels: `resource.TYPE.NAME`. */
  const below = (name: string) => of(name).flatMap(({ value }) => membersOf(value));
  const inTerraform = (name: string) => below('terraform').filter((member) => member.name === name);
  const blocks = (name: string) => of(name).flatMap(({ value }) => objectsIn(value).map((one) => membersOf(one)));
  const [backend] = inTerraform('backend').flatMap(({ value }) => membersOf(value));
  const [cloud] = inTerraform('cloud');
  const strings = root === undefined ? [] : stringsBelow(root);
  const tokens = strings.map(({ value }) => templateTokens(value as string));
  return {
    file,
    text,
    declarations: (['resource', 'data', 'ephemeral'] as const).flatMap((kind) =>
      below(kind).flatMap(({ name: type, value }) =>
        membersOf(value).map(
          (member): Declaration => ({
            kind,
            type,
            name: member.name,
            place: place(member),
            use: useOf(member.value),
            lifecycle: Object.fromEntries(
              membersOf(member.value)
                .filter(({ name }) => name === 'lifecycle')
                .flatMap(({ value: inside }) => membersOf(inside))
                .filter(({ name }) => LIFECYCLE_FLAGS.has(name))
                .map(({ name, value: { value: written } }) => [name, flagOf(written)]),
            ),
            lines: linesOf(member.value),
            repetition: repetitionOf(member.value),
          }),
        ),
      ),
    ),
    providers: below('provider').flatMap((member) =>
      objectsIn(member.value).map((one) => ({
        name: member.name,
        alias: textAt(one, 'alias'),
        place: lines.place(one.offset, one.offset + one.length),
        use: useOf(one),
      })),
    ),
    metas: inTerraform('provider_meta')
      .flatMap(({ value }) => membersOf(value))
      .map(({ name, value }) => ({ name, use: useOf(value) })),
    calls: below('module').map((member) => ({
      name: member.name,
      source: textAt(member.value, 'source'),
      place: place(member),
      repetition: repetitionOf(member.value),
    })),
    variables: below('variable').map((member) => ({
      name: member.name,
      hasDefault: membersOf(member.value).some(({ name }) => name === 'default'),
      place: place(member),
    })),
    outputs: below('output').map((member) => ({ name: member.name, place: place(member) })),
    settings: of('terraform').map((member) => {
      const inside = membersOf(member.value).flatMap(({ name, value }) =>
        [...linesOf(value)].map(([inner, line]) => [`${name}.${inner}`, line] as const),
      );
      return { place: place(member), lines: new Map([...linesOf(member.value), ...inside]) };
    }),
    backend:
      backend !== undefined
        ? { type: backend.name, arguments: literalsIn(backend.value), place: place(backend) }
        : cloud && { type: 'cloud', arguments: literalsIn(cloud.value), place: place(cloud) },
    // The reader of Terraform's JSON has these itself.
    moved: new Map(
      blocks('moved').flatMap((members) => {
        const [from, to] = [addressIn(members, 'from'), addressIn(members, 'to')];
        return from === undefined || to === undefined ? [] : [[to, from] as const];
      }),
    ),
    imported: blocks('import').flatMap((members) => addressIn(members, 'to') ?? []),
    forgotten: blocks('removed').flatMap((members) => {
      const lifecycle = members.filter(({ name }) => name === 'lifecycle').flatMap(({ value }) => membersOf(value));
      const isKept = lifecycle.some(({ name, value }) => name === 'destroy' && value.value === false);
      return isKept ? (addressIn(members, 'from') ?? []) : [];
    }),
    mentions: tokens.flatMap((one) => mentionsIn(one).map(({ names }) => names)),
    functions: tokens.flatMap(functionsIn),
    edits: editsOf(sections, strings),
  };
}

/** What is changed before Terraform runs on a file: what is left out becomes a comment. */
function editsOf(sections: readonly Member[], strings: readonly Node[]): Edit[] {
  const name = ({ key }: Member, text: string): Edit => ({
    start: key.offset,
    end: key.offset + key.length,
    text: JSON.stringify(text),
  });
  const edits: Edit[] = [];
  for (const section of sections) {
    const inside = membersOf(section.value);
    if (section.name === 'import' || section.name === 'check') edits.push(name(section, '//'));
    if (section.name === 'terraform')
      for (const member of inside)
        if (member.name === 'backend' || member.name === 'cloud') edits.push(name(member, '//'));
    if (section.name === 'data' || section.name === 'ephemeral') {
      edits.push(name(section, 'resource'));
      for (const type of inside) edits.push(name(type, renamed(section.name, type.name)));
    }
    const owners = section.name === 'data' ? inside.flatMap(({ value }) => membersOf(value)) : inside;
    if (section.name !== 'data' && section.name !== 'module') continue;
    for (const { value } of owners)
      for (const member of membersOf(value)) if (member.name === 'depends_on') edits.push(name(member, '//'));
  }
  for (const { value, offset, length } of strings) {
    const found = mentionEdits(templateTokens(value));
    if (found.length > 0)
      edits.push({ start: offset, end: offset + length, text: JSON.stringify(edited(value, found)) });
  }
  return edits;
}

/** The expressions in a text, which is a template; what is text only has none. */
function templateTokens(text: string): HclToken[] {
  if (!text.includes('${') && !text.includes('%{')) {
    // Where Terraform takes a text for an expression, as in `depends_on`, there are only paths.
    return /^[\w-]+(\.[\w-]+)+$/.test(text) ? hclTokens(text) : [];
  }
  // As a heredoc, in which quotes are quotes.
  const word = 'TEMPLATE';
  const [prefix, suffix] = [`<<${word}\n`, `\n${word}\n`];
  return hclTokens(`${prefix}${text}${suffix}`).map(({ start, end, ...token }) => ({
    ...token,
    start: start - prefix.length,
    end: end - prefix.length,
  }));
}

/** The members of an object, or of all objects of a list: Terraform takes both for a block. */
function membersOf(node: Node): Member[] {
  return objectsIn(node).flatMap(({ children = [] }) =>
    children.flatMap(({ children: pair }) => {
      const [key, value] = pair ?? [];
      return key === undefined || value === undefined ? [] : [{ name: String(key.value), key, value }];
    }),
  );
}

function objectsIn(node: Node): Node[] {
  if (node.type === 'object') return [node];
  return node.type === 'array' ? (node.children ?? []).flatMap(objectsIn) : [];
}

/** The texts that are values, and no names. */
function stringsBelow(node: Node): Node[] {
  if (node.type === 'string') return [node];
  if (node.type === 'property') return node.children?.[1] === undefined ? [] : stringsBelow(node.children[1]);
  return (node.children ?? []).flatMap(stringsBelow);
}

function useOf(node: Node): Use {
  const use = emptyUse();
  for (const { name, value } of membersOf(node)) {
    if (!META_ARGUMENTS.has(name)) use.attributes.add(name);
    if (name !== 'dynamic') continue;
    for (const { name: block, value: inside } of membersOf(value)) {
      const content = membersOf(inside).filter((member) => member.name === 'content');
      const inner = emptyUse();
      for (const one of content) for (const { name: argument } of membersOf(one.value)) inner.attributes.add(argument);
      use.blocks.set(block, inner);
    }
  }
  return use;
}

function repetitionOf(node: Node): Repetition | undefined {
  for (const { name, value } of membersOf(node)) {
    if (name !== 'count' && name !== 'for_each') continue;
    const text = typeof value.value === 'string' ? value.value.replace(/^\$\{(.*)\}$/s, '$1') : `a ${value.type}`;
    return { argument: name, text, start: value.offset, end: value.offset + value.length };
  }
  return undefined;
}

function textAt(node: Node, name: string): string | undefined {
  const value: unknown = membersOf(node).find((member) => member.name === name)?.value.value;
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}

function literalsIn(node: Node): Record<string, string | null> {
  return Object.fromEntries(
    membersOf(node).map(({ name, value: { type, value } }) => [
      name,
      type === 'string' || type === 'boolean' || type === 'number' ? String(value) : null,
    ]),
  );
}

function addressIn(members: readonly Member[], name: string): string | undefined {
  const value: unknown = members.find((member) => member.name === name)?.value.value;
  return typeof value === 'string' ? value.replace(/^\$\{(.*)\}$/, '$1') : undefined;
}
