/** A list of whole numbers that grows, in four bytes each: they are places in a text, of which none is that long. */
export class Numbers {
  private all = new Int32Array(1024);
  length = 0;

  /** Adds one, and tells which it is. */
  add(value: number): number {
    if (this.length === this.all.length) {
      const larger = new Int32Array(2 * this.all.length);
      larger.set(this.all);
      this.all = larger;
    }
    this.all[this.length] = value;
    return this.length++;
  }

  at(index: number): number {
    return this.all[index] as number;
  }

  set(index: number, value: number): void {
    this.all[index] = value;
  }
}
