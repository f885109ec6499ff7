(() => {
  const panels = [...document.querySelectorAll(".panel")], body = document.body
  const place = document.querySelector(".place"), button = document.querySelector(".bar button")
  let at = 0
  const show = (n) => {
    at = Math.max(0, Math.min(panels.length - 1, n))
    panels.forEach((one, i) => one.classList.toggle("on", i === at))
    body.classList.toggle("first", at === 0)
    place.textContent = `${at + 1} / ${panels.length}`
    scrollTo(0, 0)
  }
  const begin = () => {
    body.classList.add("present"); button.textContent = "End"; show(at)
    document.documentElement.requestFullscreen?.().catch(() => {})
  }
  const end = () => {
    body.classList.remove("present"); button.textContent = "Present"
    if (document.fullscreenElement) document.exitFullscreen()
  }
  button.hidden = false
  button.onclick = () => { body.classList.contains("present") ? end() : begin(); button.blur() }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!body.classList.contains("present")) { if (event.key === "p") begin(); return }
    if (!document.fullscreenElement && event.key !== "Escape") document.documentElement.requestFullscreen?.().catch(() => {})
    const long = document.documentElement.scrollHeight > innerHeight + 4
    if (long && ["ArrowDown", "ArrowUp"].includes(event.key)) return
    const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key]
    if (step) { event.preventDefault(); show(at + step) }
    else if (event.key === "Home") show(0)
    else if (event.key === "End") show(panels.length - 1)
    else if (event.key === "Escape") end()
  })
  addEventListener("beforeprint", end)
  if (location.hash === "#present") begin()
})()
