/** An address without the keys of instances: `module.a["x"].b.c[0]` is `module.a.b.c`. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

/** Why a resource, or a module that it is in, may not be there, or several times. */
export function perhapsOf(address: string, perhaps: ReadonlyMap<string, string>): string | undefined {
  if (perhaps.size === 0) return undefined;
  const plain = withoutKeys(address);
  const own = perhaps.get(plain);
  if (own !== undefined) return own;
  const parts = plain.split('.');
  for (let length = 2; length < parts.length && parts[length - 2] === 'module'; length += 2) {
    const why = perhaps.get(parts.slice(0, length).join('.'));
    if (why !== undefined) return why;
  }
  return undefined;
}

/** The key of an instance, which may be an id: as its address tells it. */
export function keyTold(index: unknown, address: string): unknown {
  if (typeof index !== 'string') return index;
  const [, key] = /\[("(?:[^"\\]|\\.)*")\]$/.exec(address) ?? [];
  return key === undefined ? index : JSON.parse(key);
}

/** The modules that an address begins with. */
export function moduleIn(address: string): string {
  const [module = ''] = /^(?:module\.[\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)+/.exec(address) ?? [];
  return module.slice(0, -1);
}
