"""Own rows of a school, for the tests: a default made stricter, and an audience for the LADO."""

LADO = """
version = "2026-12"
[audience.parent_sar.rows]
staff = "label"
[audience.lado]
label = "Designated officer of the council (LADO)"
hint = "For an allegation against somebody who works here."
based_on = "social_care"
rows.subject_family = "mask"
rows.phone = "keep"
why.phone = "The LADO rings those who saw it: agreed with the data protection officer."
[[audience.lado.precondition]]
code = "about_a_colleague"
question = "Is this about somebody who works here?"
answer = "yes"
otherwise = "Choose another audience."
source = "The school's own procedure"
"""
