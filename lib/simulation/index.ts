export { FAULT_NAMES, FAULTS, type Fault, faultKind, GUARANTEED } from './chance/faults';
export type { FaultThatHappened } from './chance/luck';
export type { Violation, ViolationKind } from './judging/ledger';
export type { ExampleMessage } from './parts/senders';
export { type SearchOptions, type SearchResult, search } from './search/search';
export { type ShortestRun, shrink } from './search/shrink';
export { NothingToSimulate, type SystemOfDocuments, systemOf } from './system-of';
export { type StoryLine, storyText } from './time/story';
export { type RunOptions, type RunResult, run, type SimulatedSystem } from './world';
