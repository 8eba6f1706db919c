import type { ProblemTexts } from '../problems.ts';

/** Why the gate refuses a contract, and what it asks to think about. */
export const contractProblems: ProblemTexts = {
  'contract-unknown': ['The register has no contract of this number.', 'Choose a number of 合同台账.'],
  'contract-state': [
    'The contract is voided or rejected and is not made.',
    'Register a new contract under a new number.',
  ],
  'number-repeated': [
    'The contract number occurs more than once in the register.',
    'Give the later contract a number that was never used.',
  ],
  'number-reused': [
    'This number was issued to another customer before; a number is never used again.',
    'Give this contract a number that was never used.',
  ],
  'amends-unknown': [
    'The contract that this one amends is not in the register, is void, or is another customer’s.',
    'Enter the number of a contract of the same customer, or empty the cell.',
  ],
  'override-invalid': [
    'A row of 合同记录 that was to let this refusal pass does not do.',
    'Have the right person enter a new row with value, person, post and reason.',
  ],
  'step-refused': [
    'The contract cannot take this step now.',
    'Take the step before it first, or have somebody in charge take it.',
  ],
  'override-refused': [
    'This refusal was not let pass.',
    'It takes a refusal that stands, somebody who may decide it, and a reason.',
  ],
  'number-clash': [
    'Two copies of the book gave this number to different contracts; the other one was not taken over.',
    'Give the other contract a new number, if it is not issued; otherwise void it there and issue it anew.',
  ],
  'merge-differs': [
    'The two copies of the book say different things of this contract; ours was kept.',
    'Compare both and correct ours.',
  ],
  'contract-edited': [
    'The text of the contract is not what was made.',
    'Look at every place; do not sign what you do not agree to.',
  ],
  'contract-data-altered': [
    'The data kept in the file was changed and does not fit its fingerprint.',
    'Get the original file named in the register.',
  ],
  'contract-not-registered': [
    'This is not the file that the register names.',
    'Compare 文件校验 in the register; the file named there counts.',
  ],
  'contract-data-changed': [
    'Data of the contract changed in the book after it was made.',
    'Register an amendment where the contract is to change.',
  ],
  'not-our-contract': [
    'The file does not say what it was made from.',
    'Only .docx files made by contract generate can be verified.',
  ],
  'pdf-no-office': [
    'LibreOffice was not found on this machine, so no PDF was made; the Word files are there.',
    'Install LibreOffice and run again, or save as PDF in Word or WPS.',
  ],
  'pdf-failed': [
    'A document was not turned into PDF.',
    'Open it in Word or LibreOffice to see why, then run again.',
  ],
  'run-interrupted': [
    'The run was stopped; what was made is saved, and so is the register.',
    'Run the same command again: it goes on where it stopped.',
  ],
  'company-unknown': [
    'The company code is not in 公司信息.',
    'Enter the company there, or correct the code.',
  ],
  'customer-unknown': ['The customer id is not in 客户登记.', 'Register the customer, or correct the id.'],
  'customer-state': [
    'The 状态 of the customer does not allow this document.',
    'Finish the review and put the customer’s 状态 back to 正常.',
  ],
  'veto-v1': [
    'Veto V1: bankruptcy, dishonesty, criminal case, frozen account or the like.',
    'Deal with the risk; signing needs the general manager’s written approval.',
  ],
  'veto-v2': [
    'Veto V2: sued by another supplier, or ordered to stop business.',
    'Deal with the risk; signing needs the general manager’s written approval.',
  ],
  'veto-v3': [
    'Veto V3: documents overdue by more than 180 days.',
    'Collect first; signing needs the general manager’s written approval.',
  ],
  'veto-v4': [
    'Veto V4: documents overdue by more than 90 days.',
    'Collect first; signing needs the general manager’s written approval.',
  ],
  'licence-missing': [
    'A licence this kind of customer must have is missing.',
    'Collect it, have it reviewed, and enter it in 证照.',
  ],
  'licence-expired': [
    'A licence is not valid as long as the contract asks.',
    'Get the renewed licence and enter its new last day, or shorten the contract.',
  ],
  'licence-expires': [
    'A licence ends before the contract does.',
    'Get the renewed licence in time, or shorten the contract.',
  ],
  'no-lines': [
    'The contract has no items, so goods, quantity and price are not definite.',
    'Enter at least one row in 合同明细.',
  ],
  'line-incomplete': ['An item of the contract is incomplete.', 'Fill in this cell.'],
  'line-amount': [
    'The amount of an item is not above zero, or cannot be calculated.',
    'Check quantity, price and tax rate.',
  ],
  'total-differs': ['The total is not the sum of the items.', 'Put the formula of 含税金额 back.'],
  'field-required': ['A field the contract must have is empty.', 'Fill it in.'],
  'field-choice': [
    'The template does not know this answer.',
    'Write one of the answers in the original sentence.',
  ],
  'date-order': ['A date lies before the day of signing.', 'Correct the date.'],
  'deposit-over-20': [
    'The deposit is above 20 % of the contract; the part above has no effect as a deposit (Civil Code, Art. 586).',
    'Lower the deposit.',
  ],
  'penalty-over-30': [
    'A penalty cap above 30 % may be found excessive and be adjusted (Civil Code, Art. 585).',
    'Ask the legal staff.',
  ],
  'delivery-address': [
    'The place of delivery is not an address registered for the customer (GSP).',
    'Use a registered address, or change 客户登记 first.',
  ],
  'no-credit': [
    'No credit is given to this customer: only a contract paid in cash may be made.',
    'Make it a cash contract, or have credit approved first.',
  ],
  'not-rated': [
    'The customer has no grade and limit yet, so nothing can be sold on credit.',
    'Fill in the missing cells, or sell for cash.',
  ],
  'term-over': [
    'The term is longer than the customer was granted.',
    'Shorten it, or apply for credit first.',
  ],
  'limit-over': [
    'What is owed and this contract together exceed the credit limit.',
    'Collect first, lower the amount, sell for cash, or apply for credit.',
  ],
  'overdue-hold': [
    'Money is overdue beyond the grace period; credit sales are on hold.',
    'Collect first, or sell for cash.',
  ],
  'payment-law-60': [
    'The term of a public hospital exceeds the 60 days of the payment regulation for small and medium enterprises.',
    'Agree on 60 days at most, or ask the legal staff.',
  ],
  'missing-in-draft-only': [
    'Only drafts may leave required fields open.',
    'Make a draft, or fill in the fields in the book.',
  ],
  'contract-failed': [
    'The contract could not be made; the others are not affected.',
    'Check its template and this row; if it happens again, tell the maintainers the original sentence.',
  ],
  'issued-differs': [
    'This contract was made before and would come out different now, so it was not made again.',
    'Register an amendment. When the earlier file was never handed out, empty 文件校验 in this row and make it again.',
  ],
};
