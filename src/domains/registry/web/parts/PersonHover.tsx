import { Popover } from 'antd';
import { type ReactNode } from 'react';
import type { PersonRow } from '../../contract.ts';
import { usePhone } from '../../../../web/kit/index.ts';
import { PersonCardBody } from './PersonCardBody.tsx';

/** Long enough that a pointer on its way elsewhere opens nothing. */
const WAIT_SECONDS = 0.35;

/** Photograph and main facts beside a name, while the pointer rests on it. */
export function PersonHover({ person, children }: { readonly person: PersonRow; readonly children: ReactNode }) {
  if (usePhone()) return children;
  return (
    <Popover
      placement="rightTop"
      mouseEnterDelay={WAIT_SECONDS}
      destroyOnHidden
      content={
        <span className="dd-person-card-inner dd-person-hover">
          <PersonCardBody person={person} />
        </span>
      }
    >
      <span>{children}</span>
    </Popover>
  );
}
