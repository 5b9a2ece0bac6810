import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { isRefusalError } from '../api/errors.ts';
import { onExpired } from '../api/request.ts';
import { languageChosen } from '../i18n/languages.ts';
import { changeLanguage } from '../i18n/start.ts';
import { holds, type Credentials, type Session, type SessionPort, type SessionStatus, type SignInState } from './session.ts';

interface SessionControl {
  readonly state: SessionStatus;
  readonly port: SessionPort;
  /** Why the session could not be read, if it could not. */
  readonly failure: Error | null;
  retry(): void;
  signIn(credentials: Credentials): Promise<SignInState>;
  signOut(): Promise<void>;
  /** Reads the session again after something about it changed (password, second factor). */
  reread(): Promise<void>;
}

const Context = createContext<SessionControl | null>(null);

export function SessionProvider({ port, children }: { port: SessionPort; children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<SessionStatus>({ status: 'unknown' });
  const [failure, setFailure] = useState<Error | null>(null);
  const current = useRef(state);
  current.current = state;
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);

  const read = useCallback(() => {
    setFailure(null);
    port.current().then(
      (session) => setState({ status: 'signed_in', session }),
      (error: unknown) => {
        if (isRefusalError(error) && error.kind === 'unauthenticated') setState({ status: 'signed_out' });
        else setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }, [port]);

  useEffect(read, [read]);

  useEffect(() => {
    onExpired(() => {
      const now = current.current;
      if (now.status !== 'signed_in' && now.status !== 'expired') return Promise.resolve(false);
      setState({ status: 'expired', session: now.session });
      return new Promise((resolve) => waiting.current.push(resolve));
    });
  }, []);

  const release = useCallback((signedIn: boolean) => {
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  }, []);

  const signIn = useCallback(
    async (credentials: Credentials): Promise<SignInState> => {
      const answer = await port.signIn(credentials);
      if (answer !== 'signed_in') return answer;
      const session = await port.current();
      if (!languageChosen()) await changeLanguage(session.language);
      const before = current.current;
      const samePerson = before.status === 'expired' && before.session.account.id === session.account.id;
      // Another person must not see what the last one had loaded, nor send what they had begun.
      if (!samePerson) client.clear();
      setState({ status: 'signed_in', session });
      release(samePerson);
      return 'signed_in';
    },
    [client, port, release],
  );

  const signOut = useCallback(async () => {
    await port.signOut();
    client.clear();
    release(false);
    // The next person at this desk must not land on the page of the last.
    history.replaceState(null, '', '/');
    setState({ status: 'signed_out' });
  }, [client, port, release]);

  const reread = useCallback(async () => {
    const session = await port.current();
    setState({ status: 'signed_in', session });
  }, [port]);

  const control = useMemo(
    () => ({ state, port, failure, retry: read, signIn, signOut, reread }),
    [state, port, failure, read, signIn, signOut, reread],
  );
  return <Context value={control}>{children}</Context>;
}

export function useSessionControl(): SessionControl {
  const control = useContext(Context);
  if (!control) throw new Error('SessionProvider is missing');
  return control;
}

/** The session, or null on public pages. */
export function useMaybeSession(): Session | null {
  const { state } = useSessionControl();
  return state.status === 'signed_in' || state.status === 'expired' ? state.session : null;
}

/** The session; only inside pages that need one. */
export function useSession(): Session {
  const session = useMaybeSession();
  if (!session) throw new Error('this page needs a session');
  return session;
}

/** May the person try this? `const mayMerge = useMay('registry.person.merge')`. The server decides on each subject. */
export const useMay = (permission: string | readonly string[] | undefined): boolean => holds(useMaybeSession(), permission);

/** For lists: `const may = useMayAny(); items.filter((i) => may(i.permission))`. */
export function useMayAny(): (permission: string | readonly string[] | undefined) => boolean {
  const session = useMaybeSession();
  return useCallback((permission) => holds(session, permission), [session]);
}
