import { Navigate } from 'react-router';
import { useMay } from '../../../web/session/index.ts';

/** Items for those who see them, campaigns for the others. */
export default function HomePage() {
  return <Navigate to={useMay('supervision.items.read') ? '/supervision/items' : '/supervision/campaigns'} replace />;
}
