import { render } from 'preact';
import type { Route } from '../commands/registry.ts';
import { App } from './app.tsx';
import { type Services, type Surroundings, servicesOf } from './services.ts';
import type { Theme } from './theme.ts';

/**
 * Draws the pane into a place of the page.
 * @returns its services, for commands that come from outside, and a way to change the theme
 */
export function startPane(
  place: HTMLElement,
  surroundings: Surroundings,
  options: { readonly start?: Route; readonly theme?: Theme | undefined } = {},
): { readonly services: Services; readonly setTheme: (theme: Theme | undefined) => void } {
  const services = servicesOf(surroundings, options.start);
  const draw = (theme: Theme | undefined): void => render(<App services={services} theme={theme} />, place);
  place.replaceChildren();
  draw(options.theme);
  return { services, setTheme: draw };
}
