// @ts-check
/**
 * How high the blocks of a document are on their sheets. Copies are measured, out of sight and at full size: what a
 * window shows is not moved, and its scale does not matter.
 *
 * @typedef {{sort: "sheet", turned: boolean} | {sort: "flow" | "table" | "row", node: HTMLElement}} Block
 * @typedef {{height: number, above: number, below: number, line: number, turned: boolean}} Size in pixels: the block
 *   itself, the space above and below it, the height of a line if the block may be divided between lines, else 0;
 *   and on which sheet that is
 */

const MM = 96 / 25.4;
/** Height of the text on a sheet, portrait and landscape. */
export const TEXT_HEIGHT = { portrait: 257 * MM, landscape: 165 * MM };
const DIVISIBLE = ["text", "dash", "number", "note"];

/** @type {WeakMap<HTMLElement, Size>} */
const sizes = new WeakMap();
/** @type {Map<string, {above: number, below: number, line: number}>} */
const looks = new Map();

/** @param {HTMLElement} node @returns {Size} */
export function size(node) {
  const found = sizes.get(node);
  if (!found) throw new Error("a block was not measured");
  return found;
}

/** @param {boolean} turned */
export function orientation(turned) {
  return turned ? "landscape" : "portrait";
}

/** A place out of sight where nodes stand as on a sheet. @param {boolean} turned */
export function bench(turned) {
  const name = `measuring-${orientation(turned)}`;
  const known = document.getElementById(name);
  if (known?.firstElementChild instanceof HTMLElement) return known.firstElementChild;
  const host = document.createElement("div");
  host.id = name;
  host.className = "pages measuring";
  host.inert = true;
  const sheet = document.createElement("div");
  sheet.className = `sheet ${orientation(turned)}`;
  host.append(sheet);
  document.body.append(host);
  return sheet;
}

/**
 * Measures the blocks that were not measured before on such a sheet; with a table, all its rows, whose columns may
 * have other widths now.
 * @param {Block[]} blocks
 */
export function measure(blocks) {
  /** @type {[HTMLElement, HTMLElement][]} pairs of a node and its copy */
  const copies = [];
  let turned = false;
  let sheet = bench(turned);
  /** @type {HTMLElement | null} the table of the rows that follow */
  let table = null;
  /** @type {HTMLTableElement | null} its copy, if anything in it has to be measured */
  let copied = null;
  let all = false;
  for (const [index, block] of blocks.entries()) {
    if (block.sort === "sheet") {
      turned = block.turned;
      sheet = bench(turned);
      continue;
    }
    const due = sizes.get(block.node)?.turned !== turned;
    if (block.sort === "table") {
      table = block.node;
      all = due || spans(blocks, index);
      copied = all ? copyOf(table, sheet, copies) : null;
    } else if (block.sort === "flow") {
      if (due) copyOf(block.node, sheet, copies);
    } else if (table && (due || all)) {
      copied ??= copyOf(/** @type {HTMLTableElement} */ (table), sheet, copies);
      copyOf(block.node, copied.tBodies[0], copies);
    }
  }
  const found = copies.map(([node, copy]) => /** @type {const} */ ([node, sized(copy, Boolean(copy.closest(".landscape")))]));
  for (const [node, it] of found) sizes.set(node, it);
  if (copies.length) for (const turned of [false, true]) bench(turned).replaceChildren();
}

/** @template {HTMLElement} T @param {T} node @param {HTMLElement} place @param {[HTMLElement, HTMLElement][]} copies */
function copyOf(node, place, copies) {
  const copy = /** @type {T} */ (node.cloneNode(true));
  copy.classList.remove("top");
  place.append(copy);
  copies.push([node, copy]);
  return copy;
}

/** Whether a table has a row not measured yet and cells over several rows: its rows depend on each other. */
function spans(/** @type {Block[]} */ blocks, /** @type {number} */ index) {
  let has = false;
  let due = false;
  for (let at = index + 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block.sort !== "row") break;
    has ||= block.node.querySelector("[rowspan]") !== null;
    due ||= !sizes.has(block.node);
  }
  return has && due;
}

/** @param {HTMLElement} copy @param {boolean} turned @returns {Size} */
function sized(copy, turned) {
  if (copy instanceof HTMLTableElement) {
    return { height: copy.tHead ? copy.tHead.getBoundingClientRect().height : 0, ...look(copy), turned };
  }
  const height = copy.getBoundingClientRect().height;
  return copy instanceof HTMLTableRowElement ? plain(height, turned) : { height, ...look(copy), turned };
}

/** The size of a row. @param {number} height @param {boolean} turned @returns {Size} */
export function plain(height, turned) {
  return { height, above: 0, below: 0, line: 0, turned };
}

/** Blocks of the same classes have the same space above and lines of the same height. @param {HTMLElement} copy */
function look(copy) {
  let found = looks.get(copy.className);
  if (!found) {
    const style = getComputedStyle(copy);
    const divisible = DIVISIBLE.some((name) => copy.classList.contains(name)) && !copy.classList.contains("mark");
    found = { above: parseFloat(style.marginTop), below: parseFloat(style.marginBottom), line: divisible ? parseFloat(style.lineHeight) : 0 };
    looks.set(copy.className, found);
  }
  return found;
}

/** Gives a piece of a divided block its size. @param {HTMLElement} node @param {Size} it */
export function remember(node, it) {
  sizes.set(node, it);
}
