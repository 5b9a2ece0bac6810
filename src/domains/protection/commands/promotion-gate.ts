import { levelOrder, personFacts, type AppointmentGate } from '../../registry/index.ts';
import { standsAgainst } from '../queries/effects.ts';

/** Within an effect period nobody takes a post of a higher level than he holds (公务员法 第六十四条); one of the same or a lower level is open. */
export const promotionGate: AppointmentGate = async (unit, appointment, step) => {
  if (step !== 'take_office') return [];
  const [level] = [(await personFacts(unit, [appointment.personId], unit.today)).get(appointment.personId)?.['领导职务层次']];
  if (levelOrder(appointment.leadershipLevel) >= levelOrder(typeof level === 'string' ? level : null)) return [];
  return (await standsAgainst(unit, [appointment.personId], 'promotion', unit.today)).get(appointment.personId) ?? [];
};
