// Saves the picture that stands above: the chart as drawn, between its title and its origin.
const SVG = "http://www.w3.org/2000/svg"
const EDGE = 24
const SIZES = { title: 20, subtitle: 15, footer: 14 }
const SHEET = 940 // px across a printed page, as every_page.css makes it

// Charts keep the width of the screen when printed, so those that are wider than the sheet shrink;
// by a transform, as a chart whose own width changes is drawn anew, too late for the print.
window.onbeforeprint = () => {
  for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) {
    const { width } = chart.getBoundingClientRect()
    if (width <= SHEET) continue
    chart.style.transformOrigin = "0 0"
    chart.style.transform = `scale(${SHEET / width})`
  }
}
window.onafterprint = () => {
  const charts = document.querySelectorAll('[data-testid="stPlotlyChart"]')
  charts.forEach((chart) => (chart.style.transform = ""))
}

export default function ({ parentElement, data }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.textContent = data[button.dataset.format]
    button.onclick = () => save(data, button.dataset.format)
  }
  parentElement.querySelector("span").textContent = data.save
  parentElement.querySelector("div").setAttribute("aria-label", data.save)
}

async function save(data, format) {
  const svg = drawn(data)
  if (!svg) return
  const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" })
  hand(format === "svg" ? blob : await raster(svg, blob), `${data.file}.${format}`)
}

function drawn(data) {
  const layers = [...document.querySelectorAll(`.st-key-${data.chart} .main-svg`)]
    .filter((layer) => layer.getBoundingClientRect().width > 0)
  if (!layers.length) return null
  const size = layers[0].getBoundingClientRect()
  const style = getComputedStyle(document.querySelector('[data-testid="stApp"]'))
  const ground = style.backgroundColor
  const width = Math.ceil(size.width) + 2 * EDGE
  const svg = element("svg", { xmlns: SVG, "font-family": style.fontFamily, fill: style.color })
  svg.append(element("rect", { width: "100%", height: "100%", fill: ground }))
  let y = EDGE
  const write = (words, kind) => {
    const weight = kind === "title" ? 650 : 400
    for (const line of broken(words, width - 2 * EDGE, `${weight} ${SIZES[kind]}px sans-serif`)) {
      y += Math.round(SIZES[kind] * 1.3)
      const text = element("text", { x: EDGE, y, "font-size": SIZES[kind], "font-weight": weight })
      text.textContent = line
      svg.append(text)
    }
  }
  write(data.title, "title")
  data.subtitles.forEach((words) => write(words, "subtitle"))
  y += 16
  for (const layer of layers) {
    const copy = layer.cloneNode(true)
    copy.setAttribute("x", EDGE)
    copy.setAttribute("y", y)
    copy.removeAttribute("style")
    svg.append(copy)
  }
  y += Math.ceil(size.height) + 4
  const today = new Date().toLocaleDateString(data.language, { dateStyle: "long" })
  data.footers.forEach((words) => write(words.replace("{date}", today), "footer"))
  const height = y + EDGE
  svg.setAttribute("width", width)
  svg.setAttribute("height", height)
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
  return svg
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

// the words in lines that fit a width
function broken(words, width, font) {
  const pen = document.createElement("canvas").getContext("2d")
  pen.font = font
  const lines = [""]
  for (const word of words.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word
    if (lines.at(-1) && pen.measureText(longer).width > width * 0.96) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

async function raster(svg, blob) {
  const image = new Image()
  const address = URL.createObjectURL(blob)
  image.src = address
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = 2 * svg.getAttribute("width")
  canvas.height = 2 * svg.getAttribute("height")
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(address)
  return new Promise((done) => canvas.toBlob(done, "image/png"))
}

function hand(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
