import { generateContracts } from '../../src/contract/generate.ts';
import { type ContractTerms, proposeContracts } from '../../src/contract/propose.ts';
import type { TemplateFile } from '../../src/contract/ready-template.ts';
import {
  type IssuedContract,
  issueEvents,
  keepsRecord,
  registerEntries,
} from '../../src/contract/register.ts';
import { formatIsoDate, localTime } from '../../src/ledger/calendar.ts';
import { columnOf, type Table } from '../../src/ledger/column.ts';
import { type Ledger, tableData, valueAt } from '../../src/ledger/data.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import { mediaTypes } from './bundle.ts';
import { contractChoices } from './contract-choice.ts';
import { runContracts } from './contract-run.ts';
import type {
  ContractSource,
  ContractState,
  MadeContracts,
  PassedContract,
  RefusedContract,
  Verdicts,
} from './contract-state.ts';
import { type Delivery, type DeliveryWay, openDelivery, type WayId } from './delivery.ts';
import type { BookHost, RowWrite } from './host.ts';
import type { Clock, LiveBookPort } from './state.ts';
import { readShelf } from './template-shelf.ts';

interface SessionOptions {
  readonly host: BookHost;
  readonly book: LiveBookPort;
  readonly clock: Clock;
  readonly ways: readonly DeliveryWay[];
  readonly shipped: () => Promise<readonly TemplateFile[]>;
  readonly changed: (state: ContractState) => void;
}

const nothing: Verdicts = { passed: [], refused: [] };

/**
 * One batch of contracts from choice to delivery. It outlives the view that shows it, because the files it made
 * are kept until the user confirms that they arrived. Actions reject with a `ProblemError`.
 */
export class ContractSession {
  state: ContractState = {
    step: 'choose',
    source: 'pending',
    terms: { companyCode: '', signedOn: 0 },
    proposals: [],
    numbers: [],
    verdicts: nothing,
    revision: 0,
  };
  private readonly options: SessionOptions;
  private delivery: Delivery | undefined;
  private issued: readonly IssuedContract[] = [];
  private refused: readonly RefusedContract[] = [];
  private isCancelled = false;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  /** Reads the templates at hand, again after one was added or taken away. */
  async readTemplates(): Promise<void> {
    const { host, shipped } = this.options;
    const shelf = await readShelf(host, await shipped());
    this.set({ shelf });
  }

  /** Takes up what the book and the selection offer: called when the view opens at its first step. */
  choose(source: ContractSource, templateCode?: string): void {
    if (this.state.step !== 'choose') return;
    const { templateCode: _, ...rest } = this.state;
    this.replace({ ...rest, source, ...(templateCode === undefined ? {} : { templateCode }) });
  }

  /** From the choice to the checks, by way of new rows when customers were chosen. */
  async proceed(): Promise<void> {
    const { source, templateCode, shelf } = this.state;
    const { live, selection } = this.options.book.state;
    if (!live || !shelf) return;
    const choices = contractChoices(live.ledger, selection);
    if (source !== 'customers') {
      const numbers = choices[source];
      if (templateCode !== undefined) await this.assignTemplate(numbers, templateCode);
      return this.check(numbers);
    }
    this.set({ step: 'propose', numbers: choices.customers });
    this.setTerms({ companyCode: firstCompany(live.ledger), signedOn: live.asOf });
  }

  /** Proposes the new rows again under these terms. */
  setTerms(terms: ContractTerms, templateCode = this.state.templateCode): void {
    const { shelf, numbers } = this.state;
    const { live } = this.options.book.state;
    const chosen = shelf?.templates.get(templateCode ?? '') ?? shelf?.templates.values().next().value;
    if (!live || !chosen) return;
    const proposals = proposeContracts(live.ledger, numbers, chosen.description, terms);
    this.set({ terms, proposals, templateCode: chosen.description.code });
  }

  /** Appends the proposed rows to 合同台账 and checks them. */
  async register(): Promise<void> {
    const { live } = this.options.book.state;
    // Numbers are given anew: someone may have taken one meanwhile.
    this.setTerms(this.state.terms);
    const { proposals } = this.state;
    if (!live || proposals.length === 0) return;
    const { table } = tableData(live.ledger, 'contracts');
    await this.options.host.appendRows(
      table.name,
      proposals.map((proposal) => rowWrite(table, proposal)),
    );
    await this.options.book.refresh();
    await this.check(proposals.map(({ contractNo }) => contractNo));
  }

  /** Sends every contract through gate, text and register, and keeps what each came to but no file. */
  async check(numbers: readonly string[] = this.state.numbers): Promise<void> {
    const { revision } = this.options.book.state;
    this.set({ step: 'check', numbers, verdicts: nothing, revision });
    await this.run(numbers, () => {});
  }

  /** Makes the files of those that passed, writes them into the register, and opens the delivery. */
  async make(): Promise<void> {
    const checked = this.state.verdicts;
    const numbers = checked.passed.map(({ contractNo }) => contractNo);
    const issued: IssuedContract[] = [];
    this.set({ step: 'make', verdicts: nothing });
    await this.run(numbers, (contract) => issued.push(contract));
    const { passed, refused } = this.state.verdicts;
    const verdicts = { passed, refused: [...checked.refused, ...refused] };
    const left = Math.max(0, numbers.length - passed.length - refused.length);
    if (issued.length === 0) return this.set({ step: 'check', verdicts });
    this.issued = issued;
    this.refused = verdicts.refused;
    this.delivery = openDelivery({
      files: issued.map(({ fileName: name, bytes }) => ({ name, bytes, mediaType: mediaTypes.docx })),
      ways: this.options.ways,
      archiveName: this.archiveName(issued.length),
      changed: (delivery) => this.setMade({ delivery }),
    });
    this.set({ step: 'deliver', made: { ...verdicts, left, delivery: this.delivery.state } });
    await this.writeRegister();
  }

  /**
   * Writes what was issued and refused into 合同台账, and the issues into 合同记录 where the book has it; a failure
   * is noted, and may be tried again.
   */
  async writeRegister(): Promise<void> {
    const { book, clock, host } = this.options;
    const { live } = book.state;
    if (!live) return;
    try {
      const time = localTime(clock.now());
      const { table } = tableData(live.ledger, 'contractEvents');
      const rows = keepsRecord(live.ledger) ? issueEvents(live.ledger, this.issued, time) : [];
      const cells = registerEntries(live.ledger, [...this.issued, ...this.refused], time);
      if (cells.length > 0) await book.edit(cells);
      if (rows.length > 0) {
        await host.appendRows(
          table.name,
          rows.map((row) => rowWrite(table, row)),
        );
        await book.refresh();
      }
      if (!this.state.made) return;
      const { registerProblem: _, ...made } = this.state.made;
      this.set({ made });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.setMade({ registerProblem: error.problem });
    }
  }

  /** Stops a run after the contract at hand. */
  cancel(): void {
    this.isCancelled = true;
  }

  /** One document as it would be made now; nothing when it is refused. */
  preview(contractNo: string): Uint8Array | undefined {
    const { live } = this.options.book.state;
    if (!live || !this.state.shelf) return undefined;
    const [outcome] = generateContracts(live.ledger, this.state.shelf.templates, {
      numbers: new Set([contractNo]),
    });
    return outcome?.kind === 'made' ? outcome.bytes : undefined;
  }

  pack(packing: 'zip' | 'each'): void {
    this.delivery?.pack(packing);
  }

  send(parcel: number, way: WayId): Promise<void> {
    return this.delivery?.send(parcel, way) ?? Promise.resolve();
  }

  /** The user has everything: the bytes go. */
  confirm(): void {
    this.delivery?.confirm();
    this.issued = [];
  }

  /** Back to the choice; files that were not confirmed are given up, and can be made again as they were. */
  startOver(): void {
    this.delivery = undefined;
    this.issued = [];
    const { made: _, progress: __, templateCode: ___, ...rest } = this.state;
    this.replace({ ...rest, step: 'choose', verdicts: nothing, proposals: [], numbers: [] });
  }

  /** Rows not issued yet that are to use another template get its code, in the sheet where it can be seen. */
  private async assignTemplate(numbers: readonly string[], templateCode: string): Promise<void> {
    const { book } = this.options;
    if (!book.state.live) return;
    const contracts = tableData(book.state.live.ledger, 'contracts');
    const wanted = new Set(numbers);
    const cells = Array.from({ length: contracts.rowCount }, (_, row) => row)
      .filter((row) => wanted.has(String(valueAt(contracts, row, 'contractNo') ?? '')))
      .filter((row) => isBlank(valueAt(contracts, row, 'fileHash')))
      .filter((row) => valueAt(contracts, row, 'templateCode') !== templateCode)
      .map((row) => ({ table: 'contracts', row, column: 'templateCode', value: templateCode }));
    if (cells.length > 0) await book.edit(cells);
  }

  private async run(numbers: readonly string[], keep: (contract: IssuedContract) => void): Promise<void> {
    const { book, clock } = this.options;
    const passed: PassedContract[] = [];
    const refused: Verdicts['refused'][number][] = [];
    const show = (): void =>
      this.set({
        verdicts: { passed: [...passed], refused: [...refused] },
        progress: { done: passed.length + refused.length, total: numbers.length },
      });
    this.isCancelled = false;
    show();
    await runContracts({
      book,
      clock,
      numbers,
      templates: this.state.shelf?.templates ?? new Map(),
      onTurn: show,
      isCancelled: () => this.isCancelled,
      onOutcome: (outcome) => {
        if (outcome.kind === 'refused') refused.push(outcome);
        else {
          const { contractNo, customer, fileName, notes, isRegistered } = outcome;
          passed.push({ contractNo, customer, fileName, notes, isRegistered });
          keep(outcome);
        }
      },
    });
    show();
    const { progress: _, ...rest } = this.state;
    this.replace(rest);
  }

  private archiveName(count: number): string {
    return `合同_${formatIsoDate(this.options.book.state.live?.asOf ?? 0)}_${count}份.zip`;
  }

  private setMade(part: Partial<MadeContracts>): void {
    if (this.state.made) this.set({ made: { ...this.state.made, ...part } });
  }

  private set(part: Partial<ContractState>): void {
    this.replace({ ...this.state, ...part });
  }

  private replace(state: ContractState): void {
    this.state = state;
    this.options.changed(state);
  }
}

/** A row by header, without its empty cells. */
function rowWrite(table: Table, row: Readonly<Record<string, CellValue>>): RowWrite {
  const filled = Object.entries(row).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(filled.map(([id, value]) => [columnOf(table, id).header, value]));
}

function firstCompany(ledger: Ledger): string {
  return String(valueAt(tableData(ledger, 'companies'), 0, 'companyCode') ?? '');
}
