"""Making the file of an audit report, in a worker: the same renderer and the same gate as for a summary."""

from evidence.pdf import gate
from evidence.pdf.document import Document, Entry, Section
from evidence.pdf.render import render
from evidence.redaction.redacted import RedactedText
from evidence.services.making import make_waiting
from oversight.models import AuditReport, ReportFile

BROKEN = "The file could not be made. Print the page of each case instead, and tell whoever runs Handrail."
words, whole = RedactedText.fixed, RedactedText.whole


def make_next() -> bool:
    """Makes the file that has waited longest; False when none waits."""
    return make_waiting(AuditReport.objects.all(), make, broken=BROKEN)


def make(report: AuditReport) -> ReportFile:
    """The finished file, read back and equal to what it should say. Raises GateRefused, Denied."""
    document = composed(report)
    pdf = render(document)
    file = ReportFile(report=report, pages=gate.check(pdf, document, []))
    file.keep(pdf)
    file.save(force_insert=True)
    return file


def composed(report: AuditReport) -> Document:
    """The report as a document. Nothing is redacted: there is no name in it to begin with."""
    return Document(
        title=words("Audit report"),
        reference=words(report.reference),
        audience=words("Headteacher and governors"),
        made_at=report.asked_at,
        facts=tuple((words(name), whole(text)) for name, text in report.content["facts"]),
        sections=tuple(
            Section(
                words(title),
                tuple(
                    Entry(f"text {n}", whole(heading), whole(text)) for n, (heading, text) in enumerate(rows)
                ),
            )
            for title, rows in report.content["sections"]
        ),
        kind="Audit report",
    )
