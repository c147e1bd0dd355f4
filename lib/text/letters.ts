import { Numbers } from './numbers';

const NONE = -1;
/** In the place of the first child: the children are in a map. */
const IN_MAP = -2;
/** More children than so many are found by a map. */
const FEW = 8;

/** Texts letter by letter, those that begin alike in one (a trie). A state is what was read so far; the first is 0. */
export class Letters {
  private readonly firstChild = new Numbers();
  private readonly sibling = new Numbers();
  private readonly letter = new Numbers();
  private readonly maps = new Map<number, Map<number, number>>();

  constructor() {
    this.create(0);
  }

  /** How many states there are. */
  get states(): number {
    return this.letter.length;
  }

  /** Adds a text, and tells the state at its end. */
  add(text: string): number {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      const next = this.next(state, letter);
      state = next === NONE ? this.append(state, letter) : next;
    }
    return state;
  }

  /** The state after one more letter; -1 where nothing goes on so. */
  next(state: number, letter: number): number {
    const first = this.firstChild.at(state);
    if (first === IN_MAP) return this.maps.get(state)?.get(letter) ?? NONE;
    for (let child = first; child !== NONE; child = this.sibling.at(child))
      if (this.letter.at(child) === letter) return child;
    return NONE;
  }

  /** Shows each letter that may come next, with the state after it. */
  each(state: number, show: (letter: number, next: number) => void): void {
    for (const child of this.childrenOf(state)) show(this.letter.at(child), child);
  }

  private childrenOf(state: number): number[] {
    const first = this.firstChild.at(state);
    if (first === IN_MAP) return [...(this.maps.get(state)?.values() ?? [])];
    const children: number[] = [];
    for (let child = first; child !== NONE; child = this.sibling.at(child)) children.push(child);
    return children;
  }

  private append(state: number, letter: number): number {
    const child = this.create(letter);
    const map = this.maps.get(state);
    if (map !== undefined) map.set(letter, child);
    else {
      this.sibling.set(child, this.firstChild.at(state));
      this.firstChild.set(state, child);
      const children = this.childrenOf(state);
      if (children.length > FEW) {
        this.maps.set(state, new Map(children.map((one) => [this.letter.at(one), one])));
        this.firstChild.set(state, IN_MAP);
      }
    }
    return child;
  }

  private create(letter: number): number {
    this.firstChild.add(NONE);
    this.sibling.add(NONE);
    return this.letter.add(letter);
  }
}
