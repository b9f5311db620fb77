"""Words on the page that a reader does not see."""

from benchmarks.redaction.pdf.bad import SHAPE, TEXT, leak
from benchmarks.redaction.pdf.sample import SECRET, page, with_body, with_label


@leak(TEXT)
def rectangle_over_text() -> bytes:
    bar = '<b style="position:absolute;left:0;top:0;width:60mm;height:6mm;background:#000"></b>'
    return with_body(f'<p style="position:relative">{SECRET}{bar}</p>')


@leak(TEXT)
def black_on_black() -> bytes:
    return with_body(f'<p style="background:#000;color:#000">{SECRET}</p>')


@leak(TEXT)
def white_on_white() -> bytes:
    return with_body(f'<p style="color:#fff">{SECRET}</p>')


@leak(TEXT)
def white_instead_of_the_label() -> bytes:
    return page(
        lambda text: text.replace("[Pupil A] went", f'<i style="color:#fff">{SECRET}</i>[Pupil A] went')
    )


@leak(TEXT)
def no_opacity() -> bytes:
    return with_body(f'<p style="opacity:0">{SECRET}</p>')


@leak(TEXT)
def tiny_text() -> bytes:
    return with_body(f'<p style="font-size:0.1pt">{SECRET}</p>')


@leak(TEXT)
def cut_off_by_its_box() -> bytes:
    return with_body(f'<div style="overflow:hidden;width:10mm;height:5mm;text-indent:-99mm">{SECRET}</div>')


@leak(TEXT)
def left_of_the_page() -> bytes:
    return with_body(f'<p style="position:absolute;left:-300mm">{SECRET}</p>')


@leak(TEXT)
def below_the_page() -> bytes:
    return with_body(f'<p style="position:absolute;top:400mm">{SECRET}</p>')


@leak(TEXT)
def text_behind_text() -> bytes:
    return with_body(f'<p style="position:absolute;top:10mm;left:0">{SECRET}</p>')


@leak(TEXT)
def covered_generated_content() -> bytes:
    rule = f'p.x::before {{ content: "{SECRET}"; background: #000; color: #000 }}</style>'
    return page(lambda text: text.replace("</style>", rule).replace("</body>", '<p class="x">.</p></body>'))


@leak(TEXT)
def running_header() -> bytes:
    return page(lambda text: text.replace("string(running)", f'string(running) " {SECRET}"'))


@leak(TEXT)
def page_number_in_words() -> bytes:
    return page(lambda text: text.replace('"Page "', f'"{SECRET} Page "'))


@leak(TEXT)
def second_page_that_looks_empty() -> bytes:
    return with_body(f'<p style="break-before:page;color:#fff">{SECRET}</p>')


@leak(TEXT)
def name_beside_its_label() -> bytes:
    return with_label(f"[Pupil A] {SECRET}")


@leak(SHAPE)
def bar_as_wide_as_the_name() -> bytes:
    bar = f"display:inline-block;width:{len(SECRET) * 2}mm;height:3mm;background:#000"
    return with_label(f'<b style="{bar}"></b>[Pupil A]')


@leak(SHAPE)
def gap_as_wide_as_the_name() -> bytes:
    return with_label(f'<b style="margin-left:{len(SECRET) * 2}mm"></b>[Pupil A]')


@leak(SHAPE)
def letters_spread_to_the_width_of_the_name() -> bytes:
    return with_label(f'<b style="letter-spacing:{len(SECRET) / 20}mm">[Pupil A]</b>')
