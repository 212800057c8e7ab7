// SPDX-License-Identifier: GPL-3.0-or-later
// Brings to life what has the class "replay": lanes on one time axis, replay, selection. A page may have several.
// Texts of the data are put on the page as text only. Times are nanoseconds since the start of each run's work.
'use strict';
const replayOf = (root) => {
  const part = (name) => root.querySelector('.' + name);
  const data = JSON.parse(part('data').textContent);
  const kFields = 7; // of a piece: gap, length, state, core + 1, name, pieces - 1, percent that is empty
  const kGapAbove = 3, kLowestLane = 4, kReadableLane = 14, kCounterHeight = 44, kHeadingHeight = 22, kReach = 3, kNarrowestHatched = 4;
  const kSpeeds = [['as it was', 1], ['1/2', 0.5], ['1/5', 0.2], ['1/10', 0.1], ['1/100', 0.01]];
  const kKeys = [['W  S', 'zoom in, out'], ['A  D', 'to earlier, later'], ['Ctrl + wheel', 'zoom at the pointer'],
    ['Shift + wheel, Shift + drag', 'move in time'], ['drag', 'select a stretch of time: its figures appear'],
    ['double click', 'zoom to a piece'], ['F', 'fit the selection'], ['Home', 'fit everything'],
    [',  .', 'previous, next piece of the lane'], ['↑  ↓', 'lane above, below'], ['M', 'set or take away a mark'],
    ['Space', 'play, pause'], ['Esc', 'clear'], ['?', 'these keys']];

  const view = {from: data.begin, to: data.end, cores: false};
  const replay = {time: null, playing: false, speed: 0.1, last: 0};
  const picked = {selection: null, marks: [], focus: null, lit: ''};
  let colours = {}, printing = false, pending = false, pointerTime = null;

  // --- small helpers ---
  function add(parent, tag, text) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function clear(element) { element.replaceChildren(); }

  const clamp = (low, value, high) => Math.max(low, Math.min(value, high));
  const percent = (share) => Math.round(share * 100) + ' %';

  function timeText(ns) {
    const size = Math.abs(ns);
    const [unit, factor] = size >= 1e9 ? ['s', 1e9] : size >= 1e6 ? ['ms', 1e6] : size >= 1e3 ? ['µs', 1e3] : ['ns', 1];
    return (factor === 1 ? String(Math.round(ns)) : String(Number((ns / factor).toPrecision(4)))) + ' ' + unit;
  }

  // --- what came in ---
  function decode(flat) {
    const size = flat.length / kFields;
    const layer = {size, begin: new Float64Array(size), end: new Float64Array(size), state: new Uint8Array(size),
      core: new Int16Array(size), name: new Uint32Array(size), pieces: new Float64Array(size), filled: new Float32Array(size)};
    let time = data.begin;
    for (let i = 0, at = 0; i < size; i++, at += kFields) {
      layer.begin[i] = time += flat[at];
      layer.end[i] = time += flat[at + 1];
      layer.state[i] = flat[at + 2];
      layer.core[i] = flat[at + 3] - 1;
      layer.name[i] = flat[at + 4];
      layer.pieces[i] = flat[at + 5] + 1;
      layer.filled[i] = 1 - flat[at + 6] / 100;
    }
    return layer;
  }

  /// Where items are passed on, work on one is a delay and fills its lane.
  const itemStates = data.states.map((state) => ({...state, shape: state.itemShape, legend: state.itemLegend}));
  const statesOf = (run) => run.items ? itemStates : data.states;
  const tints = {workers: new Map(), cores: new Map()};
  for (const kind of ['workers', 'cores']) for (const tint of data.tints[kind]) tints[kind].set(tint.name, tint);

  /// One with a heading is no lane: it stands above those of a host.
  function takeLane(run, lane, isCore) {
    const layers = lane.layers.map((layer) => Object.assign(
      decode(layer.pieces), {depth: layer.depth, states: statesOf(run), items: run.items, isCore}));
    return {name: lane.name, heading: lane.heading || '', layers, rows: 1 + Math.max(0, ...layers.map((layer) => layer.depth))};
  }

  const runs = data.runs.map((run) => ({
    title: run.title, note: run.note, counters: run.counters, arrows: run.arrows, marks: run.marks, flags: run.flags, items: run.items,
    bands: run.bands.map((lane) => takeLane(run, lane, false)), workers: run.workers.map((lane) => takeLane(run, lane, false)),
    cores: run.cores.map((lane) => takeLane(run, lane, true))}));
  for (const run of runs) run.rows = [...run.bands, ...run.workers]; // what the whole did stands above who did it

  /// The name beside the heading that a lane stands below, or none.
  function hostOf(lanes, position) {
    for (let i = position; i >= 0; i--) if (lanes[i].heading !== '') return lanes[i].name;
    return '';
  }

  const lanesOf = (run) => view.cores && run.cores.length > 0 ? run.cores : run.rows;
  const bandsHigh = (run) => sum(run.bands.map((band) => band.height));
  const stateOf = (layer, i) => layer.states[layer.state[i]];

  /// How a piece is drawn: by its state; by its name on a core and where there is no state.
  function lookOf(layer, i) {
    const state = stateOf(layer, i);
    if (!layer.isCore && state.key !== 'other') return state;
    const tint = tints[layer.isCore ? 'cores' : 'workers'].get(data.names[layer.name[i]]);
    return tint ? {...state, colour: tint.colour, ink: tint.ink} : state;
  }

  /// The first piece of a layer that ends behind a moment.
  function firstBehind(layer, moment) {
    let low = 0, high = layer.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (layer.end[middle] > moment) high = middle; else low = middle + 1;
    }
    return low;
  }

  /// Time by state between two moments; what is nested counts for what holds it.
  function timesOf(lane, from, to) {
    const times = new Float64Array(data.states.length);
    for (const layer of lane.layers) {
      if (layer.depth > 0) continue;
      for (let i = firstBehind(layer, from); i < layer.size && layer.begin[i] < to; i++) {
        times[layer.state[i]] += (Math.min(to, layer.end[i]) - Math.max(from, layer.begin[i])) * layer.filled[i];
      }
    }
    return times;
  }

  function sum(values) { return values.reduce((all, value) => all + value, 0); }

  function inWords(times) {
    const all = sum(times);
    if (all <= 0) return 'nothing';
    return data.states.map((state, i) => [state.label, times[i] / all]).filter(([, share]) => share >= 0.005)
      .map(([label, share]) => label.toLowerCase() + ' ' + percent(share)).join(', ');
  }

  // --- painting ---
  function surface(canvas, height) {
    const scale = printing ? 3 : window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d');
    context.scale(canvas.width / Math.max(1, width), canvas.height / height);
    context.font = '12px "DejaVu Sans", Arial, sans-serif';
    context.textBaseline = 'middle';
    return {context, width, height, scale};
  }

  const tiles = new Map();

  /// The pattern of a state, as a tile that is repeated.
  function pattern(context, state, scale) {
    const key = state.key + scale;
    if (!tiles.has(key)) tiles.set(key, paintTile(state, scale));
    const made = context.createPattern(tiles.get(key), 'repeat');
    made.setTransform(new DOMMatrix().scale(1 / scale));
    return made;
  }

  function paintTile(state, scale) {
    const step = {diagonal: 6, cross: 6, vertical: 4, dots: 5, horizontal: 4}[state.hatch];
    const tile = document.createElement('canvas');
    tile.width = Math.round(step * scale);
    tile.height = Math.round((state.hatch === 'dots' ? 2 : 1) * step * scale);
    const context = tile.getContext('2d');
    context.scale(tile.width / step, tile.width / step);
    context.strokeStyle = context.fillStyle = state.ink;
    if (state.hatch === 'dots') {
      context.fillRect(0, step / 2 - 0.75, 1.5, 1.5);
      context.fillRect(step / 2, step * 1.5 - 0.75, 1.5, 1.5);
      return tile;
    }
    const lines = {vertical: [[1, 0, 1, step]], horizontal: [[0, 2, step, 2]], diagonal: [[0, step, step, 0], [-1, 1, 1, -1], [step - 1, step + 1, step + 1, step - 1]]};
    lines.cross = lines.diagonal.concat([[0, 0, step, step], [step - 1, -1, step + 1, 1], [-1, step - 1, 1, step + 1]]);
    context.beginPath();
    for (const [x0, y0, x1, y1] of lines[state.hatch]) { context.moveTo(x0, y0); context.lineTo(x1, y1); }
    context.stroke();
    return tile;
  }

  function boxHeight(state, height) {
    return state.shape === 'half' ? height / 2 : state.shape === 'thin' ? Math.min(3, height / 4) : height;
  }

  function paintBox(paper, state, left, right, top, height, filled) {
    const {context} = paper;
    const high = boxHeight(state, height), y = top + height - high, width = Math.max(1, right - left);
    if (state.shape === 'outline' && width >= 4) {
      context.strokeStyle = state.colour;
      context.strokeRect(left + 0.5, y + 0.5, width - 1, high - 1);
      return;
    }
    context.globalAlpha = paper.alpha * clamp(0.15, filled, 1);
    context.fillStyle = state.colour;
    context.fillRect(left, y, width, high);
    if (state.hatch !== 'none' && width >= kNarrowestHatched) {
      context.fillStyle = pattern(context, state, paper.scale);
      context.fillRect(left, y, width, high);
    }
    context.globalAlpha = paper.alpha;
  }

  /// Gathers what is narrower than a pixel: the column shows the state that has most of it.
  function columns(paper, states, top, height) {
    const times = new Float64Array(data.states.length);
    let at = -1;
    const flush = () => {
      if (at < 0) return;
      let most = 0;
      for (let i = 1; i < times.length; i++) if (times[i] > times[most]) most = i;
      paintBox(paper, states[most], at, at + 1, top, height, sum(times));
      times.fill(0);
      at = -1;
    };
    const put = (x, state, share) => {
      if (Math.floor(x) !== at) { flush(); at = Math.floor(x); }
      times[state] += share;
    };
    return {put, flush};
  }

  const toPixel = (time, width) => (time - view.from) / (view.to - view.from) * width;
  const toTime = (x, width) => view.from + x / width * (view.to - view.from);

  function paintLayer(paper, layer, top, height) {
    const narrow = columns(paper, layer.states, top, height);
    let said = '', saidUntil = 0; // the same words come again after a while
    for (let i = firstBehind(layer, view.from); i < layer.size && layer.begin[i] < view.to; i++) {
      const left = Math.max(-2, toPixel(layer.begin[i], paper.width));
      const right = Math.min(paper.width + 2, toPixel(layer.end[i], paper.width));
      if (right - left < 1) {
        narrow.put(Math.max(0, left), layer.state[i], (right - left) * layer.filled[i]);
        continue;
      }
      narrow.flush();
      paper.alpha = isDimmed(layer, i) ? 0.25 : 1;
      const look = lookOf(layer, i);
      paintBox(paper, look, left, right - (right - left >= 5 ? 1 : 0), top, height, layer.filled[i]);
      const words = labelOf(layer, i);
      if ((words !== said || left >= saidUntil) && paintLabel(paper, words, look, left, right, top + height / 2, height)) {
        said = words;
        saidUntil = left + 140;
      }
    }
    narrow.flush();
    paper.alpha = 1;
    paper.context.globalAlpha = 1;
  }

  const isDimmed = (layer, i) => picked.lit !== '' && view.cores && data.names[layer.name[i]] !== picked.lit;

  /// The core in a worker's piece, the worker in a core's, the item that is worked on.
  function labelOf(layer, i) {
    const {key} = stateOf(layer, i);
    if (layer.isCore || key === 'other' || layer.items && key === 'sleep') return layer.pieces[i] > 1 ? '' : data.names[layer.name[i]];
    return key === 'running' && layer.core[i] >= 0 ? String(layer.core[i]) : '';
  }

  function paintLabel(paper, words, state, left, right, middle, height) {
    const {context} = paper, fits = (text) => context.measureText(text).width + 8 <= right - left;
    const text = fits(words) ? words : (words.match(/\d+$/) || [''])[0]; // of "worker 3" the number still tells
    if (text === '' || height < kReadableLane || !fits(text)) return false;
    context.fillStyle = state.ink;
    context.fillText(text, Math.max(0, left) + 4, middle + 1);
    return true;
  }

  function paintGrid(paper) {
    const {context, width, height} = paper;
    context.strokeStyle = colours.line;
    context.beginPath();
    for (const time of ticks(width).times) {
      const x = Math.round(toPixel(time, width)) + 0.5;
      context.moveTo(x, 0);
      context.lineTo(x, height);
    }
    context.stroke();
  }

  /// Where something is in a run's picture: counters stand below the lanes.
  const countersTop = (run) => sum(lanesOf(run).map((lane) => lane.height));

  function paintCounter(paper, counter, top) {
    const {context, width} = paper, floor = top + kCounterHeight - 1, high = kCounterHeight - 14;
    const y = (value) => floor - value / Math.max(1, counter.most) * high;
    context.beginPath();
    context.moveTo(0, floor);
    let last = 0;
    for (let i = 0; i < counter.samples.length; i += 2) {
      const x = clamp(-1, toPixel(counter.samples[i], width), width + 1);
      context.lineTo(x, y(last));
      last = counter.samples[i + 1];
      context.lineTo(x, y(last));
    }
    context.lineTo(clamp(0, toPixel(data.end, width), width), y(last));
    context.lineTo(clamp(0, toPixel(data.end, width), width), floor);
    context.fillStyle = colours.line;
    context.fill();
    context.fillStyle = colours.second;
    context.fillText('at most ' + counter.most, 4, top + 8);
  }

  function paintArrows(paper, run) {
    if (view.cores) return;
    const {context, width} = paper, middles = [];
    let top = bandsHigh(run);
    for (const lane of run.workers) { middles.push(top + lane.height / 2); top += lane.height; }
    context.strokeStyle = context.fillStyle = colours.text;
    context.globalAlpha = 0.7;
    for (let i = 0; i < run.arrows.length; i += 4) {
      const [from, begin, to, end] = run.arrows.slice(i, i + 4);
      if (end < view.from || begin > view.to) continue;
      paintArrow(context, toPixel(begin, width), middles[from], toPixel(end, width), middles[to]);
    }
    context.globalAlpha = 1;
  }

  function paintArrow(context, x0, y0, x1, y1) {
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
    const angle = Math.atan2(y1 - y0, x1 - x0);
    context.beginPath();
    context.moveTo(x1, y1);
    for (const turn of [-0.4, 0.4]) context.lineTo(x1 - 6 * Math.cos(angle + turn), y1 - 6 * Math.sin(angle + turn));
    context.fill();
  }

  /// Who failed, and who waits for what never comes.
  function paintMarks(paper, run) {
    if (lanesOf(run) !== run.rows) return;
    const {context, width} = paper;
    for (const mark of run.marks) {
      const x = clamp(6, toPixel(mark.time, width), width - 6), lane = run.workers[mark.lane];
      if (mark.time < view.from || mark.time > view.to || !lane) continue;
      const y = bandsHigh(run) + sum(run.workers.slice(0, mark.lane).map((one) => one.height)) + lane.height / 2;
      context.strokeStyle = mark.failed ? '#d55e00' : colours.text;
      context.lineWidth = 3;
      context.beginPath();
      for (const [dx, dy] of mark.failed ? [[6, 6], [6, -6]] : [[6, 0]]) { context.moveTo(x - dx, y - dy); context.lineTo(x + dx, y + dy); }
      context.stroke();
      context.lineWidth = 1;
      if (!mark.failed) paintArrow(context, x - 6, y, x + 8, y);
      context.fillStyle = colours.text;
      const room = context.measureText(mark.words).width;
      context.fillText(mark.words, x + 12 + room < width ? x + 12 : x - 12 - room, y);
    }
  }

  /// Marks of the recording as pennants, and what the user wrote; of no lane, or of one that is not shown, at the upper edge.
  function paintFlags(paper, run) {
    const {context, width} = paper, isByWorker = lanesOf(run) === run.rows;
    for (const flag of run.flags) {
      const x = Math.floor(toPixel(flag.time, width)), lane = isByWorker ? run.workers[flag.lane] : undefined;
      if (flag.time < view.from || flag.time > view.to) continue;
      const y = lane ? bandsHigh(run) + sum(run.workers.slice(0, flag.lane).map((one) => one.height)) + 1 : 0;
      const high = clamp(5, (lane ? lane.height : 2 * kReadableLane) * 0.4, 14);
      context.fillStyle = colours.card;
      context.fillRect(x - 1, y, 3, 2 * high);
      context.fillStyle = flag.note ? colours.accent : colours.text;
      context.fillRect(x, y, 1, 2 * high);
      if (flag.note) paintNote(context, flag.words, x, y, width); else paintPennant(context, x, y, high);
    }
  }

  function paintPennant(context, x, y, high) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + high, y + high / 2);
    context.lineTo(x, y + high);
    context.fill();
  }

  function paintNote(context, words, x, y, width) {
    const room = context.measureText(words).width + 8, left = Math.max(0, Math.min(x, width - room));
    context.fillStyle = colours.card;
    context.fillRect(left, y, room, 16);
    context.strokeStyle = colours.accent;
    context.strokeRect(left + 0.5, y + 0.5, room - 1, 15);
    context.fillStyle = colours.text;
    context.fillText(words, left + 4, y + 9);
  }

  function paintHeading({context, width}, lane, top) {
    context.fillStyle = colours.card;
    context.fillRect(0, top, width, lane.height);
    context.fillStyle = colours.text;
    context.fillText(lane.heading, 6, top + lane.height / 2 + 1);
  }

  function paintLanes(paper, run) {
    let top = 0;
    lanesOf(run).forEach((lane, position) => {
      if (position % 2 === 1) {
        paper.context.fillStyle = colours.stripe;
        paper.context.fillRect(0, top, paper.width, lane.height);
      }
      top += lane.height;
    });
    paintGrid(paper);
    top = 0;
    for (const lane of lanesOf(run)) {
      const gap = lane.height >= kReadableLane ? kGapAbove : 1, high = (lane.height - gap) / lane.rows;
      for (const layer of lane.layers) paintLayer(paper, layer, top + gap + layer.depth * high, high);
      if (lane.heading !== '') paintHeading(paper, lane, top);
      top += lane.height;
    }
  }

  function paintOver(paper, run) {
    const {context, width, height} = paper;
    if (picked.selection) {
      const [from, to] = picked.selection.map((time) => toPixel(time, width));
      context.fillStyle = colours.selected;
      context.fillRect(from, 0, to - from, height);
    }
    context.setLineDash([4, 3]);
    for (const mark of picked.marks) paintMoment(context, toPixel(mark, width), height);
    context.setLineDash([]);
    if (replay.time !== null) paintMoment(context, toPixel(replay.time, width), height);
    paintFocus(paper, run);
  }

  function paintMoment(context, x, height) {
    context.strokeStyle = colours.accent;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height);
    context.stroke();
    context.lineWidth = 1;
  }

  function paintFocus(paper, run) {
    const focus = picked.focus;
    if (!focus || focus.run !== run || focus.index < 0) return;
    const top = sum(lanesOf(run).slice(0, focus.lane).map((lane) => lane.height));
    const left = toPixel(focus.layer.begin[focus.index], paper.width);
    const right = toPixel(focus.layer.end[focus.index], paper.width);
    paper.context.strokeStyle = colours.accent;
    paper.context.lineWidth = 2;
    paper.context.strokeRect(left - 1, top + 1, Math.max(4, right - left) + 2, lanesOf(run)[focus.lane].height - 2);
    paper.context.lineWidth = 1;
  }

  function paintRun(run) {
    const height = Math.max(1, countersTop(run) + run.counters.length * kCounterHeight);
    const paper = surface(run.canvas, height);
    paper.alpha = 1;
    paper.context.save();
    if (replay.time !== null) {
      paper.context.beginPath();
      paper.context.rect(0, 0, toPixel(replay.time, paper.width), height);
      paper.context.clip();
    }
    paintLanes(paper, run);
    run.counters.forEach((counter, i) => paintCounter(paper, counter, countersTop(run) + i * kCounterHeight));
    paintArrows(paper, run);
    paintMarks(paper, run);
    paintFlags(paper, run);
    paper.context.restore();
    paintOver(paper, run);
  }

  // --- the time axis ---
  function ticks(width) {
    const most = Math.max(2, Math.floor(width / 110)), rough = (view.to - view.from) / most;
    const power = Math.pow(10, Math.floor(Math.log10(Math.max(1, rough))));
    const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough) || 10 * power;
    const times = [];
    for (let time = Math.ceil(view.from / step) * step; time <= view.to; time += step) times.push(time);
    return {step, times};
  }

  function tickText(time, step) {
    const largest = Math.max(Math.abs(view.from), Math.abs(view.to));
    const [unit, factor] = largest >= 1e9 ? ['s', 1e9] : largest >= 1e6 ? ['ms', 1e6] : largest >= 1e3 ? ['µs', 1e3] : ['ns', 1];
    return (time / factor).toFixed(Math.max(0, Math.ceil(-Math.log10(step / factor) - 1e-9))) + ' ' + unit;
  }

  function paintRuler() {
    const paper = surface(part('axis'), 28), {context, width} = paper, {step, times} = ticks(width);
    context.textAlign = 'center';
    for (const time of times) {
      const x = toPixel(time, width), text = tickText(time, step), half = context.measureText(text).width / 2;
      context.fillStyle = colours.second;
      context.fillRect(x, 22, 1, 6);
      context.fillStyle = colours.text;
      context.fillText(text, clamp(half, x, width - half), 12);
    }
  }

  function paint() {
    pending = false;
    paintRuler();
    runs.forEach(paintRun);
  }

  function repaint() {
    if (!pending) {
      pending = true;
      window.requestAnimationFrame(paint);
    }
  }

  // --- the view ---
  function show(from, to) {
    const whole = data.end - data.begin;
    const length = clamp(Math.min(100, whole), to - from, whole);
    const begin = clamp(data.begin, from, data.end - length);
    view.from = begin;
    view.to = begin + length;
    repaint();
  }

  function zoom(factor, around) {
    const middle = around === undefined ? (view.from + view.to) / 2 : around;
    show(middle - (middle - view.from) * factor, middle + (view.to - middle) * factor);
  }

  function pan(share) {
    const step = (view.to - view.from) * share;
    show(view.from + step, view.to + step);
  }

  function fit() {
    if (picked.selection) show(picked.selection[0], picked.selection[1]);
    else show(data.begin, data.end);
  }

  // --- replay ---
  function showReplay() {
    const whole = data.end - data.begin;
    part('play').textContent = replay.playing ? '⏸ Pause' : '▶ Play';
    part('position').value = replay.time === null ? 1000 : Math.round((replay.time - data.begin) / whole * 1000);
    part('moment').textContent = timeText(replay.time === null ? data.end : replay.time);
    part('position').setAttribute('aria-valuetext', part('moment').textContent);
    repaint();
  }

  function play() {
    replay.playing = !replay.playing;
    if (replay.playing && replay.time === null) replay.time = data.begin;
    replay.last = performance.now();
    if (replay.playing) window.requestAnimationFrame(step);
    showReplay();
  }

  function step(now) {
    if (!replay.playing) return;
    replay.time += Math.max(0, now - replay.last) * 1e6 * replay.speed;
    replay.last = now;
    if (replay.time >= data.end) {
      replay.playing = false;
      replay.time = null;
    } else {
      window.requestAnimationFrame(step);
    }
    showReplay();
  }

  function seek() {
    const value = Number(part('position').value);
    replay.time = value >= 1000 ? null : data.begin + value / 1000 * (data.end - data.begin);
    replay.last = performance.now();
    showReplay();
  }

  // --- pointing at pieces ---
  function laneAt(run, y) {
    let top = 0;
    const lanes = lanesOf(run);
    for (let i = 0; i < lanes.length; i++) {
      if (y < top + lanes[i].height) return {lane: i, inside: (y - top) / lanes[i].height};
      top += lanes[i].height;
    }
    return null;
  }

  /// The piece at a point: what lies on top, where nothing is exactly there the nearest.
  function pieceAt(run, x, y) {
    const place = laneAt(run, y);
    if (!place) return null;
    const lane = lanesOf(run)[place.lane], width = run.canvas.clientWidth;
    const from = toTime(x - kReach, width), to = toTime(x + kReach, width), exact = toTime(x, width);
    const depth = Math.floor(place.inside * lane.rows);
    let found = null;
    for (const layer of lane.layers) {
      if (layer.depth > depth) continue;
      for (let i = firstBehind(layer, from); i < layer.size && layer.begin[i] <= to; i++) {
        const far = layer.begin[i] <= exact && exact < layer.end[i] ? 0 : 1;
        if (!found || far <= found.far) found = {run, lane: place.lane, layer, index: i, far};
        if (far === 0) break;
      }
    }
    return found;
  }

  /// What there is to say of a piece, line by line.
  function linesOf(piece) {
    const {layer, index, run, lane} = piece, state = stateOf(layer, index);
    const lines = [lanesOf(run)[lane].name, state.label + (state.word ? ' (' + state.word + ')' : '')];
    const name = data.names[layer.name[index]];
    if (name !== '') lines.push(name);
    lines.push(timeText(layer.end[index] - layer.begin[index]) + ', from ' + timeText(layer.begin[index]) + ' to ' + timeText(layer.end[index]));
    const host = hostOf(lanesOf(run), lane);
    if (layer.core[index] >= 0) lines.push('core ' + layer.core[index] + (host === '' ? '' : ' of ' + host));
    if (layer.pieces[index] > 1) lines.push(layer.pieces[index] + ' pieces drawn as one');
    return lines;
  }

  function tip(lines, x, y) {
    const box = part('tip');
    clear(box);
    for (const line of lines) add(box, 'div', line);
    box.hidden = lines.length === 0;
    const rect = box.getBoundingClientRect();
    box.style.left = clamp(4, x + 14, window.innerWidth - rect.width - 4) + 'px';
    box.style.top = (y + 18 + rect.height > window.innerHeight ? Math.max(4, y - rect.height - 10) : y + 18) + 'px';
  }

  function light(name) {
    if (picked.lit === name) return;
    picked.lit = name;
    for (const label of root.querySelectorAll('.lane')) label.classList.toggle('lit', name !== '' && label.textContent === name);
    if (view.cores) repaint();
  }

  // --- selection ---
  function select(selection) {
    picked.selection = selection;
    showSelection();
    repaint();
  }

  function showSelection() {
    const box = part('selection');
    clear(box);
    box.hidden = picked.selection === null;
    if (box.hidden) return;
    const [from, to] = picked.selection;
    add(box, 'p', 'Selected ' + timeText(to - from) + ', from ' + timeText(from) + ' to ' + timeText(to));
    const times = runs.map((run) => run.workers.map((lane) => timesOf(lane, from, to)).reduce(
      (all, one) => all.map((value, i) => value + one[i]), new Float64Array(data.states.length)));
    const used = data.states.map((_, i) => i).filter((i) => times.some((one) => one[i] > 0));
    const table = add(add(box, 'div'), 'table');
    table.parentNode.className = 'wide';
    fillTable(table, ['', 'busy cores', ...used.map((i) => data.states[i].label)], runs.map((run, position) => {
      const all = sum(times[position]);
      return [run.title, (times[position][0] / (to - from)).toFixed(2),
        ...used.map((i) => all > 0 ? percent(times[position][i] / all) : '–')];
    }));
  }

  function fillTable(table, head, rows) {
    clear(table);
    const top = add(add(table, 'thead'), 'tr'), body = add(table, 'tbody');
    for (const text of head) add(top, 'th', text).scope = 'col';
    for (const row of rows) {
      const line = add(body, 'tr');
      row.forEach((text, i) => { const cell = add(line, i === 0 ? 'th' : 'td', text); if (i === 0) cell.scope = 'row'; });
    }
  }

  // --- going from piece to piece ---
  function moveFocus(forward) {
    const focus = picked.focus || {run: runs[0], lane: 0, layer: null, index: -1};
    const lane = focus.run && lanesOf(focus.run)[focus.lane];
    if (!lane) return;
    const start = focus.index < 0 ? (forward ? -Infinity : Infinity) : focus.layer.begin[focus.index];
    let best = null;
    for (const layer of lane.layers) {
      for (let i = 0; i < layer.size; i++) {
        const begin = layer.begin[i], candidate = forward ? begin > start : begin < start;
        if (candidate && (!best || (forward ? begin < best.layer.begin[best.index] : begin > best.layer.begin[best.index]))) best = {layer, index: i};
      }
    }
    if (best) setFocus({run: focus.run, lane: focus.lane, layer: best.layer, index: best.index});
  }

  function moveLane(by) {
    const all = runs.flatMap((run) => lanesOf(run).map((_, lane) => ({run, lane})).filter((one) => lanesOf(one.run)[one.lane].heading === ''));
    const now = all.findIndex((one) => picked.focus && one.run === picked.focus.run && one.lane === picked.focus.lane);
    const next = all[clamp(0, now < 0 ? 0 : now + by, all.length - 1)];
    if (next) setFocus({run: next.run, lane: next.lane, layer: null, index: -1});
  }

  function setFocus(focus) {
    picked.focus = focus;
    const lane = lanesOf(focus.run)[focus.lane];
    if (focus.index < 0) {
      part('spoken').textContent = focus.run.title + ', ' + lane.name + ': ' + inWords(timesOf(lane, data.begin, data.end));
      light(lane.name);
    } else {
      const begin = focus.layer.begin[focus.index], end = focus.layer.end[focus.index], length = view.to - view.from;
      if (begin < view.from || end > view.to) show(begin - length / 3, begin - length / 3 + length);
      part('spoken').textContent = linesOf(focus).join(', ');
      const rect = focus.run.canvas.getBoundingClientRect();
      tip(linesOf(focus), rect.left + toPixel(begin, rect.width), rect.top);
    }
    repaint();
  }

  function toggleMark() {
    const focus = picked.focus;
    const time = pointerTime !== null ? pointerTime : focus && focus.index >= 0 ? focus.layer.begin[focus.index] : (view.from + view.to) / 2;
    const near = picked.marks.findIndex((mark) => Math.abs(mark - time) < (view.to - view.from) / 200);
    if (near >= 0) picked.marks.splice(near, 1); else picked.marks.push(time);
    repaint();
  }

  function escape() {
    Object.assign(picked, {marks: [], focus: null});
    tip([], 0, 0);
    light('');
    if (replay.time !== null) { replay.playing = false; replay.time = null; showReplay(); }
    select(null);
  }

  // --- hands ---
  const actions = {
    w: () => zoom(0.7), s: () => zoom(1 / 0.7), '+': () => zoom(0.7), '-': () => zoom(1 / 0.7), a: () => pan(-0.2), d: () => pan(0.2),
    f: fit, Home: () => show(data.begin, data.end), ',': () => moveFocus(false), '.': () => moveFocus(true),
    ArrowUp: () => moveLane(-1), ArrowDown: () => moveLane(1), m: toggleMark, ' ': play, Escape: escape, '?': () => part('keys').showModal()};

  function keyPressed(event) {
    const control = event.target.closest('button, select, input, summary, dialog, a');
    if (event.ctrlKey || event.altKey || event.metaKey || part('keys').open) return;
    if (control && (event.key === ' ' || event.key.startsWith('Arrow') || event.key === 'Home')) return;
    if (event.key.startsWith('Arrow') && event.target !== part('chart')) return; // the page scrolls
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  function wheelTurned(event, canvas) {
    const turned = event.deltaY || event.deltaX;
    if (event.ctrlKey) {
      zoom(Math.pow(1.0015, turned), toTime(event.offsetX, canvas.clientWidth));
    } else if (event.shiftKey) {
      pan(turned / 1000);
    } else {
      return;
    }
    event.preventDefault();
  }

  function watch(run) {
    const canvas = run.canvas;
    let drag = null;
    canvas.addEventListener('wheel', (event) => wheelTurned(event, canvas), {passive: false});
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button > 1) return;
      event.preventDefault();
      part('chart').focus({preventScroll: true});
      canvas.setPointerCapture(event.pointerId);
      drag = {x: event.offsetX, time: toTime(event.offsetX, canvas.clientWidth), pans: event.button === 1 || event.shiftKey, moved: false};
    });
    canvas.addEventListener('pointermove', (event) => {
      pointerTime = toTime(event.offsetX, canvas.clientWidth);
      if (!drag) return hover(run, event);
      drag.moved = drag.moved || Math.abs(event.offsetX - drag.x) > kReach;
      if (!drag.moved) return undefined;
      const by = drag.time - pointerTime;
      if (drag.pans) show(view.from + by, view.to + by);
      else select([Math.max(data.begin, Math.min(drag.time, pointerTime)), Math.min(data.end, Math.max(drag.time, pointerTime))]);
      return undefined;
    });
    canvas.addEventListener('pointerup', () => {
      if (drag && !drag.moved && !drag.pans) select(null);
      drag = null;
    });
    canvas.addEventListener('pointerleave', () => { pointerTime = null; tip([], 0, 0); light(''); });
    canvas.addEventListener('dblclick', (event) => {
      const piece = pieceAt(run, event.offsetX, event.offsetY);
      if (!piece) return;
      const begin = piece.layer.begin[piece.index], end = piece.layer.end[piece.index];
      show(begin - (end - begin) * 0.1, end + (end - begin) * 0.1);
    });
  }

  function hover(run, event) {
    const piece = pieceAt(run, event.offsetX, event.offsetY);
    tip(piece ? linesOf(piece) : [], event.clientX, event.clientY);
    const place = laneAt(run, event.offsetY);
    light(view.cores ? (piece ? data.names[piece.layer.name[piece.index]] : '') : place && lanesOf(run)[place.lane].heading === '' ? lanesOf(run)[place.lane].name : '');
  }

  // --- building the page ---
  function laneHeight() {
    const rows = sum(runs.map((run) => lanesOf(run).length));
    return clamp(rows > 1500 ? kLowestLane : 18, Math.floor(440 / Math.max(1, rows)), 40);
  }

  function buildRun(run, parent, height) {
    const section = add(parent, 'section');
    section.className = 'run';
    section.setAttribute('aria-label', run.title);
    add(add(section, 'h3', run.title), 'span', run.note);
    const row = add(section, 'div'), names = add(row, 'div');
    row.className = 'row';
    names.className = 'names';
    for (const lane of lanesOf(run)) {
      lane.height = lane.heading !== '' ? kHeadingHeight : Math.min(120, Math.max(height, lane.rows * Math.min(height, 12)));
      nameRow(names, lane.height >= kReadableLane ? lane.name : '', lane.height).className = lane.heading !== '' ? 'heading' : 'lane';
    }
    for (const counter of run.counters) nameRow(names, counter.name, kCounterHeight);
    run.canvas = add(row, 'canvas');
    run.canvas.style.height = countersTop(run) + run.counters.length * kCounterHeight + 'px';
    run.canvas.setAttribute('role', 'img');
    run.canvas.setAttribute('aria-label', lanesOf(run).slice(0, 64).map(
      (lane) => lane.name + ': ' + (lane.heading || inWords(timesOf(lane, data.begin, data.end)))).join('. '));
    watch(run);
  }

  function nameRow(names, text, height) {
    const label = add(names, 'div', text);
    label.title = text;
    label.style.height = height + 'px';
    return label;
  }

  function buildRuns() {
    clear(part('runs'));
    if (runs.length === 0) add(part('runs'), 'p', 'No lanes.');
    const height = laneHeight();
    for (const run of runs) buildRun(run, part('runs'), height);
  }

  function addToLegend(words, look) {
    const entry = add(part('legend'), 'li'), swatch = add(entry, 'canvas');
    swatch.setAttribute('aria-hidden', 'true');
    add(entry, 'span', words);
    const paper = surface(swatch, 16);
    paper.alpha = 1;
    paintBox(paper, look, 0, 26, 0, 16, 1);
  }

  function buildLegend() {
    const used = new Map(), named = view.cores ? 'cores' : 'workers';
    for (const run of runs) {
      for (const lane of lanesOf(run)) {
        timesOf(lane, data.begin, data.end).forEach((time, i) => { if (time > 0) used.set(statesOf(run)[i].legend, statesOf(run)[i]); });
      }
    }
    clear(part('legend'));
    for (const [words, state] of used) {
      const isTold = tints[named].size > 0 && (view.cores ? state.key === 'running' : state.key === 'other');
      if (!isTold) addToLegend(words, state);
    }
    for (const tint of tints[named].values()) addToLegend(tint.name, {...data.states[0], colour: tint.colour, ink: tint.ink});
    if (!view.cores && runs.some((run) => run.arrows.length > 0)) add(part('legend'), 'li', '→ handed over');
    for (const [note, words] of [[false, '⚑ mark'], [true, '⚐ note']]) {
      if (runs.some((run) => run.flags.some((flag) => flag.note === note))) add(part('legend'), 'li', words);
    }
  }

  function buildLanesTable() {
    const lanes = runs.flatMap((run) => run.workers.map((lane, i) => ({run, lane, host: hostOf(run.workers, i), times: timesOf(lane, data.begin, data.end)})))
      .filter((one) => one.lane.heading === '').slice(0, 1000);
    const withHosts = lanes.some((one) => one.host !== '');
    const used = data.states.map((_, i) => i).filter((i) => lanes.some((one) => one.times[i] > 0));
    fillTable(part('lanes'), ['run', ...(withHosts ? ['host'] : []), 'lane', ...used.map((i) => data.states[i].label)],
      lanes.map((one) => [one.run.title, ...(withHosts ? [one.host] : []), one.lane.name, ...used.map((i) => timeText(one.times[i]))]));
  }

  function buildTexts() {
    part('thinned').textContent = data.thinned;
    part('thinned').hidden = data.thinned === '';
    for (const [words, factor] of kSpeeds) add(part('speed'), 'option', words).value = factor;
    part('speed').value = replay.speed;
    for (const [keys, words] of kKeys) { add(part('keys').querySelector('dl'), 'dt', keys); add(part('keys').querySelector('dl'), 'dd', words); }
  }

  function themeChanged() {
    const style = window.getComputedStyle(document.documentElement);
    for (const name of ['card', 'stripe', 'line', 'text', 'second', 'accent', 'selected']) colours[name] = style.getPropertyValue('--' + name).trim();
    buildLegend();
    repaint();
  }

  function setPrinting(isPrinting) {
    printing = isPrinting;
    if (printing) paint();
  }

  function setCores(cores) {
    view.cores = cores;
    picked.focus = null;
    part('view').setAttribute('aria-pressed', String(cores));
    buildRuns();
    buildLegend();
    repaint();
  }

  function listen() {
    const click = (name, action) => part(name).addEventListener('click', action);
    click('play', play);
    click('in', actions.w);
    click('out', actions.s);
    click('fit', fit);
    click('help', actions['?']);
    click('view', () => setCores(!view.cores));
    part('view').hidden = !runs.some((run) => run.cores.length > 0);
    part('speed').addEventListener('change', () => { replay.speed = Number(part('speed').value); });
    part('position').addEventListener('input', seek);
    window.addEventListener('resize', () => { buildLegend(); repaint(); });
  }

  buildTexts();
  buildRuns();
  buildLanesTable();
  listen();
  showReplay();
  return {keyPressed, themeChanged, setPrinting};
};

(() => {
  const replays = new Map([...document.querySelectorAll('.replay')].map((root) => [root, replayOf(root)]));
  const page = document.documentElement, button = document.querySelector('button.theme');
  const isDark = () => page.dataset.theme === 'dark';
  let darkBefore = false;

  function setTheme(dark) {
    page.dataset.theme = dark ? 'dark' : 'light';
    button.textContent = dark ? 'Light' : 'Dark';
    for (const replay of replays.values()) replay.themeChanged();
  }

  /// Keys belong to the replay that has the focus.
  function keyPressed(event) {
    const root = event.target.closest('.replay');
    if (root) replays.get(root).keyPressed(event);
  }

  function setPrinting(isPrinting) {
    if (isPrinting) darkBefore = isDark();
    document.body.style.width = isPrinting ? '680px' : '';
    setTheme(!isPrinting && darkBefore);
    for (const replay of replays.values()) replay.setPrinting(isPrinting);
  }

  button.addEventListener('click', () => setTheme(!isDark()));
  document.addEventListener('keydown', keyPressed);
  window.addEventListener('beforeprint', () => setPrinting(true));
  window.addEventListener('afterprint', () => setPrinting(false));
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => setTheme(dark.matches));
  setTheme(dark.matches);
  page.dataset.ready = 'yes';
})();
