import type { ProblemTexts } from '../problems.ts';

const cleanTemplate = 'Mend the template and make the document again.';

/** Problems of Word templates and of the documents made from them. */
export const templateProblems: ProblemTexts = {
  'template-unknown': ['There is no template for this code.', 'Write a code that exists, such as T1.'],
  'template-description': [
    'The description of a template is incomplete or wrong.',
    'Correct it, or install the product again.',
  ],
  'template-description-unknown': [
    'The description of a template has an entry nobody knows; it was not used.',
  ],
  'clause-missing': [
    'The text lacks something that its kind of document must say.',
    'Add the passage; the original names the article of the law and what to write.',
  ],
  'clause-advised': ['The text lacks something that is usual.', 'Add the passage if it fits your business.'],
  'clause-void': [
    'The text holds an agreement that the law does not let stand.',
    'Take it out or limit it; the original names the article.',
  ],
  'clause-plain': [
    'A clause that limits the rights of the other side is not set off.',
    'Make it bold so that it is seen.',
  ],
  'deposit-text-over-20': [
    'The deposit in the text is above 20 % of the price.',
    'Lower it, or call it an advance payment.',
  ],
  'not-a-document': [
    'The file is not a Word document.',
    'Open it in Word or WPS, save it as .docx, and try again.',
  ],
  'columns-outside-row': [
    'A loop over columns does not begin and end in the same row of a table.',
    'Write {{#columns list}} in the first cell to repeat and {{/columns}} in the last one of that row.',
  ],
  'too-many-columns': [
    'A loop wants more columns than a Word table takes.',
    'Give it fewer entries, or repeat rows with {{#each}} instead.',
  ],
  'merge-outside-rows': [
    'Cells can only be merged in a row that a loop repeats by itself.',
    'Write the tag in a cell of that row; let a turn of the loop be one row without conditions.',
  ],
  'restart-outside-loop': [
    'Lists can only begin anew within a loop.',
    'Write the tag between {{#each}} and {{/each}}.',
  ],
  'tag-empty': ['A tag has nothing between its braces.', 'Write a field name into it, or delete it.'],
  'tag-syntax': [
    'A tag is not written correctly.',
    'Check its brackets and quotes; names with spaces go in [ ].',
  ],
  'tag-not-opened': [
    'There is “}}” without “{{” before it.',
    'Write {{ before the field name, in the same paragraph.',
  ],
  'tag-not-closed': [
    'A tag is not finished: “}}” is missing.',
    'Write }} at its end, in the same paragraph.',
  ],
  'tag-unescaped': [
    'More than two braces, or &, are not supported; values are always written as text.',
    'Use two braces: {{field}}.',
  ],
  'tag-too-long': ['A tag is too long.', 'Check whether “}}” is missing.'],
  'tag-options': ['A tag has options that are not supported.', 'Take them out.'],
  'tag-unsupported': [
    'A tag uses a form that is not supported.',
    'Use fields, #each, #if and the helpers of the help page.',
  ],
  'tag-in-field-code': [
    'There is a tag inside a field code; for safety this is not supported.',
    'Move it into the text (Alt+F9 shows field codes).',
  ],
  'tag-left': ['A tag was left unfilled in the document.', cleanTemplate],
  'helper-unknown': ['A tag uses a helper that does not exist.', 'Check its name.'],
  'helper-arguments': ['A helper has too few or too many arguments.', 'Write it as the help page shows.'],
  'block-unknown': [
    'A tag opens a block of a kind that does not exist.',
    'Use #each, #if, #unless or #with.',
  ],
  'block-subject': ['A block does not say which field it is about.', 'Write it as {{#each 明细}}.'],
  'block-not-opened': ['A closing tag has no opening tag.', 'Add the opening tag, or delete this one.'],
  'block-not-closed': ['A block is not closed.', 'Write its closing tag where it should end.'],
  'blocks-cross': ['Two blocks cross: the inner one must end first.', 'Swap their closing tags.'],
  'blocks-overlap': [
    'A row or paragraph belongs to two blocks at once.',
    'Put one block only in a row or paragraph.',
  ],
  'block-in-mid-text': [
    'A block tag stands in the middle of text, so it is not clear what belongs to the block.',
    'Put the tag in a paragraph of its own; that paragraph disappears.',
  ],
  'block-cuts-field': [
    'A block holds only the beginning or only the end of a Word field.',
    'Move the block tags before and behind the field (Alt+F9 shows fields).',
  ],
  'else-misplaced': ['{{else}} may stand once in a block, before its last part.', 'Move it or delete it.'],
  'else-outside-block': ['{{else}} stands outside of any block.', 'Add {{#if …}} before it, or delete it.'],
  'nesting-too-deep': ['Blocks are nested too deep.', 'Split them into parts.'],
  'path-too-far-out': [
    'A tag has more ../ than there are loops around it.',
    'One ../ for each {{#each}}; @root.field for the whole.',
  ],
  'variable-outside-loop': ['This tag works inside {{#each}} only.', 'Move it into the loop.'],
  'variable-unknown': ['A tag uses a variable that does not exist.', 'Use @index, @first, @last or @root.'],
  'too-many-tags': ['The template has too many tags.', 'Split it into several files.'],
  'tracked-changes': ['The template holds tracked changes.', 'Accept or reject them, then save it again.'],
  'tracked-changes-left': ['Tracked changes are left in the document.', cleanTemplate],
  'comments-dropped': ['Comments of the template do not go into the documents.'],
  'comments-left': ['Comments are left in the document.', cleanTemplate],
  'part-too-large': [
    'A part of the template is larger than is safe to read.',
    'Make pictures smaller, or split it.',
  ],
  'part-malformed': [
    'A part of the template is damaged.',
    'Open it in Word or WPS, save a copy, and try again.',
  ],
  'part-has-dtd': [
    'The template contains a document type declaration and was not opened for safety.',
    'Check where it comes from.',
  ],
  'part-without-type': ['A part of the document has no content type.', cleanTemplate],
  'id-repeated': ['An id in the document occurs more than once.', cleanTemplate],
  'id-unpaired': ['A bookmark in the document has one end only.', cleanTemplate],
  'field-broken': ['A Word field in the document lacks its beginning or its end.', cleanTemplate],
  'paragraph-missing': ['A cell in the document does not end in a paragraph.', cleanTemplate],
  'relationship-broken': ['The document refers to a part that is not there.', cleanTemplate],
  'field-missing': ['A field of the template has no value.', 'Fill in the cell, or make the field optional.'],
  'field-unknown': [
    'The template asks for a field that nothing fills.',
    'Correct its name in the template, or add the field to the data.',
  ],
  'field-other-kind': [
    'A field is a list, a group or a value in the template, and something else in the data.',
    'Write lists as {{#each list}}…{{/each}} and fields of a group as {{group.field}}.',
  ],
  'output-too-large': ['The document would become too large and was not made.', 'Use fewer rows.'],
  'value-not-list': ['A value that should be a list is none.', 'Give a list.'],
  'value-not-text': ['A value is neither text nor number.', 'Give one value; lists need {{#each}}.'],
  'value-unreadable': ['A value cannot be used here.', 'Correct it as the original sentence says.'],
  'template-code-taken': [
    'This template code belongs to a template that comes with the program.',
    'Choose another code, such as U1.',
  ],
  'template-unusable': [
    'A template kept in this workbook cannot be used.',
    'Delete it and add the Word file again.',
  ],
};
