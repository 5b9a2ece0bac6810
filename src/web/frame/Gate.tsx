import type { ReactNode } from 'react';
import { NoPermission } from '../kit/states.tsx';
import { useMay } from '../session/SessionProvider.tsx';

/** Shows the children to whom the permission allows, else says so. For a mere button use `useMay`. */
export function Gate({ permission, children }: { permission?: string | readonly string[] | undefined; children: ReactNode }) {
  const may = useMay(permission);
  return may ? children : <NoPermission {...(permission === undefined ? {} : { permission })} />;
}
