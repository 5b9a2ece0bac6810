import { fixedClock } from '../../kernel/clock.ts';
import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import { earlier } from '../calendar.ts';
import { buildHouse, type House } from '../../platform/house/index.ts';

/** The same house on another day, ten in the morning in China: what was put on record then carries that day. Today is the house itself. */
export const houseOn = (house: House, day: Day, today: Day): House =>
  day >= today ? house : buildHouse({ clock: fixedClock(`${day}T02:00:00Z`), log: house.log, cipher: house.cipher, signer: house.signer, database: house.database, wake: (worker) => house.wake(worker) });

/** Offices report after the end of a month; the last stretch is reported today. */
export const reportingDay = (occurredOn: Day, today: Day): Day => earlier(addDays(addMonths(`${occurredOn.slice(0, 7)}-01`, 1), 4), today);
