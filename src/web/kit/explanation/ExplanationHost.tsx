import { Drawer } from 'antd';
import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../kernel/explanation.ts';
import { FailedState, LoadingState } from '../states.tsx';

const ExplanationTree = lazy(() => import('./ExplanationTree.tsx').then((m) => ({ default: m.ExplanationTree })));

type Explain = (explanation: Explanation | (() => Promise<Explanation>), title?: string) => void;
const Context = createContext<Explain>(() => undefined);

/** `const explain = useExplain(); explain(result.explanation, '考核得分')` — opens on the right; the page stays where it is. */
export const useExplain = (): Explain => useContext(Context);

export function ExplanationHost({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState<string>();
  const [shown, setShown] = useState<Explanation | null>(null);
  const [error, setError] = useState<unknown>(null);

  const explain = useCallback<Explain>((explanation, heading) => {
    setTitle(heading);
    setError(null);
    setOpen(true);
    if (typeof explanation !== 'function') return setShown(explanation);
    setShown(null);
    explanation().then(setShown, setError);
  }, []);

  return (
    <Context value={explain}>
      {children}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={title ?? t('explain.title')}
        size={560}
        mask={false}
        rootClassName="dd-explain-drawer"
        destroyOnHidden
      >
        {error !== null ? (
          <FailedState error={error} />
        ) : shown === null ? (
          <LoadingState />
        ) : (
          <Suspense fallback={<LoadingState />}>
            <ExplanationTree explanation={shown} />
          </Suspense>
        )}
      </Drawer>
    </Context>
  );
}
