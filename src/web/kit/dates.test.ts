import { describe, expect, it } from 'vitest';
import { dateText, momentDay, momentText, periodText } from './dates.ts';

describe('dates on screen', () => {
  it.each([
    ['1975', '1975'],
    ['1975-03', '1975.03'],
    ['1975-03-08', '1975.03.08'],
    ['', '—'],
    [null, '—'],
    [undefined, '—'],
    ['1975-13', '1975-13'],
    ['不详', '不详'],
  ])('%s is written %s', (value, text) => expect(dateText(value)).toBe(text));

  it('shows moments in China time, whatever the zone of the browser', () => {
    expect(momentText('2026-03-08T20:30:00Z')).toBe('2026.03.09 04:30');
    expect(momentText('2026-03-08T20:30:00+08:00')).toBe('2026.03.08 20:30');
    expect(momentDay('2026-03-08T16:00:00Z')).toBe('2026-03-09');
    expect(momentDay('2026-03-08T15:59:59Z')).toBe('2026-03-08');
    expect(momentDay('2026-03-08')).toBe('2026-03-08');
    expect(momentText('soon')).toBe('soon');
    expect(momentText(null)).toBe('—');
  });

  it('writes periods', () => {
    expect(periodText('2019-03', '2021-07', '至今')).toBe('2019.03–2021.07');
    expect(periodText('2019-03', null, '至今')).toBe('2019.03–至今');
  });
});
