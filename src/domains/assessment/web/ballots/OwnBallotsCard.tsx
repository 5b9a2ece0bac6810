import { OwnBallots } from './OwnBallots.tsx';

/** Workbench: ballots that are open. */
export default function OwnBallotsCard() {
  return <OwnBallots openOnly />;
}
