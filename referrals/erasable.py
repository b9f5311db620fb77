"""What lawful erasure blanks in this room: by model, the way to its case and its columns with words or with a person.

What stays: references, times, codes of states and steps, who decided. A test finds a text column that is in no table.
"""

ERASABLE = {
    "case": ("id", "child_text about_text pupil about_staff"),
    "concern": (
        "children__case",
        "adult_text adult happened_text place child_words saw told think platform contact_names did",
    ),
    "concernchild": ("case", "pupil"),
    "note": ("case", "text spoke_to told_by"),
    "decision": ("case", "reason facts"),
    "referral": ("case", "reason outside_reference sheet_answers facts"),
    "assessment": ("case", "answers rows routes wording"),
    "consideration": ("assessment__case", "called reason"),
    "thresholddecision": ("case", "criteria reason"),
    "childpart": ("case", "reason"),
    "grant": ("case", "reason"),
}
#: A child of a concern is named or described, so the word stands even where nothing did.
ALWAYS = {"concernchild": "description"}
