import type { ProblemTexts } from '../problems.ts';

/** The scoring standards: their cells, their bands, their versions. */
export const standardProblems: ProblemTexts = {
  'standard-table-empty': [
    'This table of the standard has no rows.',
    'Fill it in, or draft the standard anew from an earlier version.',
  ],
  'standard-cell-missing': ['A cell the standard needs is empty.', 'Fill it in, or delete the row.'],
  'standard-cell-unreadable': [
    'The content of this cell cannot be used in the standard.',
    'Type it again as the column asks: a number in range, or a choice of its list.',
  ],
  'standard-key-repeated': ['The same key stands in two rows.', 'Change one of them, or delete the row.'],
  'standard-criterion-unknown': [
    'No form asks for this criterion.',
    'Use the code of a criterion of the forms, or delete its rows.',
  ],
  'standard-criterion-missing': [
    'A criterion of a form has no bands, so the form never gets a score.',
    'Add the bands of the criterion.',
  ],
  'standard-criterion-uneven': [
    'The rows of one criterion say different things about it.',
    'Give all rows of a criterion the same direction, maximum, form, source and policy.',
  ],
  'standard-run-torn': [
    'The rows of this criterion do not stand together.',
    'Move them to one place, with no other criterion between them.',
  ],
  'standard-direction-wrong': [
    'The form looks this criterion up in the other direction.',
    'Use the direction of the form, and order the bounds by it.',
  ],
  'standard-source-unknown': ['The workbook has no such source column.', 'Name the column the form reads.'],
  'standard-source-other': ['The form reads another column.', 'Name the column the form reads.'],
  'standard-missing-helps': [
    'A blank answer does not count here, so leaving it blank may score higher than the truth.',
    'Let the form wait for the answer, or take the worst band, unless this is wanted.',
  ],
  'standard-form-total': [
    'The maximum points of the criteria of this form do not total 100.',
    'Adjust the maxima, and the points of the bands with them.',
  ],
  'standard-band-gap': [
    'Some values fall into no band and get no points.',
    'Extend the outermost band, or add one.',
  ],
  'standard-band-unreachable': ['No value can reach this band.', 'Correct the bound, or delete the band.'],
  'standard-bound-missing': ['This band has no bound.', 'Type its bound; it belongs to the band.'],
  'standard-bound-order': [
    'This bound stands in the wrong place.',
    'Order the bands: ascending where higher is better, descending where lower is better.',
  ],
  'standard-bound-repeated': [
    'Two bands have the same bound, so one of them is never reached.',
    'Change one bound, or delete the band.',
  ],
  'standard-bound-unused': ['This criterion goes by choices; the bound is not used.', 'Clear the bound.'],
  'standard-choice-missing': ['This band has no choice.', 'Type the text of the choice.'],
  'standard-choice-repeated': [
    'The choice stands in two bands, so it gets no points.',
    'Rename one of them, or delete it.',
  ],
  'standard-choice-unused': ['This criterion goes by bounds; the choice is not used.', 'Clear the choice.'],
  'standard-points-over': ['The points are more than the maximum.', 'Correct the points or the maximum.'],
  'standard-points-under': ['No band reaches the maximum points.', 'Let the best band give the maximum.'],
  'standard-points-order': [
    'A better band gives fewer points than a worse one.',
    'Check the points of the bands.',
  ],
  'standard-grade-gap': ['Low scores get no grade.', 'Let the lowest grade begin at 0.'],
  'standard-grade-unknown': ['The grades have no grade of this name.', 'Use a grade of the grade table.'],
  'standard-grade-without-limit': [
    'A grade has no row in the limit table, so its customers get no limit.',
    'Add a row for the grade; for no credit, with zeros.',
  ],
  'standard-limit-order': [
    'A better grade gets less than a lower one.',
    'Check term, factor and cap of both grades.',
  ],
  'standard-class-unreachable': [
    'No customer reaches this class: those who fit it fit a class above first.',
    'Move stricter rows up, or correct the conditions.',
  ],
  'standard-class-otherwise-missing': [
    'The last class does not take the rest, so some customers get no class.',
    'Add a last row with potential 0 and the lowest grade.',
  ],
  'standard-order-broken': ['The numbers do not follow from the top.', 'Number the rows 1, 2, 3 and so on.'],
  'standard-veto-unknown': ['No such veto rule exists.', 'Use V1 to V7, or delete the row.'],
  'standard-veto-missing': [
    'A veto rule has no row, so nobody gets a grade.',
    'Add the rule; switch it off where it is not wanted.',
  ],
  'standard-veto-cap-missing': [
    'The veto rule says no highest grade, so customers it hits get none.',
    'Fill in the best grade it leaves, or switch it off.',
  ],
  'standard-tier-order': [
    'The bound of this approval tier is not above the one before.',
    'Order the bounds from small to large.',
  ],
  'standard-tier-gap': [
    'Nobody may approve the largest limit or term of the standard.',
    'Raise the bound of the highest tier.',
  ],
  'standard-licence-repeated': [
    'The licence is asked for twice, so such customers always lack one.',
    'Delete the row that repeats it.',
  ],
  'standard-licence-type-missing': [
    'A customer type has no required licences, so such customers get no grade.',
    'Add at least one licence for the type.',
  ],
  'standard-weights-total': ['The weights do not total 100.', 'Adjust the weights.'],
  'standard-edited': [
    'The standard in the sheets is not the published version any more.',
    'Save the changes as the next draft with “standard draft”, try it, and publish it.',
  ],
  'standard-switched': [
    'Another version of the standard is in force on this day and was used.',
    'Write the book back to have it in the sheets.',
  ],
  'standard-outdated': [
    'The sheets hold another version of the standard than the one in force on this day.',
    'Write the book back with “score --out” to have it in the sheets.',
  ],
  'standard-not-archived': [
    'The archive does not hold the content of this version.',
    'Bring its rows back from a backup, or publish a new version.',
  ],
  'standard-version-taken': ['A version of this name exists.', 'Choose another name.'],
  'standard-version-unknown': ['There is no such version.', 'See “standard list” for those there are.'],
  'standard-published': [
    'A published version cannot be published again.',
    'Make the next draft from it and publish that.',
  ],
  'standard-faulty': ['The draft has errors and was not published.', 'See “standard lint” for all of them.'],
  'standard-too-early': [
    'A version cannot begin earlier than that: results stored since could not be replayed.',
    'Choose a later day.',
  ],
  'standard-none-in-force': [
    'No version of the standard is in force on this day.',
    'Publish one that begins no later.',
  ],
  'standard-same-day': ['Two versions begin on the same day.', 'Change one of the dates.'],
  'standard-published-changed': [
    'The archived content of a published version was changed.',
    'Bring it back from a backup; make a draft for changes.',
  ],
  'standard-archive-stray': [
    'Archived rows belong to a version that is not on record.',
    'Correct the version, or delete the rows.',
  ],
};
