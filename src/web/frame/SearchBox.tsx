import { SearchOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import { useDelayed } from '../kit/use-delayed.ts';
import { useScreens } from '../screens-context.tsx';
import { useMayAny } from '../session/SessionProvider.tsx';

/** Anyone and anything, by name, part of a name or first letters of the pinyin. `/` jumps here from anywhere. */
export function SearchBox() {
  const { t } = useTranslation();
  const say = useTexts();
  const navigate = useNavigate();
  const may = useMayAny();
  const providers = useScreens().search.filter((p) => may(p.permission));
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const wanted = useDelayed(text.trim(), 150);

  const answers = useQueries({
    queries: providers.map((p) => ({
      queryKey: ['search', p.key, wanted],
      queryFn: ({ signal }: { signal: AbortSignal }) => p.find(wanted, signal),
      enabled: open && wanted !== '',
      staleTime: 30_000,
    })),
  });
  const groups = providers.map((p, i) => ({ provider: p, hits: answers[i]?.data ?? [] })).filter((g) => g.hits.length > 0);
  const hits = groups.flatMap((g) => g.hits);
  const loading = answers.some((a) => a.isFetching);
  const failed = answers.some((a) => a.isError);

  useEffect(() => setActive(0), [wanted]);
  useEffect(() => {
    const jump = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', jump);
    return () => document.removeEventListener('keydown', jump);
  }, []);

  const go = (to: string) => {
    setOpen(false);
    setText('');
    input.current?.blur();
    void navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (hits.length > 0) setActive((active + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      const hit = hits[active];
      if (hit) go(hit.to);
    } else if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
    }
  };

  if (providers.length === 0) return null;
  const showing = open && wanted !== '';
  const activeHit = hits[active];
  return (
    <div className="dd-search" role="search">
      <SearchOutlined className="dd-search-icon" />
      <input
        ref={input}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={showing}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={showing && activeHit ? `${listId}-${activeHit.key}` : undefined}
        placeholder={t('search.hint')}
        value={text}
        onChange={(e) => {
          setText(e.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text === '' && <kbd aria-hidden="true">/</kbd>}
      {showing && (
        // The press must not take the focus from the box, or the list would close before the click arrives.
        <div className="dd-search-list" id={listId} role="listbox" aria-label={t('search.results')} onMouseDown={(e) => e.preventDefault()}>
          {groups.map(({ provider, hits: found }) => (
            <div key={provider.key} role="group" aria-label={say(provider.labelKey)}>
              <div className="dd-search-group">{say(provider.labelKey)}</div>
              {found.map((hit) => (
                // The box takes the keys and names this line as its active descendant.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={hit.key}
                  id={`${listId}-${hit.key}`}
                  role="option"
                  aria-selected={hit === activeHit}
                  className="dd-search-hit"
                  onClick={() => go(hit.to)}
                >
                  <span>{hit.title}</span>
                  {hit.sub && <small>{hit.sub}</small>}
                </div>
              ))}
            </div>
          ))}
          {hits.length === 0 && <div className="dd-search-none">{t(loading ? 'search.looking' : failed ? 'search.failed' : 'search.none')}</div>}
        </div>
      )}
    </div>
  );
}
