import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { readDemands } from '../access.ts';

const counts = { received: z.number(), open: z.number(), overdue: z.number(), closed: z.number() };
export const readMap = endpoint({
  name: 'demands.map',
  method: 'GET',
  path: '/demands/map',
  summary: 'Areas in reach with their outlines (GeoJSON; null where none is on file) and how their demands stand; what lies in no area is counted apart.',
  output: z.object({ areas: z.array(z.object({ id: z.string(), name: z.string(), organizationName: z.string(), shape: z.unknown(), ...counts, inTime: z.string().nullable(), explanation: explanation.nullable() })), elsewhere: z.object(counts) }),
  permission: readDemands,
  refusals: [],
});
