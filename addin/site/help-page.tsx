import { commandGroups, commands } from '../commands/registry.ts';
import { customFunctions, functionNamespace } from '../functions/registry.ts';
import { type Language, say } from '../language.ts';
import { files, iconFile } from '../manifest/product.ts';
import { helpText } from '../pane/text/help.ts';
import { pageHtml } from './page.tsx';
import { helpPageText } from './text/help.ts';

/** The page Office opens as “get started”. */
export function helpPage(language: Language): string {
  const steps = ['stepTables', 'stepFill', 'stepStandards', 'stepContracts'] as const;
  const rules = ['ruleFormulas', 'ruleMissing', 'ruleStandards', 'ruleLocal'] as const;
  const children = (
    <>
      <h2>{helpPageText.start[language]}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{helpPageText[step][language]}</li>
        ))}
      </ol>
      {commandGroups.map(({ id, label }) => (
        <section key={id}>
          <h2>{label[language]}</h2>
          <Commands language={language} group={id} />
        </section>
      ))}
      <h2>{helpText.functions[language]}</h2>
      <p>{helpText.functionsHint[language]}</p>
      <dl>
        {customFunctions.map(({ id, name, example, description }) => (
          <div key={id}>
            <dt>
              <code>{`=${functionNamespace}.${name[language]}${example.arguments}`}</code>{' '}
              {say(helpText.answer, language, { answer: example.answer[language] })}
            </dt>
            <dd>{description[language]}</dd>
          </div>
        ))}
      </dl>
      <h2>{helpText.rules[language]}</h2>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{helpText[rule][language]}</li>
        ))}
      </ul>
      <p>
        <a href={files.support[language]}>{helpPageText.support[language]}</a>
      </p>
    </>
  );
  return pageHtml({ language, title: helpPageText.title[language], addresses: files.help, children });
}

function Commands({ language, group }: { language: Language; group: (typeof commandGroups)[number]['id'] }) {
  return (
    <ul class="commands">
      {commands
        .filter((command) => command.group === group)
        .map(({ id, icon, label, description, shortcut }) => (
          <li key={id}>
            <img src={iconFile(icon, 64)} width="32" height="32" alt="" />
            <div>
              <strong>{label[language]}</strong> {shortcut && <kbd>{shortcut}</kbd>}
              <p>{description[language]}</p>
            </div>
          </li>
        ))}
    </ul>
  );
}
