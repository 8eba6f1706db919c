import { useRef } from 'preact/hooks';
import { draftTemplate, forgetTemplate, type TemplateDraft } from '../../book/template-shelf.ts';
import { Button } from '../components/button.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Fold } from '../components/section.tsx';
import { noticeOf } from '../messages.ts';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { useServices, useText } from '../use.ts';
import { useContracts } from './use-contracts.ts';

/** Templates of the user's own: those in the book, and a way to add one. */
export function OwnTemplates({ onDraft }: { readonly onDraft: (draft: TemplateDraft) => void }) {
  const services = useServices();
  const text = useText(contractsText);
  const { session, state } = useContracts();
  const input = useRef<HTMLInputElement>(null);
  const { shelf } = state;
  if (!shelf) return null;

  const look = (file: File): Promise<boolean> =>
    attempt(services, async () => {
      onDraft(draftTemplate(file.name, new Uint8Array(await file.arrayBuffer()), shelf));
    });
  const remove = (code: string): Promise<boolean> =>
    attempt(services, async () => {
      await forgetTemplate(services.host, code);
      await session.readTemplates();
      services.messages.announce(text('templateGone', { code }));
    });
  const removeButton = (code: string) => (
    <Button
      look="subtle"
      icon="cross"
      label={text('removeTemplate', { code })}
      onClick={() => void remove(code)}
    />
  );

  return (
    <Fold title={text('ownTemplates')} aside={shelf.own.size || undefined} open={shelf.broken.length > 0}>
      <p class="soft">{text('ownHint', { example: '{{需方.名称}}' })}</p>
      <ul class="own-templates">
        {[...shelf.own].map((code) => (
          <li key={code}>
            <span>
              {code} {shelf.templates.get(code)?.description.title}
            </span>
            {removeButton(code)}
          </li>
        ))}
        {shelf.broken.map(({ code, problem }) => (
          <li key={code}>
            <MessageBar notice={noticeOf(problem, services.language)} />
            {removeButton(code)}
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        accept=".docx"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void look(file);
          event.currentTarget.value = '';
        }}
      />
      <div>
        <Button icon="contract" onClick={() => input.current?.click()}>
          {text('addTemplate')}
        </Button>
      </div>
    </Fold>
  );
}
