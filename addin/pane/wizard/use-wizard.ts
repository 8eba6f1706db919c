import { defaultStandards } from '../../../templates/standards/default.ts';
import { type Wizard, wizardOf } from '../../book/wizard.ts';
import type { WizardState } from '../../book/wizard-state.ts';
import type { Services } from '../services.ts';
import { type Store, storeOf } from '../store.ts';
import { useServices, useStore } from '../use.ts';

interface Opened {
  readonly wizard: Wizard;
  readonly store: Store<WizardState>;
}

/** The wizard outlives its view: going to another tab must not lose what was chosen, nor stop the writing. */
const opened = new WeakMap<Services, Opened>();

function openWizard(services: Services): Opened {
  const wizard = wizardOf(services.host, services.book, defaultStandards);
  const store = storeOf(wizard.state);
  wizard.subscribe((state) => store.set(state));
  const entry = { wizard, store };
  opened.set(services, entry);
  return entry;
}

/** The wizard at hand, drawn again as it goes on. */
export function useWizard(): { readonly wizard: Wizard; readonly state: WizardState } {
  const services = useServices();
  const { wizard, store } = opened.get(services) ?? openWizard(services);
  return { wizard, state: useStore(store) };
}
