"""Where the focus is, and whether somebody without a mouse can see it."""

from dataclasses import dataclass

from playwright.sync_api import Page as Tab

REACH = "a[href], button, input:not([type=hidden]), select, textarea, summary"

# How everything looks at rest is kept, so that a line that is always there is no sign of focus.
AT_REST = f"""async () => {{
    await document.fonts.ready  // letters that come late push what stands below them
    window.naastLooks = one => [one, one.nextElementSibling, one.closest('label')].map(box => {{
        const style = box && getComputedStyle(box)
        return style && [style.outlineStyle, style.outlineWidth, style.boxShadow].join()
    }}).join('|')
    for (const one of document.querySelectorAll('{REACH}')) one.naastAtRest = naastLooks(one)
}}"""

# A control that is drawn by its words (a picture, a word to choose) is seen where these stand.
HERE = """async () => {
    // Chromium scrolls to what has the focus at the next frame.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    const one = document.activeElement
    if (!one || one === document.body) return null
    const wide = box => box && box.getClientRects()[0]?.width > 2
    const box = [one, one.nextElementSibling, one.closest('label')].find(wide)
    // A heading reaches over what stands above it, and lets it show.
    const hides = (hit, below) => {
        for (; hit && !hit.contains(below) && !below.contains(hit); hit = hit.parentElement) {
            const {position, backgroundColor} = getComputedStyle(hit)
            if (position !== 'static' && position !== 'relative'
                || backgroundColor !== 'rgba(0, 0, 0, 0)') return true
        }
        return false
    }
    const is_new = !one.naastWasHere
    one.naastWasHere = true
    const wrong = naastLooks(one) === one.naastAtRest ? ['no sign of focus'] : []
    const place = box?.getClientRects()[0]
    if (!place) wrong.push('nowhere')
    else if (place.bottom <= 0 || place.top >= innerHeight) wrong.push('out of view')
    else {
        const across = place.left + place.width / 2
        const [top, bottom] = [Math.max(place.top, 0), Math.min(place.bottom, innerHeight)]
        const over = [top + 2, (top + bottom) / 2, bottom - 2]
            .map(down => document.elementFromPoint(across, down))
            .filter(hit => !hit || hides(hit, box))
        if (over.length) wrong.push(`covered by ${over[0]?.className}`)
        // Of a large field to write in, Chromium brings the line where one writes into view.
        const enough = one.matches('textarea') ? place.height / 4
            : Math.min(place.height, innerHeight / 2)
        if (bottom - top < enough - 1) wrong.push('cut off')
    }
    return {what: one.outerHTML.slice(0, 150), wrong, is_new}
}"""

# One of several radio buttons is reached by Tab, the others by the arrows.
UNREACHED = f"""() => [...document.querySelectorAll('{REACH}')].filter(one =>
    !one.naastWasHere && !one.disabled && one.checkVisibility({{visibilityProperty: true}})
    && one.type !== 'radio' && !one.closest('[tabindex="-1"]:not(main)')
).map(one => one.outerHTML.slice(0, 150))"""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """What has the focus, and what keeps one from seeing that."""

    what: str
    wrong: tuple[str, ...]
    is_new: bool


def look_at_rest(tab: Tab) -> None:
    """Look at the page before anything has the focus."""
    tab.emulate_media(reduced_motion="reduce")  # else one looks while the page still glides
    tab.evaluate(AT_REST)


def press_tab(tab: Tab) -> Stop | None:
    """Go one further, and tell where one is; None when one has left the page."""
    tab.keyboard.press("Tab")
    here = tab.evaluate(HERE)
    return here and Stop(what=here["what"], wrong=tuple(here["wrong"]), is_new=here["is_new"])


def unreached(tab: Tab) -> list[str]:
    """Return what one could press with a mouse and did not come by with Tab."""
    found: list[str] = tab.evaluate(UNREACHED)
    return found
