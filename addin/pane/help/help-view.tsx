import { commandGroups, commands } from '../../commands/registry.ts';
import { customFunctions, functionNamespace } from '../../functions/registry.ts';
import { Button } from '../components/button.tsx';
import { Section } from '../components/section.tsx';
import { runCommand } from '../run-command.ts';
import { helpText } from '../text/help.ts';
import { useServices, useText } from '../use.ts';

/** What the product can do, from the same registry the ribbon is made of. */
export function View() {
  const services = useServices();
  const { language } = services;
  const text = useText(helpText);
  return (
    <>
      <h1>{text('title')}</h1>
      {commandGroups.map(({ id, label }) => (
        <Section key={id} title={label[language]}>
          <ul class="help-commands">
            {commands
              .filter(({ group }) => group === id)
              .map((command) => (
                <li key={command.id}>
                  <Button
                    icon={command.icon}
                    label={text('run', { command: command.label[language] })}
                    onClick={() => void runCommand(command, services)}
                  >
                    {command.label[language]}
                  </Button>
                  <p class="soft">
                    {command.description[language]}
                    {command.shortcut && <kbd>{text('shortcut', { keys: command.shortcut })}</kbd>}
                  </p>
                </li>
              ))}
          </ul>
        </Section>
      ))}
      <Section title={text('functions')}>
        <p class="soft">{text('functionsHint')}</p>
        <dl class="help-functions">
          {customFunctions.map(({ id, name, description, example }) => (
            <div key={id}>
              <dt>
                <code>
                  ={functionNamespace}.{name[language]}
                  {example.arguments}
                </code>{' '}
                <span class="soft">{text('answer', { answer: example.answer[language] })}</span>
              </dt>
              <dd>{description[language]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={text('rules')}>
        <ul class="help-rules">
          <li>{text('ruleFormulas')}</li>
          <li>{text('ruleMissing')}</li>
          <li>{text('ruleStandards')}</li>
          <li>{text('ruleLocal')}</li>
        </ul>
      </Section>
    </>
  );
}
