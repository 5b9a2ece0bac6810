import { createContext, useContext } from 'react';
import { joinScreens, type AllScreens, type LinkKind } from './screens.ts';

export const ScreensContext = createContext<AllScreens>(joinScreens([]));

/** The screens of all domains: the dossier page reads its tabs and panels from here. */
export const useScreens = (): AllScreens => useContext(ScreensContext);

/** `link('person', id)` → its address, or null when no domain shows such a thing. */
export function useLinks(): (kind: LinkKind, id: string) => string | null {
  const { links } = useScreens();
  return (kind, id) => links[kind]?.(id) ?? null;
}
