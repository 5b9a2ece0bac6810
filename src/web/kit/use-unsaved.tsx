import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Asks before what was typed is left behind: `useUnsaved(form.isFieldsTouched())`. */
export function useUnsaved(unsaved: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const dialog = modal.confirm({
      title: t('unsaved.title'),
      content: t('unsaved.lead'),
      okText: t('unsaved.stay'),
      cancelText: t('unsaved.leave'),
      onOk: () => blocker.reset(),
      onCancel: () => blocker.proceed(),
    });
    return () => dialog.destroy();
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

/** Keeps what is typed in this tab until it is sent: survives a reload or a closed lid. */
export function useDraft<T>(key: string): { read: () => T | null; write: (value: T) => void; clear: () => void } {
  const place = `dandang.draft.${key}`;
  return {
    read: () => {
      try {
        return JSON.parse(sessionStorage.getItem(place) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    write: (value) => sessionStorage.setItem(place, JSON.stringify(value)),
    clear: () => sessionStorage.removeItem(place),
  };
}
