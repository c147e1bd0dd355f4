/** Adds a value to the list that a map has under a key. */
export declare function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void;
