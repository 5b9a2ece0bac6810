import { useParams } from 'react-router';
import { DossierOf } from './DossierOf.tsx';

/** 一人一档 of the person in the address. */
export default function DossierPage() {
  const { personId = '' } = useParams();
  return <DossierOf key={personId} personId={personId} />;
}
