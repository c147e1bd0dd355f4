export * from './app';
// What is yours, whatever it is called: a catalogue that goes, or is renamed, breaks nothing here.
export * from './contract';
export * from './environments';
export * from './jobs';
