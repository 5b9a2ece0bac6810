export { useMay, useMayAny, useSession, useMaybeSession } from './SessionProvider.tsx';
export type { Session } from './session.ts';
