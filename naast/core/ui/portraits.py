# ruff: noqa: E501 - nobody reads the path of a drawing by line
"""Portraits drawn from parts, for people who want no photo. Twelve faces, always the same for one key.

Which face is somebody's own choice, kept as its key; the seed only decides when nobody chose.
"""

from dataclasses import dataclass
from hashlib import sha256

INK = "#2b2422"


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """Colours and parts of one portrait. `shade` is the skin in shadow, `trim` the collar or scarf."""

    skin: str
    shade: str
    hair: str
    cloth: str
    trim: str
    style: str
    extra: str = ""


_GLASSES = (
    '<g fill="none" stroke="#20302f" stroke-width="2.4"><rect x="55" y="81" width="22" height="19" rx="9"/>'
    '<rect x="83" y="81" width="22" height="19" rx="9"/><path d="M77 88c2-2 4-2 6 0"/></g>'
)
_BEARD = (
    '<path d="M51 100c0 28 12 42 29 42s29-14 29-42c-3 8-8 10-14 7-9-3-21-3-30 0-6 3-11 1-14-7z" fill="{hair}"/>'
    '<path d="M70 116c6 5 14 5 20 0" stroke="#7c5a4c" stroke-width="2.6" fill="none" stroke-linecap="round"/>'
)
_HEADSET = (
    '<path d="M46 92c-4-34 12-52 34-52s38 18 34 52" fill="none" stroke="#20302f" stroke-width="4"/>'
    '<rect x="41" y="86" width="10" height="20" rx="5" fill="#20302f"/>'
    '<path d="M46 106c2 14 12 20 24 20" fill="none" stroke="#20302f" stroke-width="3"/>'
    '<circle cx="72" cy="126" r="4" fill="#20302f"/>'
)

FACES = {
    "bob-red": Face(
        skin="#f0c9a8",
        shade="#dba67f",
        hair="#a4532c",
        cloth="#1f5f6b",
        trim="#e9f1ef",
        style="bob",
    ),
    "bob-black": Face(
        skin="#d9a877",
        shade="#b9855a",
        hair="#1f1a1a",
        cloth="#7a3b52",
        trim="#f3dfe4",
        style="bob",
    ),
    "bald-beard": Face(
        skin="#edc3a2",
        shade="#d39b76",
        hair="#b9b2a8",
        cloth="#6b4a2f",
        trim="#e6d9c4",
        style="bald",
        extra=_BEARD,
    ),
    "bald-glasses": Face(
        skin="#7a4f35",
        shade="#5f3b27",
        hair="#3a3431",
        cloth="#31556e",
        trim="#dfe8ef",
        style="bald",
        extra=_GLASSES,
    ),
    "scarf-plum": Face(
        skin="#c98f68",
        shade="#a8714c",
        hair="#5d3b63",
        cloth="#37474f",
        trim="#4c2f52",
        style="scarf",
    ),
    "scarf-green": Face(
        skin="#e0b28c",
        shade="#c08f68",
        hair="#3f6b57",
        cloth="#5a4a3a",
        trim="#31564a",
        style="scarf",
    ),
    "bun-grey": Face(
        skin="#f3d2b7",
        shade="#dcaf8d",
        hair="#cfcac2",
        cloth="#a8443a",
        trim="#f6e8dc",
        style="bun",
    ),
    "bun-headset": Face(
        skin="#f3d2b7",
        shade="#dcaf8d",
        hair="#cfcac2",
        cloth="#a8443a",
        trim="#f6e8dc",
        style="bun",
        extra=_HEADSET,
    ),
    "bun-brown": Face(
        skin="#eec29c",
        shade="#d29d74",
        hair="#6b4426",
        cloth="#2f5f4a",
        trim="#e4efe8",
        style="bun",
        extra=_GLASSES,
    ),
    "curls-dark": Face(
        skin="#8a5a3c",
        shade="#6f452c",
        hair="#241a17",
        cloth="#b5762a",
        trim="#f4e6cf",
        style="curls",
    ),
    "curls-blond": Face(
        skin="#f4d0b0",
        shade="#dcaa82",
        hair="#c79a4b",
        cloth="#4a5a8a",
        trim="#e5e9f4",
        style="curls",
    ),
    "short-brown": Face(
        skin="#f1cbaa",
        shade="#d9a680",
        hair="#4a3626",
        cloth="#3e5a3c",
        trim="#dfe7d8",
        style="short",
        extra=_GLASSES,
    ),
    "short-dark": Face(
        skin="#b98258",
        shade="#976543",
        hair="#1d1614",
        cloth="#7c4a1e",
        trim="#f0dfcb",
        style="short",
        extra=_BEARD,
    ),
}
"""The headset belongs to who answers the phone; nobody gets it by chance."""

_CHOOSABLE = sorted(FACES.keys() - {"bun-headset"})


def face(key: str) -> Face:
    """Return the face with this key, or for any other text the face that always goes with it."""
    if key in FACES:
        return FACES[key]
    return FACES[_CHOOSABLE[sha256(key.encode()).digest()[0] % len(_CHOOSABLE)]]


def draw(one: Face) -> str:
    """Return the drawing of a face as SVG, hidden from who hears the page."""
    veiled = one.style == "scarf"
    brows = INK if veiled else one.hair
    ears = "" if veiled else _ellipse(50, 96, 5, 8, one.skin) + _ellipse(110, 96, 5, 8, one.skin)
    return "".join(
        (
            '<svg viewBox="0 0 160 200" aria-hidden="true">',
            _behind(one),
            f'<path d="M10 200c0-34 22-52 48-56l22-3 22 3c26 4 48 22 48 56z" fill="{one.cloth}"/>',
            _scarf(one) if veiled else _neck(one),
            _ellipse(80, 94, 30, 39, one.skin),
            ears,
            _before(one),
            f'<g stroke="{INK}" stroke-width="2.6" stroke-linecap="round" fill="none">',
            f'<path d="M61 80c3-2.6 8-3 11-1M88 79c3-2 8-1.6 11 1" stroke="{brows}"/>',
            f'<path d="M80 90c-1 6-3 9-3 12 1 2 4 2 6 1" stroke="{one.shade}"/>',
            '<path d="M69 114c6 6 16 6 22 0"/></g>',
            _circle(67, 90, 2.9, INK) + _circle(93, 90, 2.9, INK),
            '<g fill="#d9694f" opacity=".16"><circle cx="62" cy="104" r="6"/><circle cx="98" cy="104" r="6"/></g>',
            one.extra.replace("{hair}", one.hair),
            "</svg>",
        )
    )


def _ellipse(x: int, y: int, rx: int, ry: int, fill: str) -> str:
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"/>'


def _circle(x: int, y: int, r: float, fill: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>'


def _curls(points: tuple[tuple[int, int, int], ...], hair: str) -> str:
    return "".join(_circle(x, y, r, hair) for x, y, r in points)


def _behind(one: Face) -> str:
    """Draw the hair that falls behind the head."""
    fill = f'fill="{one.hair}"'
    drawn = {
        "bob": f'<path d="M42 96c-4-44 14-62 38-62s42 18 38 62c-1 14 2 26 6 34H36c4-8 7-20 6-34z" {fill}/>',
        "curls": _curls(
            (
                (50, 70, 18),
                (62, 50, 19),
                (82, 42, 20),
                (102, 52, 18),
                (112, 72, 17),
                (46, 90, 13),
                (115, 92, 12),
            ),
            one.hair,
        ),
        "bun": f'<circle cx="80" cy="26" r="14" {fill}/>'
        f'<path d="M44 92c-4-36 12-54 36-54s40 18 36 54z" {fill}/>',
        "short": f'<path d="M46 82c-4-32 12-48 34-48s38 16 34 48z" {fill}/>',
    }
    return drawn.get(one.style, "")


def _before(one: Face) -> str:
    """Draw the hair, or the edge of the scarf, that falls over the forehead."""
    fill = f'fill="{one.hair}"'
    drawn = {
        "bob": f'<path d="M50 84c2-20 14-30 30-32 16 2 28 12 31 32 3-28-8-44-31-44s-34 16-30 44z" {fill}/>'
        f'<path d="M52 80c14-4 26-12 32-26-16-4-32 6-32 26z" {fill}/>',
        "scarf": '<path d="M52 86c3-22 15-32 28-32s25 10 28 32c-7-11-17-16-28-16s-21 5-28 16z" '
        f'fill="{one.trim}"/>',
        "curls": _curls(((58, 62, 11), (72, 54, 11), (88, 53, 11), (102, 62, 10)), one.hair),
        "bun": f'<path d="M50 82c4-18 14-28 30-28s26 10 30 28c4-28-8-42-30-42S46 54 50 82z" {fill}/>',
        "short": '<path d="M50 80c2-12 6-18 12-22 12 6 28 6 40-2 6 6 8 14 9 24 6-30-6-46-31-46S44 50 50 80z" '
        f"{fill}/>",
        "bald": '<path d="M50 92c-3-6-3-12-2-18M110 92c3-6 3-12 2-18" '
        f'stroke="{one.hair}" stroke-width="7" stroke-linecap="round" fill="none"/>',
    }
    return drawn[one.style]


def _neck(one: Face) -> str:
    return (
        f'<path d="M64 128h32v20c0 9-7 16-16 16s-16-7-16-16z" fill="{one.shade}"/>'
        '<path d="M56 146c6 14 14 20 24 20s18-6 24-20l8 3c-6 20-17 29-32 29s-26-9-32-29z" '
        f'fill="{one.trim}"/>'
    )


def _scarf(one: Face) -> str:
    return (
        '<path d="M36 106c-4-50 16-80 44-80s48 30 44 80c0 24 6 42 18 58-22 16-102 16-124 0 12-16 18-34 18-58z" '
        f'fill="{one.hair}"/>'
        f'<path d="M46 132c12 26 56 26 68 0l12 26c-22 20-70 20-92 0z" fill="{one.trim}"/>'
        f'<path d="M52 128c10 20 46 20 56 0l6 10c-14 22-54 22-68 0z" fill="{one.hair}"/>'
    )
