// A chart: Apache ECharts on a canvas. What it needs beyond our policy (style attributes, for HTML tooltips and for SVG) it
// is not given: canvas, and tooltips drawn with it. Colours are the page's own, whichever theme it has.

/** Room left and right of every chart with a time axis, so that moments stand above each other. */
export const LEFT = 52;
export const RIGHT = 44;

let library = null;
const drawn = new Set();

function load() {
  library ??= import(document.body.dataset.charts);
  return library;
}

/** The colours and measures of now. */
function look(node) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const hues = Array.from({ length: 7 }, (_, i) => ({ hue: colour(`hue-${i}`), on: colour(`on-hue-${i}`) }));
  return {
    paper: colour('sheet'), ink: colour('ink'), quiet: colour('quiet'), line: colour('line'), track: colour('track'),
    edge: colour('edge'), aye: colour('aye'), stop: colour('stop'),
    of: (option) => hues[option % hues.length],
    width: node.clientWidth,
    isNarrow: node.clientWidth < 480,
  };
}

/** What all charts share. */
function withManners(option, colours) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: colours.quiet },
    ...option,
  };
}

/**
 * @returns {show(describe)}: `describe(look)` is asked for the option now, and again when the theme or the size changes
 */
export function chart(node) {
  let describe = null;
  let instance = null;
  let gone = false;

  const draw = () => {
    if (!instance || !describe || node.clientWidth === 0) return;
    const colours = look(node);
    instance.setOption(withManners(describe(colours), colours), { notMerge: true });
  };
  const begin = async () => {
    try {
      const { init } = await load();
      if (!gone && !instance) instance = init(node, null, { renderer: 'canvas' });
      draw();
    } catch (trouble) {
      gone = true;
      node.hidden = true;
      throw trouble;
    }
  };
  new ResizeObserver(() => {
    if (!instance || node.clientWidth === 0) return;
    instance.resize();
    draw();
  }).observe(node);
  drawn.add(draw);
  begin();
  return {
    show(next) {
      describe = next;
      draw();
    },
  };
}

function drawAll() {
  for (const draw of drawn) draw();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
// Canvas takes a font only once it is there.
document.fonts?.ready.then(drawAll);
