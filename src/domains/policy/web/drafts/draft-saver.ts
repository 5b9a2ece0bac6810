import { ConnectionError, refusalCode } from '../../../../web/api/index.ts';
import type { DraftKind, DraftView } from '../../contract/workbench.ts';
import type { Body } from './bodies.ts';

export interface UnsavedEntry {
  readonly kind: DraftKind;
  readonly id: string;
  /** Null takes the entry out. */
  readonly body: Body | null;
}
interface SaverPorts {
  readonly send: (entry: UnsavedEntry, revision: number) => Promise<DraftView>;
  readonly reload: () => Promise<DraftView>;
  /** Keeps what is not yet saved where a reload of the page finds it. */
  readonly keep: (kept: Kept) => void;
}
/** Typed on this revision and not yet saved. */
export interface Kept {
  readonly revision: number;
  readonly entries: readonly UnsavedEntry[];
}
export interface SaverState {
  readonly view: DraftView;
  readonly unsaved: ReadonlyMap<string, UnsavedEntry>;
  readonly status: 'saved' | 'waiting' | 'sending' | 'offline' | 'conflict' | 'refused';
  readonly error: unknown;
  /** On a conflict: the draft as somebody else left it. */
  readonly theirs: DraftView | null;
}

const PAUSE_MS = 700;
const AGAIN_MS = 4000;
export const keyOf = (entry: { readonly kind: string; readonly id: string }): string => `${entry.kind}/${entry.id}`;

/**
 * Saves what is typed, one entry after the other, a moment after typing stopped. Nothing typed is lost: without a connection it tries again,
 * and when somebody else changed the draft meanwhile it stops and asks.
 */
export class DraftSaver {
  private state: SaverState;
  private readonly ports: SaverPorts;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(view: DraftView, ports: SaverPorts, kept: Kept | null = null) {
    this.ports = ports;
    const entries = kept?.entries ?? [];
    // Typed on an older revision: whose words stand is for the person to say.
    const status = entries.length === 0 ? 'saved' : kept!.revision === view.revision ? 'waiting' : 'conflict';
    this.state = { view, unsaved: new Map(entries.map((e) => [keyOf(e), e])), status, error: null, theirs: status === 'conflict' ? view : null };
    if (status === 'waiting') this.later(PAUSE_MS);
  }

  readonly read = (): SaverState => this.state;
  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(entry: UnsavedEntry): void {
    const unsaved = new Map(this.state.unsaved).set(keyOf(entry), entry);
    this.set({ unsaved, ...(this.state.status === 'conflict' || this.state.status === 'sending' ? {} : { status: 'waiting', error: null }) });
    this.keep(unsaved, this.state.view);
    if (this.state.status === 'waiting') this.later(PAUSE_MS);
  }

  /** The draft as the server has it now: an answer to a command, or a fresh reading. While something is unsaved its older revision stays, so that the server sees who was first. */
  adopt(view: DraftView): void {
    if (this.state.unsaved.size === 0 && this.state.status !== 'sending' && view.revision >= this.state.view.revision) this.set({ view, status: 'saved', error: null, theirs: null });
  }

  /** Sends everything now; ends when all is saved or something stands against it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.state.status === 'conflict') return;
    await (this.running ??= this.run().finally(() => (this.running = null)));
  }

  /** On a conflict: my unsaved entries go on top of what the other person did. */
  async keepMine(): Promise<void> {
    const { theirs } = this.state;
    if (!theirs) return;
    this.set({ view: theirs, theirs: null, status: 'waiting', error: null });
    await this.flush();
  }

  /** On a conflict: the draft as the other person left it. */
  takeTheirs(): void {
    const { theirs } = this.state;
    if (!theirs) return;
    this.keep(new Map(), theirs);
    this.set({ view: theirs, theirs: null, unsaved: new Map(), status: 'saved', error: null });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    for (;;) {
      const entry = this.state.unsaved.values().next().value;
      if (!entry) return this.set({ status: 'saved', error: null });
      this.set({ status: 'sending', error: null });
      try {
        const view = await this.ports.send(entry, this.state.view.revision);
        const unsaved = new Map(this.state.unsaved);
        // Typed on while it was under way: that stays to be sent.
        if (unsaved.get(keyOf(entry)) === entry) unsaved.delete(keyOf(entry));
        this.keep(unsaved, view);
        this.set({ view, unsaved });
      } catch (error) {
        await this.stopped(error);
        return;
      }
    }
  }

  private async stopped(error: unknown): Promise<void> {
    if (error instanceof ConnectionError) return this.offline(error);
    if (refusalCode(error) !== 'policy.draft_changed_meanwhile') return this.set({ status: 'refused', error });
    try {
      this.set({ theirs: await this.ports.reload(), status: 'conflict', error });
    } catch (second) {
      this.offline(second);
    }
  }

  private offline(error: unknown): void {
    this.set({ status: 'offline', error });
    this.later(AGAIN_MS);
  }

  private keep(unsaved: SaverState['unsaved'], view: DraftView): void {
    this.ports.keep({ revision: view.revision, entries: [...unsaved.values()] });
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private set(change: Partial<SaverState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
