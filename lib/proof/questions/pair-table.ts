/** Which pairs of so many things are decided, in one bit each: the larger of the two is looked up under the smaller. */
export class PairTable {
  private readonly bits: Uint32Array;
  private readonly words: number;

  constructor(private readonly count: number) {
    this.words = (count + 31) >>> 5;
    this.bits = new Uint32Array(this.words * count);
  }

  has(low: number, high: number): boolean {
    return ((this.bits[low * this.words + (high >>> 5)] as number) & (1 << (high & 31))) !== 0;
  }

  /** Adds all pairs of some things. Tells those that are new. */
  add(members: readonly number[], tell: (low: number, high: number) => void): void {
    const row = new Uint32Array(this.words);
    for (const one of members) row[one >>> 5] = (row[one >>> 5] as number) | (1 << (one & 31));
    for (const low of members) this.addRow(low, row, tell);
  }

  private addRow(low: number, row: Uint32Array, tell: (low: number, high: number) => void): void {
    const start = low * this.words;
    for (let word = low >>> 5; word < this.words; word++) {
      const known = this.bits[start + word] as number;
      let news = (row[word] as number) & ~known;
      if (news === 0) continue;
      this.bits[start + word] = known | news;
      for (; news !== 0; news &= news - 1) {
        const high = (word << 5) + (31 - Math.clz32(news & -news));
        if (high > low && high < this.count) tell(low, high);
      }
    }
  }
}
