export { ballotCloser } from './commands/close-voting.ts';
export { stoppedByNegativeList } from './commands/observe.ts';
export { ballotScoresOf, type CountedElection } from './queries/ballot-scores.ts';
export { ballotFigures, readableForms } from './queries/ballot-figures.ts';
export { ballotRoutes } from './routes.ts';
export { verifyBallotFile, type BoxVerification } from './verify-file.ts';
