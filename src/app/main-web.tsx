import { startShell } from '../web/start.tsx';
import { sessionPort } from './session-port.ts';

void startShell(() => import('./screens.tsx').then((m) => m.domainScreens), sessionPort);
