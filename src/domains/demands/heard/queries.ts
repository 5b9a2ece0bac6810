import type { z } from 'zod';
import { dayInChina } from '../../../kernel/clock.ts';
import type { House } from '../../../platform/house/index.ts';
import { regionName } from '../../registry/index.ts';
import { askerOf } from '../queries/public.ts';
import { adoptionBy, countsBy } from '../store/index.ts';
import type { readHeard } from './contract.ts';
import { shownActions } from './store.ts';

const MOST = 200;

/** What everybody may read. The totals count all comments, those nobody wrote an action for as well. */
export async function heardPage(house: House, region: string): Promise<z.input<typeof readHeard.output>> {
  const actor = await askerOf(house, { region });
  return house.unit(actor, async (unit) => {
    const [counts] = await countsBy(unit, 'all', { within: null, source: 'netizen' });
    const adopted = (await adoptionBy(unit, null)).reduce((n, a) => n + a.adopted, 0);
    const actions = await shownActions(unit, MOST);
    return {
      region: await regionName(unit),
      totals: { received: counts?.received ?? 0, answered: counts?.closed ?? 0, adopted, hours: counts && counts.closed > 0 ? Math.round(counts.hours / counts.closed) : null },
      actions: actions.map((a) => ({ title: a.title, text: a.text, theme: a.theme, adopted: a.adopted, receivedOn: dayInChina(a.received_at), answeredOn: dayInChina(a.answered_at), said: a.said })),
    };
  });
}
