import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { ConnectionError } from './api/errors.ts';
import { Entrance } from './Entrance.tsx';
import { antdLocale } from './i18n/antd-locale.ts';
import { startLanguage } from './i18n/start.ts';
import type { DomainScreens } from './screens.ts';
import { SessionProvider } from './session/SessionProvider.tsx';
import type { SessionPort } from './session/session.ts';
import './style/index.css';
import { antdTheme, applyPalette } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // A refusal stays a refusal; only a lost connection is worth another try.
      retry: (count, error) => error instanceof ConnectionError && count < 2,
    },
  },
});

function Localized({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider theme={antdTheme} locale={antdLocale(i18n.language)} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}

export type LoadScreens = () => Promise<readonly DomainScreens[]>;

/** Starts the interface in `#root`. The screens of the domains are fetched once someone is signed in. */
export async function startShell(loadScreens: LoadScreens, port: SessionPort): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('#root is missing');
  applyPalette(document.documentElement);
  await startLanguage();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Localized>
          <SessionProvider port={port}>
            <Entrance loadScreens={loadScreens} />
          </SessionProvider>
        </Localized>
      </QueryClientProvider>
    </StrictMode>,
  );
  // Only for systems without a Chinese face: the browser fetches the parts it needs, when it needs them.
  void import('@fontsource-variable/noto-sans-sc');
}
