import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { findCases, noticesOf } from '../../cases/index.ts';
import { readInquiries } from '../access.ts';
import type { inquiryShares } from '../contract.ts';

const MOST = 100_000;

/** How often each way was taken, and whose accepted explanation has not reached the person or the head yet. A head nobody named counts as not told. */
export const sharesOfInquiries = (house: House, actor: Actor): Promise<z.infer<typeof inquiryShares.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readInquiries, { regionId: actor.regionId, organizationPaths: [] });
    const files = await findCases(unit, { type: 'inquiry', limit: MOST });
    const letters = files.filter((f) => f.opening === 'letter').length;
    const accepted = files.filter((f) => f.state === 'accepted');
    const notFedBack = [];
    for (const f of accepted) {
      const told = (await noticesOf(unit, { caseId: f.id })).filter((n) => n.action === 'accept' && n.deliveredAt !== null).map((n) => n.role);
      const missing = (['subject', 'head'] as const).filter((role) => !told.includes(role));
      if (missing.length > 0) notFedBack.push({ id: f.id, number: f.number, missing });
    }
    return { written: files.length - letters, letters, letterPercent: files.length === 0 ? null : Math.floor((letters * 100) / files.length), accepted: accepted.length, notFedBack };
  });
