/** The type of a value, in the words of the service's engine. */
export type ValueType =
  | 'string'
  | 'bool'
  | 'byte'
  | 'sbyte'
  | 'short'
  | 'ushort'
  | 'int'
  | 'uint'
  | 'long'
  | 'ulong'
  | 'float'
  | 'double'
  | 'decimal'
  | 'guid'
  | 'datetime'
  | 'timespan'
  | 'null';
