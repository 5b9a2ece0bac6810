import { Navigate } from 'react-router';
import { useMayAny } from '../../../../web/session/index.ts';

const order = [
  ['rounds', 'assessment.rounds.read'],
  ['tracking', 'assessment.tracking.read'],
  ['spot-checks', 'assessment.spot_checks.read'],
] as const;

/** 一线考核 opens with the first part that the role may read. */
export default function HomePage() {
  const may = useMayAny();
  const first = order.find(([, permission]) => may(permission)) ?? order[1];
  return <Navigate replace to={`/assessment/on-site/${first[0]}`} />;
}
