import { BaseSequencer, type TestSpecification } from 'vitest/node';

type Sequencer = new (...given: ConstructorParameters<typeof BaseSequencer>) => BaseSequencer;

/** Files that take minutes begin first, in this order, so that no worker is left alone with one at the end. */
export function longFirst(names: readonly string[]): Sequencer {
  const place = (file: TestSpecification): number => {
    const found = names.findIndex((name) => file.moduleId.endsWith(name));
    return found < 0 ? names.length : found;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
    }
  };
}
