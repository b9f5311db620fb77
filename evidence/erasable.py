"""What lawful erasure blanks in this room, see referrals/erasable.py: texts of summaries, files, attachments."""

ERASABLE = {
    "caseperson": ("case", "name other_names handles phone pupil"),
    "summary": ("case", "recipient answers problem requester"),
    "summaryentry": ("summary__case", "text left_as"),
    "redaction": ("entry__summary__case", "person candidates retyped reason"),
    "summaryfile": ("summary__case", "sealed manifest"),
    "referralform": ("referral__case", "sheet problem"),
    "formfile": ("form__referral__case", "sealed"),
    "handover": ("file__summary__case", "copy reason"),
    "attachment": ("case", "description sealed_name"),
    "attachmentfile": ("attachment__case", "sealed"),
}
