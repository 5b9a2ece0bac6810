import type { ReactNode } from 'react';
import { useSession } from '../session/SessionProvider.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { SearchBox } from './SearchBox.tsx';
import { TodoBell } from './TodoBell.tsx';

export function TopBar({ menu }: { menu: ReactNode }) {
  const { region } = useSession();
  return (
    <header className="dd-bar">
      {menu}
      <span className="dd-region" title={region.name}>
        {region.name}
      </span>
      <SearchBox />
      <div className="dd-bar-end">
        <TodoBell />
        <LanguageSwitch />
        <PersonMenu />
      </div>
    </header>
  );
}
