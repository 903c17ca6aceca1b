// What happens when a person at the wall means one of the ACTIONS. The wall itself changes only when the server's own
// frame arrives; here is what is asked of the server, and the few things that concern this screen alone.

import { byId, say } from '../look/el.js';
import { votes } from '../look/words.js';
import { confirmed, showLink, toggle } from './dialogs.js';
import { smaller, larger } from './zoom.js';

const NOTICE_MS = 6000;

/**
 * @param host  the calls of host.js, or null on a plain wall
 * @param move  {to(pollId | null), by(±1), onto(pollId)}: where the cursor goes; `onto` only if it stands nowhere
 * @param ask   asks for a paint
 */
export function deeds({ host, move, ask }) {
  const tell = async (promise) => {
    const why = await promise;
    if (why) notice(why);
    return why;
  };

  const turn = (poll, verb) => {
    // The poll that was acted on stays in view, whatever opened last.
    if (verb !== 'open') move.to(poll.poll);
    return tell(host.turn(poll.poll, verb));
  };

  const startOver = async ({ poll }) => {
    const text = `The ${votes(poll.voters ?? 0)} of this round no longer count. Everybody can vote again.`;
    if (await confirmed({ head: 'Start this poll over?', text, yes: 'Start over' })) turn(poll, 'reset');
  };

  const end = async () => {
    const text = 'Open polls close, and the code stops working. This cannot be undone.';
    if (!(await confirmed({ head: 'End the session?', text, yes: 'End it' }))) return;
    showPanel(false);
    move.to(null);
    tell(host.end());
  };

  const link = async () => {
    const { url, why } = await host.wallUrl();
    if (why) notice(why);
    else showLink(url);
  };

  const showPanel = (open) => {
    byId('panel').hidden = !open;
    if (open) byId('poll-question').focus();
    ask();
  };

  const resize = (change) => {
    change();
    ask();
  };

  const run = {
    toggle: (at, action) => turn(at.poll, action.does(at)),
    show: (at, action) => turn(at.poll, action.does(at)),
    back: () => move.by(-1),
    next: () => move.by(1),
    polls: () => showPanel(byId('panel').hidden),
    reset: startOver,
    link,
    analyse: () => window.open(host.analystUrl(), '_blank', 'noopener'),
    end,
    qr: () => toggle('big'),
    full: fullScreen,
    smaller: () => resize(smaller),
    larger: () => resize(larger),
    keys: () => toggle('keys'),
  };

  return {
    run: (action, at) => run[action.id](at, action),
    order: (ids) => tell(host.order(ids)),
    showPanel,
    /** '' or a sentence saying why not. */
    add: async (draft, openIt) => {
      const { id, why } = await host.add(draft);
      if (why) return why;
      if (openIt) {
        showPanel(false);
        await tell(host.turn(id, 'open'));
      } else {
        move.onto(id);
      }
      return '';
    },
  };
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => notice('This browser does not allow full screen here.'));
}

let noticeTimer = null;
function notice(text) {
  say(byId('notice'), text);
  byId('notice').hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    byId('notice').hidden = true;
  }, NOTICE_MS);
}
