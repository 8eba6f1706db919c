import type { ProposedContract } from '../../../src/contract/propose.ts';
import { formatIsoDate, parseIsoDate } from '../../../src/ledger/calendar.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../../../src/ledger/data.ts';
import { isBlank } from '../../../src/ledger/value.ts';
import { Button } from '../components/button.tsx';
import { Field, Select } from '../components/fields.tsx';
import { Section } from '../components/section.tsx';
import { Table } from '../components/table.tsx';
import { nothing } from '../format.ts';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { useBook, useServices, useText } from '../use.ts';
import { TemplateSelect } from './choose-step.tsx';
import { useContracts } from './use-contracts.ts';

/** New rows for the chosen customers, looked at before they are written. */
export function ProposeStep() {
  const services = useServices();
  const text = useText(contractsText);
  const { live } = useBook();
  const { session, state } = useContracts();
  if (!live) return null;
  const { terms, proposals, templateCode } = state;
  const companies = companiesOf(live.ledger);
  return (
    <Section title={text('newContracts')}>
      <TemplateSelect
        value={templateCode}
        mayBeEachOwn={false}
        onCommit={(code) => session.setTerms(terms, code)}
      />
      <Select
        label={text('company')}
        value={terms.companyCode}
        options={companies}
        onCommit={(companyCode) => session.setTerms({ ...terms, companyCode })}
        {...(companies.length === 0 ? { error: text('noCompany') } : {})}
      />
      <Field label={text('signedOn')}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            type="date"
            value={formatIsoDate(terms.signedOn)}
            onChange={(event) => {
              const signedOn = parseIsoDate(event.currentTarget.value);
              if (signedOn !== undefined) session.setTerms({ ...terms, signedOn });
            }}
          />
        )}
      </Field>
      <Table<ProposedContract>
        caption={text('newContracts')}
        rows={proposals}
        rowKey={({ contractNo }) => contractNo}
        columns={[
          { key: 'no', header: text('contractNo'), cell: ({ contractNo }) => contractNo },
          {
            key: 'customer',
            header: text('customer'),
            cell: (row) => customerName(live.ledger, row.customerId),
          },
          { key: 'settlement', header: text('settlement'), cell: (row) => String(row.settlement ?? nothing) },
          {
            key: 'term',
            header: text('termDays'),
            numeric: true,
            cell: (row) => (isBlank(row.termDays) ? nothing : String(row.termDays)),
          },
        ]}
      />
      <p class="field-hint">{text('proposeHint')}</p>
      <div class="actions">
        <Button
          look="primary"
          disabled={proposals.length === 0 || companies.length === 0}
          onClick={() => void attempt(services, () => session.register())}
        >
          {text('register', { count: proposals.length })}
        </Button>
        <Button onClick={() => session.startOver()}>{text('back')}</Button>
      </div>
    </Section>
  );
}

function companiesOf(ledger: Ledger): { readonly value: string; readonly label: string }[] {
  const companies = tableData(ledger, 'companies');
  return columnValues(companies, 'companyCode').flatMap((code, row) =>
    isBlank(code) ? [] : [{ value: String(code), label: `${code} ${valueAt(companies, row, 'name') ?? ''}` }],
  );
}

function customerName(ledger: Ledger, customerId: string): string {
  const customers = tableData(ledger, 'customers');
  const row = columnValues(customers, 'customerId').indexOf(customerId);
  return String(valueAt(customers, row, 'name') ?? customerId);
}
