import { Link } from 'react-router';
import { useMay } from '../session/SessionProvider.tsx';
import { useLinks } from '../screens-context.tsx';
import type { LinkKind } from '../screens.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  /** Permission the page behind the link asks for; without it the name stands as text. */
  readonly permission?: string;
}

/** A name that leads to the thing, where the role may go and a domain shows it; plain text otherwise. */
export function ThingLink({ kind, id, name, permission }: Props & { kind: LinkKind }) {
  const to = useLinks()(kind, id);
  const may = useMay(permission);
  return to && may ? <Link to={to}>{name}</Link> : <span>{name}</span>;
}

export const PersonLink = (props: Props) => <ThingLink kind="person" {...props} />;
export const OrganizationLink = (props: Props) => <ThingLink kind="organization" {...props} />;
