// What the phone says aloud. Pure: a sentence for what is on the page now.

import { groupedCode } from '../code.js';
import { spokenResult } from '../look/words.js';
import { letterOf } from '../look/shapes.js';
import { choiceOf } from './ballot.js';

export function spoken(page) {
  switch (page.state) {
    case 'waiting':
      return 'You’re in. Waiting for the host.';
    case 'open':
      return `${voteSpoken(page)}${page.poll.question}`;
    case 'closed':
      return 'The poll is closed.';
    case 'results':
      return `Results. ${spokenResult(page.poll.options, page.poll.counts, letterOf)}`;
    case 'ended':
      return 'The session has ended. Thank you.';
    case 'wrong':
      return `There is no session with the code ${groupedCode(page.code)}.`;
    default:
      return '';
  }
}

function voteSpoken({ vote, ballot, poll }) {
  const choice = choiceOf(ballot);
  const named = choice === null ? '' : `${letterOf(choice)}, ${poll.options[choice]}`;
  switch (vote) {
    case 'counted':
      return `Your vote for ${named} is counted. `;
    case 'saved':
      return `Your vote for ${named} is saved on this phone and will be sent. `;
    case 'retracted':
      return 'Your vote is taken back. ';
    case 'refused':
      return `${ballot.refused} `;
    default:
      return '';
  }
}
