import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** True while the page is being printed, so that virtual lists can lay out every row. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/** True while a media query holds. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const change = () => setHolds(media.matches);
    change();
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, [query]);
  return holds;
}

/** Phone width: tables with a `card` become cards. */
export const usePhone = (): boolean => useMedia('(max-width: 640px)');

/** Pixels from the top of an element to the bottom of the window, at least `least`: the height a list may take. */
export function useRoomBelow(element: HTMLElement | null, least: number): number {
  const [room, setRoom] = useState(least);
  useLayoutEffect(() => {
    if (!element) return;
    const measure = () => setRoom(Math.max(least, Math.floor(innerHeight - (element.getBoundingClientRect().top + scrollY) - 16)));
    measure();
    // Chips and notices above the list come and go.
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    addEventListener('resize', measure);
    return () => {
      watch.disconnect();
      removeEventListener('resize', measure);
    };
  }, [element, least]);
  return room;
}
